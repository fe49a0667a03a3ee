package org.frontdesk.desktop.booking;

/** Which face the booking pane shows. */
public enum PaneFace {
    /** No slot is open. */
    CLOSED,
    /** Finding the patient, and booking. */
    BOOK,
    /** Registering a person who is no patient yet. */
    REGISTER,
    /** One appointment. */
    APPOINTMENT,
    /** Blocking the slot, or opening it again. */
    BLOCK,
    /** A slot in which there is nothing to be done, and why. */
    NOTHING_TO_DO
}
