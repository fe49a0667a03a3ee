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
 * Opens blocked slots again, whatever blocked them.
 *
 * <p>Outcomes, in order of precedence: those of {@link SelectionRefused}, {@link Reopened}.
 */
public final class ReopenSlots {

    /** What came of it. */
    public sealed interface Outcome permits Reopened, SelectionRefused {}

    /** This many were blocked and are not any more. */
    public record Reopened(int count) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;

    public ReopenSlots(Transactions transactions) {
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
        List<TimeSlot> slots = locked.slots().stream().filter(TimeSlot::isBlocked).toList();
        if (!slots.isEmpty()) {
            db.update(TIME_SLOTS)
                    .setNull(TIME_SLOTS.BLOCKED_REASON)
                    .setNull(TIME_SLOTS.CLOSURE_ID)
                    .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                    .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                    .execute();
            AuditTrail.write(
                    db, SlotAudit.of(intention, "REOPEN_SLOTS", slots).with("reason", reason));
        }
        return new Reopened(slots.size());
    }
}
