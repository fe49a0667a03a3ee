package org.frontdesk.server.schedule;

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
import java.util.List;

/**
 * Blocks slots with a reason. Appointments in them stay; who blocked is told which slots have some.
 *
 * <p>Outcomes, in order of precedence: those of {@link SelectionRefused}, {@link Blocked}.
 */
public final class BlockSlots {

    /** What came of it. */
    public sealed interface Outcome permits Blocked, SelectionRefused {}

    /**
     * The slots are blocked.
     *
     * @param withAppointments the first {@link #MOST_TOLD} of those that somebody has to look after
     */
    public record Blocked(int count, int withAppointmentsCount, List<TimeSlot> withAppointments)
            implements Outcome {}

    /** A list that a person works through. */
    static final int MOST_TOLD = 100;

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;

    public BlockSlots(Transactions transactions) {
        this.transactions = transactions;
    }

    public Settled<Outcome> settle(
            Intention intention, Caller caller, SlotSelection selection, String reason) {
        var turn = new SlotTurn();
        return transactions.serializable(
                PATIENCE,
                db -> {
                    turn.await(db);
                    return StoredOutcomes.settle(
                            db,
                            intention,
                            JSON,
                            () -> decide(db, intention, caller, selection, reason));
                });
    }

    private static Outcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            SlotSelection selection,
            String reason) {
        var locked = LockedSlots.of(db, caller, selection);
        if (locked.refused().isPresent()) {
            return locked.refused().get();
        }
        List<TimeSlot> slots = locked.slots();
        if (slots.isEmpty()) {
            return new Blocked(0, 0, List.of());
        }
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BLOCKED_REASON, reason)
                .setNull(TIME_SLOTS.CLOSURE_ID) // by hand now: no closure opens it again
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                .execute();
        AuditTrail.write(db, SlotAudit.of(intention, "BLOCK_SLOTS", slots).with("reason", reason));
        List<TimeSlot> busy =
                slots.stream()
                        .filter(slot -> slot.booked() > 0)
                        .map(slot -> slot.withBlocked(reason))
                        .toList();
        return new Blocked(slots.size(), busy.size(), busy.stream().limit(MOST_TOLD).toList());
    }
}
