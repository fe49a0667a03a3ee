package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.CLOSURES;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deletes a time off or holiday; slots that it blocked are open again, or blocked by another closure over them.
 *
 * <p>Outcomes, in order of precedence: {@link ClosureUnknown}, {@link ClosureDeleted}.
 */
public final class DeleteClosure {

    /** What came of it. */
    public sealed interface Outcome permits ClosureDeleted, ClosureUnknown {}

    /** It is gone, and this many slots are open again. */
    public record ClosureDeleted(int reopened) implements Outcome {}

    /** No closure has this id. */
    public record ClosureUnknown(ClosureId closure) implements Outcome, Refusal {
        @Override
        public Reason reason() {
            return Reason.CLOSURE_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such time off or holiday.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("closure_id", closure.toString());
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Transactions transactions;

    public DeleteClosure(Transactions transactions) {
        this.transactions = transactions;
    }

    public Settled<Outcome> settle(Intention intention, ClosureId id) {
        var turn = new SlotTurn();
        return transactions.serializable(
                PATIENCE,
                db -> {
                    turn.await(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, id));
                });
    }

    private static Outcome decide(DSLContext db, Intention intention, ClosureId id) {
        var found =
                db.selectFrom(CLOSURES)
                        .where(CLOSURES.ID.eq(id.value()))
                        .fetchOptional(Closure::decode);
        if (found.isEmpty()) {
            return new ClosureUnknown(id);
        }
        List<TimeSlot> open =
                new ArrayList<>(LockedSlots.lock(db, TIME_SLOTS.CLOSURE_ID.eq(id.value())));
        for (Closure other :
                db.selectFrom(CLOSURES)
                        .where(CLOSURES.ID.ne(id.value()))
                        .and(CLOSURES.ENDS_AT.gt(found.get().time().start()))
                        .fetch(Closure::decode)) {
            List<TimeSlot> covered =
                    open.stream().filter(slot -> other.isOver(slot.doctor(), slot.time())).toList();
            CreateClosure.block(db, other, covered);
            open.removeAll(covered);
        }
        db.update(TIME_SLOTS)
                .setNull(TIME_SLOTS.BLOCKED_REASON)
                .setNull(TIME_SLOTS.CLOSURE_ID)
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(open))))
                .execute();
        db.deleteFrom(CLOSURES).where(CLOSURES.ID.eq(id.value())).execute();
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "DELETE_CLOSURE", "closures", id.value())
                        .with("reason", found.get().reason())
                        .with("reopened", open.size()));
        return new ClosureDeleted(open.size());
    }
}
