package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_FURTHER_SLOTS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes slots that nobody ever used; keeps the others, and says why.
 *
 * <p>Outcomes, in order of precedence: those of {@link SelectionRefused}, {@link Deleted}.
 */
public final class DeleteSlots {

    /** What came of it. */
    public sealed interface Outcome permits Deleted, SelectionRefused {}

    /**
     * What could be deleted is.
     *
     * @param kept the first {@link BlockSlots#MOST_TOLD} of those that could not
     */
    public record Deleted(int count, int keptCount, List<Kept> kept) implements Outcome {}

    /** A slot that is still there: booked, or with appointments of the past in it. */
    public record Kept(TimeSlot slot, boolean booked) {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;

    public DeleteSlots(Transactions transactions) {
        this.transactions = transactions;
    }

    public Settled<Outcome> settle(Intention intention, Caller caller, SlotSelection selection) {
        var turn = new SlotTurn();
        return transactions.serializable(
                PATIENCE,
                db -> {
                    turn.await(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, caller, selection));
                });
    }

    private static Outcome decide(
            DSLContext db, Intention intention, Caller caller, SlotSelection selection) {
        var locked = LockedSlots.of(db, caller, selection);
        if (locked.refused().isPresent()) {
            return locked.refused().get();
        }
        Set<UUID> used = used(db, locked.slots());
        List<TimeSlot> unused = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (TimeSlot slot : locked.slots()) {
            if (slot.booked() > 0 || used.contains(slot.id().value())) {
                kept.add(new Kept(slot, slot.booked() > 0));
            } else {
                unused.add(slot);
            }
        }
        if (!unused.isEmpty()) {
            delete(db, unused);
            AuditTrail.write(db, SlotAudit.of(intention, "DELETE_SLOTS", unused));
        }
        return new Deleted(
                unused.size(), kept.size(), kept.stream().limit(BlockSlots.MOST_TOLD).toList());
    }

    /** Those of the slots that have or had appointments. Where they begin is found by doctor and time, which an index has. */
    static Set<UUID> used(DSLContext db, Collection<TimeSlot> slots) {
        Set<UUID> used =
                new HashSet<>(
                        db.selectDistinct(APPOINTMENT_FURTHER_SLOTS.SLOT_ID)
                                .from(APPOINTMENT_FURTHER_SLOTS)
                                .where(
                                        APPOINTMENT_FURTHER_SLOTS.SLOT_ID.eq(
                                                DSL.any(LockedSlots.ids(slots))))
                                .fetch(APPOINTMENT_FURTHER_SLOTS.SLOT_ID));
        used.addAll(
                db.selectDistinct(APPOINTMENTS.SLOT_ID)
                        .from(TIME_SLOTS)
                        .join(APPOINTMENTS)
                        .on(APPOINTMENTS.DOCTOR_ID.eq(TIME_SLOTS.DOCTOR_ID))
                        .and(APPOINTMENTS.STARTS_AT.eq(TIME_SLOTS.STARTS_AT))
                        .and(APPOINTMENTS.SLOT_ID.eq(TIME_SLOTS.ID))
                        .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                        .fetch(APPOINTMENTS.SLOT_ID));
        return used;
    }

    static void delete(DSLContext db, Collection<TimeSlot> slots) {
        db.deleteFrom(TIME_SLOTS)
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                .execute();
    }
}
