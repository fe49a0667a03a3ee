package org.frontdesk.desktop.daysheet;

import java.util.Locale;

/** What a slot is to whoever looks at the sheet. */
public enum CellState {
    /** Has a free place and can be booked. */
    FREE("fth-plus-circle"),
    /** One place, held by a booking that is not confirmed yet. */
    HELD("fth-clock"),
    /** One place, taken by a confirmed appointment. */
    BOOKED("fth-check-circle"),
    /** Taken by somebody the viewer may not see. */
    TAKEN("fth-minus-circle"),
    /** Several places, some of them taken. */
    GROUP("fth-users"),
    /** Several places, all of them taken. */
    FULL("fth-user-check"),
    /** Not to be booked. */
    BLOCKED("fth-slash"),
    /** Began without anybody. */
    PAST("fth-minus");

    private final String icon;

    CellState(String icon) {
        this.icon = icon;
    }

    /** The icon that goes with the word. */
    public String icon() {
        return icon;
    }

    /** The CSS pseudo-class, and the part of the text key. */
    public String cssName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
