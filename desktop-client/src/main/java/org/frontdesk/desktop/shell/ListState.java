package org.frontdesk.desktop.shell;

/** Which of its states a list is in. */
public enum ListState {
    /** It is on its way. */
    LOADING,
    /** There is something to show. */
    READY,
    /** There is nothing. */
    EMPTY,
    /** It could not be read. */
    FAILED
}
