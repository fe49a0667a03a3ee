package org.frontdesk.server.access;

import java.util.Objects;
import java.util.UUID;

/** Names a user account. */
public record UserId(UUID value) {

    public UserId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
