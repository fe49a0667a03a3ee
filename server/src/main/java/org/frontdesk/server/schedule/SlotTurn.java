package org.frontdesk.server.schedule;

import org.jooq.DSLContext;

/**
 * Lets a command over thousands of slots come to its end while others are being booked. What it reads is more than the
 * database remembers row by row, so it takes every booking meanwhile for a conflict; once it has met one, bookings wait until
 * it is done. In a clinic where nobody books just then, nobody waits.
 */
final class SlotTurn {

    private boolean isRepeated;

    /**
     * Must come before anything else in the transaction, as {@code lock table} waits before the transaction's snapshot is
     * taken. The mode is the weakest that no booking can pass: one that held a slot's row and waited here would be
     * waited for.
     */
    void await(DSLContext db) {
        if (isRepeated) {
            db.execute("lock table time_slots in exclusive mode");
        }
        isRepeated = true;
    }
}
