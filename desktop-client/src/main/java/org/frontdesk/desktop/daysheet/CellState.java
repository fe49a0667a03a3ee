package org.frontdesk.desktop.daysheet;

import java.util.Locale;

/** What a slot is to whoever looks at the sheet. */
public enum CellState {
    /** Has a free place and can be booked. */
    FREE("fth-plus-circle"),
    /** One place, held for somebody, or by a booking that is not confirmed yet. */
    HELD("fth-clock"),
    /** One place, taken by a confirmed appointment. */
    BOOKED("fth-check-circle"),
    /** Its patient is in the clinic. */
    ARRIVED("fth-user-check"),
    /** Its patient is with the doctor. */
    WITH_DOCTOR("fth-activity"),
    /** Its visit is over. */
    DONE("fth-check-square"),
    /** Its patient did not come, and nobody else has the place. */
    NO_SHOW("fth-user-x"),
    /** Taken by somebody the viewer may not see. */
    TAKEN("fth-minus-circle"),
    /** Several places, some of them taken. */
    GROUP("fth-users"),
    /** Several places, all of them taken; or more taken than there are. */
    FULL("fth-check-circle"),
    /** Not to be booked. */
    BLOCKED("fth-slash"),
    /** Began without anybody. */
    UNUSED("fth-minus");

    private final String icon;

    CellState(String icon) {
        this.icon = icon;
    }

    /** The icon that goes with the word. */
    public String icon() {
        return icon;
    }

    /** The CSS pseudo-class. */
    public String cssName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
