package org.frontdesk.server.appointments;

import java.util.Objects;
import java.util.UUID;

/** Names an appointment. */
public record AppointmentId(UUID value) {

    public AppointmentId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
