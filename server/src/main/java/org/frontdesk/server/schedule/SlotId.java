package org.frontdesk.server.schedule;

import java.util.Objects;
import java.util.UUID;

/** Names a time slot. */
public record SlotId(UUID value) {

    public SlotId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
