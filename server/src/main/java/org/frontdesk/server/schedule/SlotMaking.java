package org.frontdesk.server.schedule;

import org.jooq.DSLContext;

/**
 * Lets those who make slots, or put them into a room, do so one after another, over all servers. Each then sees what the one
 * before it made, and says so. At once they would meet in the exclusion constraints, where everybody waits for everybody: the
 * database ends one such wait a second, and who tries again joins it again.
 */
public final class SlotMaking {

    private SlotMaking() {}

    /**
     * Must come before anything else in the transaction, as {@code lock table} waits before the transaction's snapshot is
     * taken. Bookings pass.
     */
    public static void awaitTurn(DSLContext db) {
        db.execute("lock table template_slots in share row exclusive mode");
    }
}
