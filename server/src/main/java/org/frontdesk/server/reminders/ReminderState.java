package org.frontdesk.server.reminders;

/** Where a reminder stands; the names are stored. */
public enum ReminderState {
    DUE,
    SENDING,
    SENT,
    SKIPPED,
    FAILED
}
