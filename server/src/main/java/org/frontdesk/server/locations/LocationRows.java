package org.frontdesk.server.locations;

import org.frontdesk.server.database.schema.tables.records.LocationsRecord;
import org.frontdesk.server.database.schema.tables.records.RoomsRecord;

/** How locations and rooms are read from their rows. */
final class LocationRows {

    private LocationRows() {}

    static Location decode(LocationsRecord row) {
        return new Location(
                new LocationId(row.getId()),
                row.getName(),
                row.getAddress(),
                row.getActive(),
                row.getVersion());
    }

    static Room decode(RoomsRecord row) {
        return new Room(
                new RoomId(row.getId()),
                new LocationId(row.getLocationId()),
                row.getName(),
                row.getActive(),
                row.getVersion());
    }
}
