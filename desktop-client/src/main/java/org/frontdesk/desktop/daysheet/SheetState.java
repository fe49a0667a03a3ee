package org.frontdesk.desktop.daysheet;

/** Which of its states the sheet is in. */
public enum SheetState {
    /** The day is on its way. */
    LOADING,
    /** There are slots to show. */
    READY,
    /** There is no slot on this day. */
    EMPTY,
    /** The doctors could not be read. */
    FAILED
}
