package org.frontdesk.server.schedule;

import org.frontdesk.server.locations.LocationId;
import org.frontdesk.server.locations.RoomId;

import java.util.UUID;

/** The room a slot is tied to, and the location it is in. */
public record SlotRoom(RoomId id, LocationId location) {

    /** As a slot's row has it. */
    public static SlotRoom of(UUID room, UUID location) {
        return new SlotRoom(new RoomId(room), new LocationId(location));
    }
}
