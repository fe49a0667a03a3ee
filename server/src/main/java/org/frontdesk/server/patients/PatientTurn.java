package org.frontdesk.server.patients;

import org.jooq.DSLContext;

/** Whoever changes which patients there are takes their turn, across all servers: what one compares is still so when it commits. */
final class PatientTurn {

    private PatientTurn() {}

    /** To be called before anything else in a transaction, whose snapshot is taken after it. */
    static void await(DSLContext db) {
        db.execute("lock table patient_turn in exclusive mode");
    }
}
