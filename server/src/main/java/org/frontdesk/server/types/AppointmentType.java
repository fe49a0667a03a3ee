package org.frontdesk.server.types;

import java.time.Duration;

/**
 * A kind of appointment.
 *
 * @param minutes how long one takes
 * @param colour as {@code #rrggbb}, in lower case
 * @param active whether it can be booked
 * @param version grows with every change
 */
public record AppointmentType(
        AppointmentTypeId id,
        String name,
        int minutes,
        String colour,
        boolean active,
        long version) {

    /** The time that is needed, which slots are found for. */
    public Duration length() {
        return Duration.ofMinutes(minutes);
    }
}
