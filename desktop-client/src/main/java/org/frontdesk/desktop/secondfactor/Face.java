package org.frontdesk.desktop.secondfactor;

/** What the dialog shows, in the order in which a person sees it. */
enum Face {
    /** Asking the server what there is. */
    LOADING,
    /** The server did not say. */
    FAILED,
    /** There is none: the password begins setting it up. */
    BEGIN,
    /** The secret, for the telephone to read, and the first code. */
    SCAN,
    /** It is asked for from now on: the recovery codes, which are shown once. */
    CODES,
    /** There is one: password and code remove it. */
    REMOVE
}
