package org.frontdesk.server.appointments;

import org.jooq.DSLContext;

import java.time.Duration;

/**
 * Lets the lanes of several servers take turns at one database while they want the same slots. Without turns the lane
 * that met the other one would decide again, and meet its next batch, until its tries are over. A lane that meets nobody
 * does not ask for its turn, so that one server alone never pays for it. Used by the lane's thread only.
 */
final class Turns {

    /** As long as a rush for the same slots is likely to go on; each conflict meanwhile begins it anew. */
    private static final Duration AFTER_A_CONFLICT = Duration.ofSeconds(10);

    private boolean areTaken;
    private long takenUntilNanos;

    /**
     * Waits for the turn, which lasts until the transaction ends, if turns are being taken. Must come before anything else
     * in the transaction.
     *
     * @param isRepeated whether this transaction was tried before
     */
    void await(DSLContext db, boolean isRepeated) {
        if (isRepeated) {
            areTaken = true;
            takenUntilNanos = System.nanoTime() + AFTER_A_CONFLICT.toNanos();
        }
        areTaken = areTaken && System.nanoTime() - takenUntilNanos < 0;
        if (areTaken) {
            db.execute("lock table booking_turn in exclusive mode");
        }
    }
}
