package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in the way of slots that somebody wants: other slots of the doctor, and slots of others in the room. */
public final class SlotClashes {

    /**
     * A time that was asked for, and a slot that is there.
     *
     * @param overTheRoom whether the slot is in the way because of the room, being another doctor's
     */
    public record Clash(TimeRange wanted, TimeSlot slot, boolean overTheRoom) {}

    /** A list that a person works through. */
    static final int MOST_TOLD = 100;

    /** More clashes than this are not counted to the end: as many as slots of five minutes under 5,000 planned ones. */
    static final int MOST_COUNTED = 100_000;

    private static final Field<Instant> WANTED_START =
            DSL.field("wanted.starts_at", SQLDataType.INSTANT).as("wanted_start");
    private static final Field<Instant> WANTED_END =
            DSL.field("wanted.ends_at", SQLDataType.INSTANT).as("wanted_end");

    private SlotClashes() {}

    /** At most {@code most} of the doctor's and as many of the room's, in order of the time that was asked for. */
    static List<Clash> of(
            DSLContext db,
            DoctorId doctor,
            Optional<RoomId> room,
            List<TimeRange> times,
            int most) {
        List<Clash> ofDoctor = ofDoctor(db, doctor, times, most);
        if (room.isEmpty()) {
            return ofDoctor;
        }
        List<Clash> inRoom =
                find(
                        db,
                        isIn(room.get()).and(TIME_SLOTS.DOCTOR_ID.ne(doctor.value())),
                        times,
                        most,
                        true);
        return Stream.concat(ofDoctor.stream(), inRoom.stream())
                .sorted(Comparator.comparing(one -> one.wanted().start()))
                .toList();
    }

    static List<Clash> ofDoctor(DSLContext db, DoctorId doctor, List<TimeRange> times, int most) {
        return find(db, TIME_SLOTS.DOCTOR_ID.eq(doctor.value()), times, most, false);
    }

    /** Whoever's they are. */
    static List<Clash> inRoom(DSLContext db, RoomId room, List<TimeRange> times, int most) {
        return find(db, isIn(room), times, most, true);
    }

    private static Condition isIn(RoomId room) {
        return TIME_SLOTS.ROOM_ID.eq(room.value());
    }

    private static List<Clash> find(
            DSLContext db, Condition which, List<TimeRange> times, int most, boolean overTheRoom) {
        var wanted =
                DSL.table(
                        "unnest({0}, {1}) as wanted(starts_at, ends_at)",
                        BoundArray.ofInstants(times, TimeRange::start),
                        BoundArray.ofInstants(times, TimeRange::end));
        return db.select(TIME_SLOTS.fields())
                .select(WANTED_START, WANTED_END)
                .from(TIME_SLOTS)
                .join(wanted)
                .on(
                        "tstzrange({0}, {1}) && tstzrange(wanted.starts_at, wanted.ends_at)",
                        TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT)
                .where(which)
                .orderBy(WANTED_START, TIME_SLOTS.STARTS_AT)
                .limit(most)
                .fetch(
                        row ->
                                new Clash(
                                        new TimeRange(row.get(WANTED_START), row.get(WANTED_END)),
                                        TimeSlotRows.decode(row),
                                        overTheRoom));
    }
}
