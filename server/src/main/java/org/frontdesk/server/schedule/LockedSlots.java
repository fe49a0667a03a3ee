package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.BoundArray;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The slots of a selection, locked in the order of their ids as the booking lane locks them, so that neither waits for the
 * other in a circle.
 *
 * @param slots in order of start time; empty when refused
 * @param refused why the caller may not change them
 */
record LockedSlots(List<TimeSlot> slots, Optional<SelectionRefused> refused) {

    /** As the schema has it: {@code time_slots_at_most_a_day}. */
    private static final Duration LONGEST_SLOT = Duration.ofDays(1);

    static LockedSlots of(DSLContext db, Caller caller, SlotSelection selection) {
        return switch (selection) {
            case SlotSelection.Named(var ids) -> named(db, caller, ids);
            case SlotSelection.OfDoctor ofDoctor -> ofDoctor(db, caller, ofDoctor);
        };
    }

    /** Locks the slots that a condition finds. */
    static List<TimeSlot> lock(DSLContext db, Condition which) {
        return db
                .selectFrom(TIME_SLOTS)
                .where(which)
                .orderBy(TIME_SLOTS.ID)
                .forUpdate()
                .fetch(TimeSlotRows::decode)
                .stream()
                .sorted(Comparator.comparing(slot -> slot.time().start()))
                .toList();
    }

    /** The ids of slots, bound. */
    static Field<UUID[]> ids(Collection<TimeSlot> slots) {
        return BoundArray.ofUuids(slots, slot -> slot.id().value());
    }

    /** Slots that share time with a range, in a way that an index over {@code starts_at} finds. */
    static Condition sharesTime(TimeRange range) {
        return TIME_SLOTS
                .STARTS_AT
                .gt(range.start().minus(LONGEST_SLOT))
                .and(TIME_SLOTS.STARTS_AT.lt(range.end()))
                .and(TIME_SLOTS.ENDS_AT.gt(range.start()));
    }

    private static LockedSlots named(DSLContext db, Caller caller, List<SlotId> ids) {
        var slots =
                lock(
                        db,
                        TIME_SLOTS.ID.eq(
                                org.jooq.impl.DSL.any(BoundArray.ofUuids(ids, SlotId::value))));
        Set<SlotId> found = new HashSet<>();
        slots.forEach(slot -> found.add(slot.id()));
        for (SlotId id : ids) {
            if (!found.contains(id)) {
                return refused(new SelectionRefused.SlotUnknown(id));
            }
        }
        for (TimeSlot slot : slots) {
            if (!caller.mayActIn(slot.doctor())) {
                return refused(new SelectionRefused.ScheduleNotYours(slot.doctor()));
            }
        }
        return new LockedSlots(slots, Optional.empty());
    }

    private static LockedSlots ofDoctor(
            DSLContext db, Caller caller, SlotSelection.OfDoctor selection) {
        UUID doctor = selection.doctor().value();
        if (!db.fetchExists(DOCTORS, DOCTORS.ID.eq(doctor))) {
            return refused(new SelectionRefused.NoSuchDoctor(selection.doctor()));
        }
        if (!caller.mayActIn(selection.doctor())) {
            return refused(new SelectionRefused.ScheduleNotYours(selection.doctor()));
        }
        return new LockedSlots(
                lock(db, TIME_SLOTS.DOCTOR_ID.eq(doctor).and(sharesTime(selection.time()))),
                Optional.empty());
    }

    private static LockedSlots refused(SelectionRefused why) {
        return new LockedSlots(List.of(), Optional.of(why));
    }
}
