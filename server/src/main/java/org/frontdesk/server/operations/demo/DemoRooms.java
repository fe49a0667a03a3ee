package org.frontdesk.server.operations.demo;

import org.frontdesk.server.database.schema.tables.records.LocationsRecord;
import org.frontdesk.server.database.schema.tables.records.RoomsRecord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Where the doctors of the demonstration receive: one house, and a room for each of them. */
final class DemoRooms {

    static final UUID LOCATION = id("main building");

    private static final int FIRST_NUMBER = 101;

    private DemoRooms() {}

    static LocationsRecord location() {
        LocationsRecord location = new LocationsRecord();
        location.setId(LOCATION);
        location.setName("Main building");
        return location;
    }

    static List<RoomsRecord> rooms() {
        return IntStream.range(0, DemoPeople.DOCTORS).mapToObj(DemoRooms::room).toList();
    }

    /**
     * @param number of the doctor, from 0
     */
    static UUID roomId(int number) {
        return id("room " + number);
    }

    private static RoomsRecord room(int number) {
        RoomsRecord room = new RoomsRecord();
        room.setId(roomId(number));
        room.setLocationId(LOCATION);
        room.setName("Room " + (FIRST_NUMBER + number));
        return room;
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(("frontdesk demo " + of).getBytes(StandardCharsets.UTF_8));
    }
}
