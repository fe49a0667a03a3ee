package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.schedule.SlotAudit;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a moved day leaves besides its appointments: whom to call, and slots that nobody may book. A batch in which no day is moved
 * does not come here.
 */
final class DayMoveWrites {

    /**
     * A patient who was not reached since the last move goes on being told from what they know; only one who was reached knows
     * of the place that is left now.
     */
    private static final String CALLS =
            """
            insert into call_list (appointment_id, from_doctor_id, from_starts_at, call_before, moved_by)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (appointment_id) do update set
                from_doctor_id = case when call_list.outcome = 'REACHED' then excluded.from_doctor_id else call_list.from_doctor_id end,
                from_starts_at = case when call_list.outcome = 'REACHED' then excluded.from_starts_at else call_list.from_starts_at end,
                call_before = case when call_list.outcome = 'REACHED' then excluded.call_before
                    else least(call_list.from_starts_at, excluded.call_before) end,
                moved_by = excluded.moved_by, moved_at = now(),
                outcome = 'NOT_CALLED', calls = 0, called_by = null, called_at = null,
                version = call_list.version + 1
            """;

    private DayMoveWrites() {}

    static void write(DSLContext db, List<LockedSchedule.DayMove> moves) {
        for (LockedSchedule.DayMove move : moves) {
            callList(db, move);
            AuditTrail.write(
                    db,
                    AuditEntry.of(
                                    move.intention(),
                                    "MOVE_DOCTOR_DAY",
                                    "doctors",
                                    move.doctor().value())
                            .with("appointments", move.after().size()));
            if (!move.blocked().isEmpty()) {
                block(db, move.blocked());
                AuditTrail.write(
                        db,
                        SlotAudit.of(move.intention(), "BLOCK_SLOTS", move.blocked())
                                .with(
                                        "reason",
                                        move.blocked().getFirst().blockedReason().orElseThrow()));
            }
        }
    }

    private static void callList(DSLContext db, LockedSchedule.DayMove move) {
        List<Instant> callBefore = new ArrayList<>(move.before().size());
        for (int i = 0; i < move.before().size(); i++) {
            Instant old = move.before().get(i).time().start();
            Instant next = move.after().get(i).time().start();
            callBefore.add(old.isBefore(next) ? old : next);
        }
        db.execute(
                CALLS,
                BoundArray.ofUuids(move.before(), one -> one.id().value()),
                BoundArray.ofUuids(move.before(), one -> one.doctor().value()),
                BoundArray.ofInstants(move.before(), one -> one.time().start()),
                BoundArray.ofInstants(callBefore, at -> at),
                BoundArray.ofUuids(move.before(), one -> move.intention().actor().value()));
    }

    private static void block(DSLContext db, List<TimeSlot> slots) {
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BLOCKED_REASON, slots.getFirst().blockedReason().orElseThrow())
                .setNull(TIME_SLOTS.CLOSURE_ID) // by hand now: no closure opens it again
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(
                        TIME_SLOTS.ID.eq(
                                DSL.any(BoundArray.ofUuids(slots, slot -> slot.id().value()))))
                .execute();
    }
}
