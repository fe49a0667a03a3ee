package org.frontdesk.server.locations;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.RoomUse;

import java.util.UUID;

/** Says in the contract's words where doctors receive. */
final class LocationMessages {

    private LocationMessages() {}

    static org.frontdesk.api.v1.Location encode(Location location) {
        return org.frontdesk.api.v1.Location.newBuilder()
                .setLocationId(location.id().toString())
                .setName(location.name())
                .setAddress(location.address())
                .setActive(location.active())
                .setVersion(location.version())
                .setEtag(Long.toString(location.version()))
                .build();
    }

    static org.frontdesk.api.v1.Room encode(Room room) {
        return org.frontdesk.api.v1.Room.newBuilder()
                .setRoomId(room.id().toString())
                .setLocationId(room.location().toString())
                .setName(room.name())
                .setActive(room.active())
                .setVersion(room.version())
                .setEtag(Long.toString(room.version()))
                .build();
    }

    static org.frontdesk.api.v1.RoomUses encode(RoomUses uses) {
        return org.frontdesk.api.v1.RoomUses.newBuilder()
                .setSlotCount(uses.slots())
                .addAllFirstSlots(uses.first().stream().map(LocationMessages::encode).toList())
                .addAllTemplateIds(uses.templates().stream().map(UUID::toString).toList())
                .build();
    }

    private static RoomUse encode(RoomUses.Use use) {
        return RoomUse.newBuilder()
                .setSlotId(use.slot().toString())
                .setRoomId(use.room().toString())
                .setDoctorId(use.doctor().toString())
                .setStartTime(timestamp(use.start()))
                .setEndTime(timestamp(use.end()))
                .build();
    }
}
