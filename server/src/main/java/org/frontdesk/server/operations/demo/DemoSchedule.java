package org.frontdesk.server.operations.demo;

import com.fasterxml.uuid.Generators;

import org.frontdesk.server.database.schema.tables.records.TimeSlotsRecord;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * When the doctors of the demonstration work: on weekdays from eight or nine with an hour for lunch, and at weekends two
 * of them in turn on duty, so that no day of a demonstration is empty.
 */
final class DemoSchedule {

    private static final Duration SLOT = Duration.ofMinutes(20);
    private static final int GROUP_CAPACITY = 8;
    private static final LocalTime GROUP_STARTS = LocalTime.of(16, 0);

    private final ZoneId zone;
    private final Supplier<UUID> newIds = Generators.timeBasedEpochGenerator()::generate;

    DemoSchedule(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The slots of one doctor's day, all free; empty on a day without work.
     *
     * @param number of the doctor, from 0
     */
    List<TimeSlotsRecord> slots(UUID doctor, int number, LocalDate day) {
        List<TimeSlotsRecord> slots = new ArrayList<>();
        if (isWeekend(day)) {
            if ((day.toEpochDay() + number) % (DemoPeople.DOCTORS / 2) == 0) {
                add(slots, doctor, number, day, LocalTime.of(9, 0), LocalTime.of(13, 0));
            }
            return slots;
        }
        LocalTime begin = LocalTime.of(8 + number % 2, 0);
        add(slots, doctor, number, day, begin, begin.plusHours(4));
        add(slots, doctor, number, day, begin.plusHours(5), begin.plusHours(9));
        return slots;
    }

    private void add(
            List<TimeSlotsRecord> slots,
            UUID doctor,
            int number,
            LocalDate day,
            LocalTime from,
            LocalTime to) {
        for (LocalTime time = from; time.isBefore(to); time = time.plus(SLOT)) {
            TimeSlotsRecord slot = new TimeSlotsRecord();
            slot.setId(newIds.get());
            slot.setDoctorId(doctor);
            slot.setStartsAt(day.atTime(time).atZone(zone).toInstant());
            slot.setEndsAt(slot.getStartsAt().plus(SLOT));
            slot.setCapacity(isGroup(number, day, time) ? GROUP_CAPACITY : 1);
            slot.setRoomId(DemoRooms.roomId(number));
            slot.setLocationId(DemoRooms.LOCATION);
            slots.add(slot);
        }
    }

    /** Every fourth doctor sees groups late on Wednesdays. */
    private static boolean isGroup(int number, LocalDate day, LocalTime time) {
        return number % 4 == 0
                && day.getDayOfWeek() == DayOfWeek.WEDNESDAY
                && !time.isBefore(GROUP_STARTS);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
