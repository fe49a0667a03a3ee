package org.frontdesk.server.patients;

import java.util.Objects;
import java.util.UUID;

/** Names a patient. */
public record PatientId(UUID value) {

    public PatientId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
