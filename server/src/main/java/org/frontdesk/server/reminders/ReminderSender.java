package org.frontdesk.server.reminders;

/** Sends reminders one way. */
public interface ReminderSender {

    /** The way. */
    ReminderChannel channel();

    /**
     * Sends one; returns when the other side has taken it.
     *
     * @throws Exception when it may not have been taken; only its class is written down
     */
    void send(OutgoingReminder reminder) throws Exception;
}
