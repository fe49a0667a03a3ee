package org.frontdesk.server.schedule;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.requests.Intention;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the audit log is told of slots: one row for a change, of one slot or of many. */
public final class SlotAudit {

    /** As many ids as stay readable; how many there were is always told. */
    private static final int MOST_IDS = 500;

    private SlotAudit() {}

    public static AuditEntry of(Intention intention, String action, List<TimeSlot> slots) {
        if (slots.size() == 1) {
            return AuditEntry.of(intention, action, "time_slots", slots.getFirst().id().value())
                    .with("doctor", slots.getFirst().doctor().toString());
        }
        return many(intention, action)
                .with("count", slots.size())
                .with(
                        "slots",
                        slots.stream().limit(MOST_IDS).map(slot -> slot.id().toString()).toList());
    }

    /** A change of many slots, without their ids. */
    static AuditEntry many(Intention intention, String action) {
        return new AuditEntry(
                Optional.of(intention.actor()),
                action,
                "time_slots",
                Optional.empty(),
                Optional.empty(),
                Optional.of(intention.id()),
                Map.of());
    }
}
