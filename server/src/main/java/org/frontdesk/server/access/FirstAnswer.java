package org.frontdesk.server.access;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * How an intention was settled, and whether this was the first time: a secret is shown with the first answer and not stored
 * for another one.
 */
record FirstAnswer<O>(Settled<O> settled, boolean isFirst) {

    static <O> FirstAnswer<O> settle(
            DSLContext db, Intention intention, OutcomeJson<O> json, Supplier<O> decide) {
        var isFirst = new AtomicBoolean();
        Settled<O> settled =
                StoredOutcomes.settle(
                        db,
                        intention,
                        json,
                        () -> {
                            isFirst.set(true);
                            return decide.get();
                        });
        return new FirstAnswer<>(settled, isFirst.get());
    }
}
