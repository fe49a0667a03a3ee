package org.frontdesk.server.requests;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

/** How an intention was settled: with an outcome, now or the first time it was sent, or not at all. */
public sealed interface Settled<O> {

    /** The one outcome this intention has. */
    record As<O>(O outcome) implements Settled<O> {}

    /** The id was used before for something else; nothing was done. */
    record Reused<O>() implements Settled<O>, Refusal {

        @Override
        public Reason reason() {
            return Reason.REQUEST_ID_REUSED;
        }

        @Override
        public String sentence() {
            return "This request id was used before for something else; use a new one.";
        }
    }
}
