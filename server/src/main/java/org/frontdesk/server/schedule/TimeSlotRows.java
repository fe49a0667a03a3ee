package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.doctors.DoctorId;
import org.jooq.JSON;
import org.jooq.Record;

import java.util.Optional;

/** How a slot is read from its row. */
public final class TimeSlotRows {

    private TimeSlotRows() {}

    public static TimeSlot decode(Record row) {
        return new TimeSlot(
                new SlotId(row.get(TIME_SLOTS.ID)),
                new DoctorId(row.get(TIME_SLOTS.DOCTOR_ID)),
                new TimeRange(row.get(TIME_SLOTS.STARTS_AT), row.get(TIME_SLOTS.ENDS_AT)),
                row.get(TIME_SLOTS.CAPACITY),
                row.get(TIME_SLOTS.BOOKED),
                Optional.ofNullable(row.get(TIME_SLOTS.BLOCKED_REASON)),
                row.get(TIME_SLOTS.VERSION),
                SlotHolds.read(
                        Optional.ofNullable(row.get(TIME_SLOTS.HOLDS))
                                .map(JSON::data)
                                .orElse(null)),
                row.get(TIME_SLOTS.OVERBOOKED_PLACES),
                Optional.ofNullable(row.get(TIME_SLOTS.ROOM_ID))
                        .map(room -> SlotRoom.of(room, row.get(TIME_SLOTS.LOCATION_ID))));
    }
}
