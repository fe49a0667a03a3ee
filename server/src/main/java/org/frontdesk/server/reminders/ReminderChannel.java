package org.frontdesk.server.reminders;

/** The way a reminder goes; the names are stored. */
public enum ReminderChannel {
    EMAIL,
    WEBHOOK
}
