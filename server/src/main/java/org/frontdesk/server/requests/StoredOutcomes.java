package org.frontdesk.server.requests;

import static org.frontdesk.server.database.schema.Tables.REQUEST_OUTCOMES;

import com.google.protobuf.ByteString;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

import java.time.Duration;
import java.util.function.Supplier;

/** The outcomes stored by request id, for use cases that open a transaction of their own. */
public final class StoredOutcomes {

    /** How long an intention may be sent again; part of the contract. */
    public static final Duration KEPT_FOR = Duration.ofDays(7);

    /** Bounds the work of one clean-up, so that it never holds anything for long. */
    private static final int MOST_FORGOTTEN_AT_ONCE = 5_000;

    private StoredOutcomes() {}

    /** Inside the caller's transaction: the outcome this intention had before, or the one decided now, then stored. */
    public static <O> Settled<O> settle(
            DSLContext db, Intention intention, OutcomeJson<O> json, Supplier<O> decide) {
        var stored =
                db.selectFrom(REQUEST_OUTCOMES)
                        .where(REQUEST_OUTCOMES.REQUEST_ID.eq(intention.id().value()))
                        .fetchOne();
        if (stored != null) {
            return new StoredOutcome(
                            new UserId(stored.getActorId()),
                            stored.getOperation(),
                            ByteString.copyFrom(stored.getContentHash()),
                            stored.getOutcome())
                    .answerTo(intention, json);
        }
        O outcome = decide.get();
        db.insertInto(REQUEST_OUTCOMES)
                .set(REQUEST_OUTCOMES.REQUEST_ID, intention.id().value())
                .set(REQUEST_OUTCOMES.ACTOR_ID, intention.actor().value())
                .set(REQUEST_OUTCOMES.OPERATION, intention.operation())
                .set(REQUEST_OUTCOMES.CONTENT_HASH, intention.contentHash().toByteArray())
                .set(REQUEST_OUTCOMES.OUTCOME, json.write(outcome))
                .execute();
        return new Settled.As<>(outcome);
    }

    /** Forgets outcomes older than {@link #KEPT_FOR}, a bounded number at a time; returns how many. */
    public static int forgetOld(Transactions transactions) {
        return transactions.serializable(
                Duration.ofSeconds(5),
                db ->
                        db.deleteFrom(REQUEST_OUTCOMES)
                                .where(
                                        REQUEST_OUTCOMES.REQUEST_ID.in(
                                                DSL.select(REQUEST_OUTCOMES.REQUEST_ID)
                                                        .from(REQUEST_OUTCOMES)
                                                        .where(
                                                                REQUEST_OUTCOMES.DECIDED_AT.lt(
                                                                        DSL.currentInstant()
                                                                                .minus(
                                                                                        DayToSecond
                                                                                                .valueOf(
                                                                                                        KEPT_FOR))))
                                                        .limit(MOST_FORGOTTEN_AT_ONCE)))
                                .execute());
    }
}
