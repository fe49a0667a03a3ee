package org.frontdesk.server.access;

import org.jooq.DSLContext;

/** What came of opening a session. */
sealed interface SessionOpening {

    /** It is open. */
    record Opened(Session session) implements SessionOpening {}

    /** Nothing was written, as more than the password is asked for. */
    record Closed(SecondFactorCheck why) implements SessionOpening {}

    /**
     * Looks at the second factor in the transaction that opens the session. So a code is taken by the session it opens, and is not
     * found used when the answer of that transaction was lost.
     */
    interface Door {

        /** For whom no second factor is looked at. */
        Door OPEN = db -> SecondFactorCheck.NOT_ENROLLED;

        SecondFactorCheck look(DSLContext db);
    }
}
