package org.frontdesk.server.reminders;

import java.time.Instant;
import java.util.UUID;

/**
 * A reminder as it is sent.
 *
 * @param id the same in every attempt
 * @param attempt from 1
 * @param email where an e-mail goes; may be empty for another channel
 * @param language {@code en} or {@code es}
 */
public record OutgoingReminder(
        UUID id,
        int attempt,
        ReminderChannel channel,
        UUID appointment,
        UUID patient,
        Instant start,
        String email,
        String language,
        String subject,
        String text) {

    @Override
    public String toString() {
        return "reminder " + id; // never the patient's data
    }
}
