package org.frontdesk.server.doctordays;

/** What came of the last call; the names are those stored in {@code call_list.outcome}. */
public enum CallOutcome {
    NOT_CALLED,
    REACHED,
    NOT_REACHED,
    VOICEMAIL
}
