package org.frontdesk.desktop.booking;

/** In which way a place is taken. */
public enum BookingWay {
    /** A free place of a slot that is still to come; it is confirmed afterwards. */
    BOOK,
    /** A free place now, for somebody who stands at the desk. */
    WALK_IN,
    /** A place beyond the capacity, on purpose. */
    OVERBOOK
}
