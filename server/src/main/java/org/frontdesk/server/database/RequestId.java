package org.frontdesk.server.database;

import java.util.Objects;
import java.util.UUID;

/** Names one intention of a caller; made by the caller before it is sent, kept for retries. */
public record RequestId(UUID value) {

    public RequestId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
