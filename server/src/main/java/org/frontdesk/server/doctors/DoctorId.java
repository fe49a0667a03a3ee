package org.frontdesk.server.doctors;

import java.util.Objects;
import java.util.UUID;

/** Names a doctor. */
public record DoctorId(UUID value) {

    public DoctorId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
