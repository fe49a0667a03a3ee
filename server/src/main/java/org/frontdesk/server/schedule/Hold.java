package org.frontdesk.server.schedule;

import org.frontdesk.server.access.UserId;

import java.time.Instant;

/**
 * One place of a slot that somebody holds before the patient is known.
 *
 * @param heldByName how the holder was shown to people when it began
 */
public record Hold(
        HoldId id,
        SlotId slot,
        UserId heldBy,
        String heldByName,
        Instant heldAt,
        Instant expiresAt) {

    /** Whether it ran out, also when nobody has written it down yet. */
    public boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
