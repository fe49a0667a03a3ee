package org.frontdesk.server.operations.demo;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_TYPES;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.LOCATIONS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.ROOMS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.StartRefused;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.AppointmentAuditLogRecord;
import org.frontdesk.server.database.schema.tables.records.AppointmentsRecord;
import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;
import org.frontdesk.server.database.schema.tables.records.PatientsRecord;
import org.frontdesk.server.database.schema.tables.records.TimeSlotsRecord;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fills an empty database with a generated clinic, and on later days adds what has come into sight since, so that there are
 * always slots from two weeks ago to two weeks ahead, and takes the visits as far as they would have come by now. What people did
 * in between stays as it is.
 */
public final class DemoClinic {

    /** Of every account. It protects nothing: whoever may know it may see these generated people. */
    public static final String PASSWORD = "frontdesk-demo";

    private static final long SEED = 20_260_101;
    private static final int DAYS_BACK = 14;
    private static final int DAYS_AHEAD = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Clock clock;
    private final ZoneId zone;
    private final Function<String, String> hash;

    /**
     * @param zone of the clinic, in which its hours are meant
     * @param hash makes of a password what is stored
     */
    public DemoClinic(
            Transactions transactions, Clock clock, ZoneId zone, Function<String, String> hash) {
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
        this.hash = hash;
    }

    /**
     * Makes sure that the clinic is there and up to date.
     *
     * @return how many slots were added
     * @throws StartRefused when the database belongs to a real clinic
     */
    public int fill() {
        String passwordHash = hash.apply(PASSWORD);
        return transactions.serializable(PATIENCE, db -> fill(db, passwordHash));
    }

    private int fill(DSLContext db, String passwordHash) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        if (!db.fetchExists(USERS, USERS.ID.eq(DemoPeople.userId("desk001")))) {
            if (db.fetchExists(USERS) || db.fetchExists(DOCTORS) || db.fetchExists(PATIENTS)) {
                throw new StartRefused(
                        "The database already holds a clinic; a demonstration needs an empty one."
                                + " Give another directory in FRONTDESK_DATA.");
            }
            addPeople(db, new DemoPeople(SEED, today), passwordHash, today);
        }
        furnish(db);
        return bringUpToDate(db, today);
    }

    private void addPeople(DSLContext db, DemoPeople people, String passwordHash, LocalDate today) {
        List<DoctorsRecord> doctors = people.doctors();
        List<PatientsRecord> patients = people.patients();
        db.batchInsert(doctors).execute();
        db.batchInsert(patients).execute();
        db.batchInsert(people.accounts(doctors, patients, passwordHash)).execute();
        db.batchInsert(
                        new DemoWaitlist(new Random(SEED), clock.instant(), today)
                                .entries(doctors, patients))
                .execute();
    }

    /** What an older demonstration may lack; renamed, it stays what it was named. */
    private static void furnish(DSLContext db) {
        db.insertInto(LOCATIONS).set(DemoRooms.location()).onConflictDoNothing().execute();
        DemoRooms.rooms()
                .forEach(room -> db.insertInto(ROOMS).set(room).onConflictDoNothing().execute());
        for (DemoType type : DemoType.values()) {
            db.insertInto(APPOINTMENT_TYPES).set(type.row()).onConflictDoNothing().execute();
        }
    }

    private int bringUpToDate(DSLContext db, LocalDate today) {
        LocalDate first = today.minusDays(DAYS_BACK);
        LocalDate end = today.plusDays(DAYS_AHEAD + 1L);
        TimeRange window =
                new TimeRange(
                        first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
        Set<DoctorDay> there = daysWithSlots(db, window);
        DemoBookings bookings =
                new DemoBookings(
                        new Random(SEED + today.toEpochDay()),
                        clock.instant(),
                        db.select(PATIENTS.ID)
                                .from(PATIENTS)
                                .orderBy(PATIENTS.PATIENT_NUMBER)
                                .fetch(PATIENTS.ID),
                        busyPatients(db, window));
        DemoSchedule schedule = new DemoSchedule(zone);
        List<TimeSlotsRecord> slots = new ArrayList<>();
        List<DoctorsRecord> doctors = demoDoctors(db);
        for (int number = 0; number < doctors.size(); number++) {
            UUID doctor = doctors.get(number).getId();
            List<String> reasons = reasons(doctors.get(number).getSpecialization());
            for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
                if (!there.contains(new DoctorDay(doctor, day))) {
                    List<TimeSlotsRecord> added = schedule.slots(doctor, number, day);
                    added.forEach(slot -> bookings.fill(slot, reasons));
                    slots.addAll(added);
                }
            }
        }
        List<AppointmentsRecord> before = visitsUnderWay(db);
        Map<UUID, Integer> noShows = new HashMap<>();
        List<AppointmentAuditLogRecord> audit = new ArrayList<>(bookings.audit());
        DemoVisits visits =
                new DemoVisits(clock.instant(), DemoPeople.userId("desk001"), doctorAccounts(db));
        Stream.concat(before.stream(), bookings.appointments().stream())
                .forEach(
                        one -> {
                            List<AppointmentAuditLogRecord> steps = visits.catchUp(one);
                            audit.addAll(steps);
                            if (!steps.isEmpty() && one.getStatus().equals("NO_SHOW")) {
                                noShows.merge(one.getSlotId(), 1, Integer::sum);
                            }
                        });
        db.batchInsert(slots).execute();
        db.batchInsert(bookings.appointments()).execute();
        db.batchUpdate(before.stream().filter(AppointmentsRecord::modified).toList()).execute();
        noShows.forEach((slot, places) -> giveBack(db, slot, places));
        audit.sort(Comparator.comparing(AppointmentAuditLogRecord::getAt)); // as ids are given
        db.batchInsert(audit).execute();
        return slots.size();
    }

    /** From earlier days and starts: those that somebody may have come to since. */
    private List<AppointmentsRecord> visitsUnderWay(DSLContext db) {
        return db.selectFrom(APPOINTMENTS)
                .where(APPOINTMENTS.STATUS.in("CONFIRMED", "CHECKED_IN", "IN_PROGRESS"))
                .and(APPOINTMENTS.STARTS_AT.lt(clock.instant().plus(DemoVisits.EARLIEST)))
                .and(APPOINTMENTS.FURTHER_SLOT_IDS.isNull())
                .orderBy(APPOINTMENTS.ID)
                .fetch();
    }

    private static Map<UUID, UUID> doctorAccounts(DSLContext db) {
        return db.select(USERS.DOCTOR_ID, USERS.ID)
                .from(USERS)
                .where(USERS.DOCTOR_ID.isNotNull())
                .fetchMap(USERS.DOCTOR_ID, USERS.ID);
    }

    private static void giveBack(DSLContext db, UUID slot, int places) {
        Field<Integer> booked = TIME_SLOTS.BOOKED.minus(places);
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BOOKED, booked)
                .set(
                        TIME_SLOTS.OVERBOOKED_PLACES,
                        DSL.greatest(DSL.val(0), booked.minus(TIME_SLOTS.CAPACITY)))
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(slot))
                .execute();
    }

    private record DoctorDay(UUID doctor, LocalDate day) {}

    private Set<DoctorDay> daysWithSlots(DSLContext db, TimeRange window) {
        return new HashSet<>(
                db.selectDistinct(TIME_SLOTS.DOCTOR_ID, TIME_SLOTS.STARTS_AT)
                        .from(TIME_SLOTS)
                        .where(TIME_SLOTS.STARTS_AT.ge(window.start()))
                        .and(TIME_SLOTS.STARTS_AT.lt(window.end()))
                        .fetch(row -> new DoctorDay(row.value1(), day(row.value2()))));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static BusyPatients busyPatients(DSLContext db, TimeRange window) {
        BusyPatients busy = new BusyPatients();
        db.select(APPOINTMENTS.PATIENT_ID, APPOINTMENTS.STARTS_AT, AppointmentRows.ENDS_AT)
                .from(APPOINTMENTS)
                .where(APPOINTMENTS.STATUS.notIn("CANCELLED", "EXPIRED", "NO_SHOW"))
                .and(AppointmentRows.ENDS_AT.gt(window.start()))
                .and(APPOINTMENTS.STARTS_AT.lt(window.end()))
                .forEach(row -> busy.add(row.value1(), new TimeRange(row.value2(), row.value3())));
        return busy;
    }

    /** Only the generated ones, in their order; a doctor added by hand keeps an own schedule. */
    private static List<DoctorsRecord> demoDoctors(DSLContext db) {
        return db.selectFrom(DOCTORS)
                .where(DOCTORS.LICENCE_NUMBER.like("DEMO-%"))
                .and(DOCTORS.ACTIVE)
                .orderBy(DOCTORS.LICENCE_NUMBER)
                .fetch();
    }

    private static List<String> reasons(String specialization) {
        for (Specialization one : Specialization.values()) {
            if (one.displayName().equals(specialization)) {
                return one.reasons();
            }
        }
        return List.of("Consultation"); // somebody renamed it
    }
}
