package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.LOCATIONS;
import static org.frontdesk.server.database.schema.Tables.ROOMS;

import org.frontdesk.server.locations.RoomId;
import org.jooq.DSLContext;

import java.util.Optional;

/**
 * The room that slots are to be tied to.
 *
 * @param room empty: none is wanted, or refused
 * @param refused why it can't be this one
 */
record WantedRoom(Optional<SlotRoom> room, Optional<RoomNotUsable> refused) {

    static WantedRoom find(DSLContext db, Optional<RoomId> wanted) {
        if (wanted.isEmpty()) {
            return new WantedRoom(Optional.empty(), Optional.empty());
        }
        RoomId id = wanted.get();
        var row =
                db.select(ROOMS.LOCATION_ID, ROOMS.ACTIVE, LOCATIONS.ACTIVE)
                        .from(ROOMS)
                        .join(LOCATIONS)
                        .on(LOCATIONS.ID.eq(ROOMS.LOCATION_ID))
                        .where(ROOMS.ID.eq(id.value()))
                        .fetchOne();
        if (row == null) {
            return refused(new RoomNotUsable.NoSuchRoom(id));
        }
        if (!row.value2() || !row.value3()) {
            return refused(new RoomNotUsable.RoomIsInactive(id));
        }
        return new WantedRoom(Optional.of(SlotRoom.of(id.value(), row.value1())), Optional.empty());
    }

    private static WantedRoom refused(RoomNotUsable why) {
        return new WantedRoom(Optional.empty(), Optional.of(why));
    }
}
