package org.frontdesk.server.doctordays;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.CLOSURES;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.Closure;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotRows;
import org.frontdesk.server.schedule.WeeklyTemplate;
import org.jooq.DSLContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all there is to a doctor's days, as it was at one moment. */
public final class DoctorSchedule {

    /** So that an answer stays well below the largest message; a usual month has a third of it. */
    private static final int ENOUGH_ROWS = 3_000;

    /** What these have says how many of the rest are read at once. */
    private static final int FIRST_DAYS = 7;

    /** Holidays, times off and templates of one doctor, in a month: more is no schedule. */
    private static final int MOST_RULES = 500;

    /**
     * What was read.
     *
     * @param nextDate the first day that was left out, because there was enough; empty: all are there
     */
    public record Schedule(String doctorName, List<Day> days, Optional<LocalDate> nextDate) {}

    /** One day, in order of start time. */
    public record Day(
            LocalDate date,
            List<BookedSlot> slots,
            List<Closure> closures,
            List<WeeklyTemplate> templates) {}

    /** A slot and who is in it, without what was called off. */
    public record BookedSlot(TimeSlot slot, List<Appointment> appointments) {}

    private final Transactions transactions;
    private final ClinicDays clinicDays;

    public DoctorSchedule(Transactions transactions, ClinicDays clinicDays) {
        this.transactions = transactions;
        this.clinicDays = clinicDays;
    }

    /** Empty when there is no such doctor. */
    public Optional<Schedule> of(Caller caller, DoctorId doctor, Fields.DateRange dates) {
        return transactions.readOnly(
                db ->
                        db.select(DOCTORS.DISPLAY_NAME)
                                .from(DOCTORS)
                                .where(DOCTORS.ID.eq(doctor.value()))
                                .fetchOptional(DOCTORS.DISPLAY_NAME)
                                .map(name -> read(db, caller, doctor, name, dates)));
    }

    private Schedule read(
            DSLContext db,
            Caller caller,
            DoctorId doctor,
            String doctorName,
            Fields.DateRange dates) {
        List<Closure> closures = closures(db, doctor, clinicDays.range(dates));
        List<WeeklyTemplate> templates = templates(db, doctor);
        List<Day> days = new ArrayList<>();
        int rows = 0;
        int daysAtOnce = FIRST_DAYS;
        LocalDate date = dates.first();
        while (!date.isAfter(dates.last()) && rows < ENOUGH_ROWS) {
            LocalDate last = earlier(date.plusDays(daysAtOnce - 1), dates.last());
            List<BookedSlot> read =
                    slots(db, caller, doctor, clinicDays.range(new Fields.DateRange(date, last)));
            for (; !date.isAfter(last) && rows < ENOUGH_ROWS; date = date.plusDays(1)) {
                Day day = day(date, read, closures, templates);
                days.add(day);
                rows += day.slots().stream().mapToInt(one -> 1 + one.appointments().size()).sum();
            }
            daysAtOnce = Math.max(1, (ENOUGH_ROWS - rows) * days.size() / Math.max(1, rows));
        }
        return new Schedule(
                doctorName, days, Optional.of(date).filter(next -> !next.isAfter(dates.last())));
    }

    private Day day(
            LocalDate date,
            List<BookedSlot> read,
            List<Closure> closures,
            List<WeeklyTemplate> templates) {
        TimeRange range = clinicDays.range(new Fields.DateRange(date, date));
        return new Day(
                date,
                read.stream().filter(one -> range.includes(one.slot().time().start())).toList(),
                closures.stream().filter(one -> one.time().overlaps(range)).toList(),
                validOn(date, templates));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<BookedSlot> slots(
            DSLContext db, Caller caller, DoctorId doctor, TimeRange days) {
        Map<SlotId, List<Appointment>> appointments = new HashMap<>();
        db.selectFrom(APPOINTMENTS)
                .where(APPOINTMENTS.DOCTOR_ID.eq(doctor.value()))
                .and(APPOINTMENTS.STARTS_AT.ge(days.start()))
                .and(APPOINTMENTS.STARTS_AT.lt(days.end()))
                .and(AppointmentRows.IS_SHOWN)
                .and(AppointmentQueries.isVisibleTo(caller))
                .orderBy(APPOINTMENTS.BOOKED_AT, APPOINTMENTS.ID)
                .fetch(AppointmentRows::decode)
                .forEach(
                        one ->
                                one.slots()
                                        .forEach(
                                                slot ->
                                                        appointments
                                                                .computeIfAbsent(
                                                                        slot,
                                                                        id -> new ArrayList<>())
                                                                .add(one)));
        return db
                .selectFrom(TIME_SLOTS)
                .where(TIME_SLOTS.DOCTOR_ID.eq(doctor.value()))
                .and(TIME_SLOTS.STARTS_AT.ge(days.start()))
                .and(TIME_SLOTS.STARTS_AT.lt(days.end()))
                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                .fetch(TimeSlotRows::decode)
                .stream()
                .map(slot -> new BookedSlot(slot, appointments.getOrDefault(slot.id(), List.of())))
                .toList();
    }

    private static List<Closure> closures(DSLContext db, DoctorId doctor, TimeRange range) {
        return db.selectFrom(CLOSURES)
                .where(CLOSURES.ENDS_AT.gt(range.start()))
                .and(CLOSURES.STARTS_AT.lt(range.end()))
                .and(CLOSURES.DOCTOR_ID.isNull().or(CLOSURES.DOCTOR_ID.eq(doctor.value())))
                .orderBy(CLOSURES.STARTS_AT, CLOSURES.ID)
                .limit(MOST_RULES)
                .fetch(Closure::decode);
    }

    private static List<WeeklyTemplate> templates(DSLContext db, DoctorId doctor) {
        return db.selectFrom(WEEKLY_TEMPLATES)
                .where(WEEKLY_TEMPLATES.DOCTOR_ID.eq(doctor.value()))
                .orderBy(WEEKLY_TEMPLATES.START_MINUTE, WEEKLY_TEMPLATES.ID)
                .limit(MOST_RULES)
                .fetch(WeeklyTemplate::decode);
    }

    private static List<WeeklyTemplate> validOn(LocalDate date, List<WeeklyTemplate> templates) {
        return templates.stream()
                .filter(one -> one.weekday() == date.getDayOfWeek())
                .filter(one -> !date.isBefore(one.first()))
                .filter(one -> one.last().map(last -> !date.isAfter(last)).orElse(true))
                .toList();
    }
}
