package org.frontdesk.server.waitlist;

/** Where an entry stands; the names are those stored in {@code waitlist_entries.state}. */
public enum WaitlistState {
    WAITING,
    OFFERED,
    SERVED,
    LEFT;

    /** Whether it can still come to something. */
    public boolean isOpen() {
        return this == WAITING || this == OFFERED;
    }
}
