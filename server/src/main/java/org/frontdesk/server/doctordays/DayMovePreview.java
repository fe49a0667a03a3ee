package org.frontdesk.server.doctordays;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotQueries;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotRows;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the appointments of a doctor's day could go, as the schedule is at this moment; changes nothing. */
public final class DayMovePreview {

    /** Four times what a doctor sees in a day; as many as a desk can call. */
    static final int MOST_APPOINTMENTS = 200;

    /** Ten for each appointment; those nearest in time are the first that are read. */
    private static final int MOST_PLACES = 2_000;

    /** As the schema has it: {@code time_slots_at_most_a_day}. */
    private static final Duration LONGEST_SLOT = Duration.ofDays(1);

    private static final Field<Instant> NOW = DSL.field("now()", Instant.class);

    /**
     * What is to be moved, and to where.
     *
     * @param day the clinic's day
     * @param part of it
     * @param only empty: every appointment of the part
     * @param to empty: every other doctor of the same specialization
     * @param searched the days on which places are looked for
     */
    public record Asked(
            DoctorId doctor,
            TimeRange day,
            TimeRange part,
            List<AppointmentId> only,
            List<DoctorId> to,
            TimeRange searched) {}

    /** What was found. */
    public sealed interface Answer permits Preview, NoSuchDoctor {}

    /** A doctor who was named does not exist. */
    public record NoSuchDoctor(DoctorId doctor) implements Answer {}

    /**
     * In order of start time each.
     *
     * @param leftOut how many were not looked at
     */
    public record Preview(List<Proposed> moves, List<Unplaced> unplaced, int leftOut)
            implements Answer {}

    /** An appointment and its patient's telephone number. */
    public record Callable(Appointment appointment, String phone) {}

    /** An appointment and a place for it. */
    public record Proposed(Callable whom, TimeSlot to, String doctorName) {}

    /** An appointment without a place. */
    public record Unplaced(Callable whom, Why why) {}

    /** Why there is no place. */
    public enum Why {
        NO_PLACE,
        TOO_LONG,
        PATIENT_BUSY,
        PATIENT_TWICE
    }

    private record Found(List<Callable> appointments, int leftOut) {}

    private final Transactions transactions;

    public DayMovePreview(Transactions transactions) {
        this.transactions = transactions;
    }

    public Answer of(Asked asked) {
        return transactions.readOnly(db -> look(db, asked));
    }

    private static Answer look(DSLContext db, Asked asked) {
        Optional<DoctorId> unknown = unknown(db, asked);
        if (unknown.isPresent()) {
            return new NoSuchDoctor(unknown.get());
        }
        Map<DoctorId, String> others = others(db, asked);
        Found found = appointments(db, asked);
        List<TimeSlot> free = free(db, asked, others.keySet());
        return propose(asked, others, found, free, busy(db, asked, found.appointments()));
    }

    private static Answer propose(
            Asked asked,
            Map<DoctorId, String> others,
            Found found,
            List<TimeSlot> free,
            Map<PatientId, List<Appointment>> busy) {
        List<Callable> placeable = new ArrayList<>();
        List<Unplaced> unplaced = new ArrayList<>();
        Set<PatientId> patients = new HashSet<>();
        for (Callable one : found.appointments()) {
            if (patients.add(one.appointment().patient())) {
                placeable.add(one);
            } else {
                unplaced.add(new Unplaced(one, Why.PATIENT_TWICE));
            }
        }
        List<DayAssignment.Wanted> wanted =
                placeable.stream().map(one -> wanted(one.appointment(), busy)).toList();
        var assigned = DayAssignment.assign(wanted, free, asked.day(), MOST_PLACES);
        List<Proposed> moves = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Callable whom = placeable.get(i);
            Optional<TimeSlot> to = assigned.get(i);
            if (to.isPresent()) {
                moves.add(new Proposed(whom, to.get(), others.get(to.get().doctor())));
            } else {
                unplaced.add(new Unplaced(whom, why(wanted.get(i), free)));
            }
        }
        unplaced.sort((a, b) -> start(a).compareTo(start(b)));
        return new Preview(moves, unplaced, found.leftOut());
    }

    private static Instant start(Unplaced unplaced) {
        return unplaced.whom().appointment().time().start();
    }

    private static DayAssignment.Wanted wanted(
            Appointment appointment, Map<PatientId, List<Appointment>> busy) {
        return new DayAssignment.Wanted(
                appointment.time(),
                busy.getOrDefault(appointment.patient(), List.of()).stream()
                        .filter(one -> !one.id().equals(appointment.id()))
                        .map(Appointment::time)
                        .toList());
    }

    private static Why why(DayAssignment.Wanted wanted, List<TimeSlot> free) {
        if (free.isEmpty() || free.stream().anyMatch(wanted::fits)) {
            return Why.NO_PLACE;
        }
        return free.stream().anyMatch(wanted::isNoLongerThan) ? Why.PATIENT_BUSY : Why.TOO_LONG;
    }

    private static Optional<DoctorId> unknown(DSLContext db, Asked asked) {
        List<DoctorId> named = new ArrayList<>(asked.to());
        named.add(asked.doctor());
        Set<UUID> known =
                db.select(DOCTORS.ID).from(DOCTORS).where(isOneOf(named)).fetchSet(DOCTORS.ID);
        return named.stream().filter(one -> !known.contains(one.value())).findFirst();
    }

    /** Who could receive the patients, with their names. */
    private static Map<DoctorId, String> others(DSLContext db, Asked asked) {
        var own = DOCTORS.as("own");
        var ownSpecialization =
                DSL.select(DSL.lower(own.SPECIALIZATION))
                        .from(own)
                        .where(own.ID.eq(asked.doctor().value()));
        Map<DoctorId, String> others = new HashMap<>();
        db.select(DOCTORS.ID, DOCTORS.DISPLAY_NAME)
                .from(DOCTORS)
                .where(DOCTORS.ACTIVE)
                .and(DOCTORS.ID.ne(asked.doctor().value()))
                .and(
                        asked.to().isEmpty()
                                ? DSL.lower(DOCTORS.SPECIALIZATION).eq(ownSpecialization)
                                : isOneOf(asked.to()))
                .forEach(row -> others.put(new DoctorId(row.value1()), row.value2()));
        return others;
    }

    private static Condition isOneOf(Collection<DoctorId> doctors) {
        return DOCTORS.ID.eq(DSL.any(doctors.stream().map(DoctorId::value).toArray(UUID[]::new)));
    }

    private static Found appointments(DSLContext db, Asked asked) {
        UUID[] only = asked.only().stream().map(AppointmentId::value).toArray(UUID[]::new);
        Field<Integer> all = DSL.count().over();
        var rows =
                db.select(AppointmentRows.COLUMNS)
                        .select(PATIENTS.PHONE, all)
                        .from(APPOINTMENTS)
                        .join(PATIENTS)
                        .on(PATIENTS.ID.eq(APPOINTMENTS.PATIENT_ID))
                        .where(APPOINTMENTS.DOCTOR_ID.eq(asked.doctor().value()))
                        .and(APPOINTMENTS.STARTS_AT.ge(asked.part().start()))
                        .and(APPOINTMENTS.STARTS_AT.lt(asked.part().end()))
                        .and(APPOINTMENTS.STARTS_AT.gt(NOW))
                        .and(
                                APPOINTMENTS.STATUS.in(
                                        AppointmentStatus.PENDING.name(),
                                        AppointmentStatus.CONFIRMED.name()))
                        .and(APPOINTMENTS.EXPIRES_AT.isNull().or(APPOINTMENTS.EXPIRES_AT.gt(NOW)))
                        .and(
                                only.length == 0
                                        ? DSL.noCondition()
                                        : APPOINTMENTS.ID.eq(DSL.any(only)))
                        .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                        .limit(MOST_APPOINTMENTS)
                        .fetch();
        List<Callable> found =
                rows.map(row -> new Callable(AppointmentRows.decode(row), row.get(PATIENTS.PHONE)));
        return new Found(found, rows.isEmpty() ? 0 : rows.getFirst().get(all) - found.size());
    }

    private static List<TimeSlot> free(DSLContext db, Asked asked, Collection<DoctorId> others) {
        UUID[] ids = others.stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.selectFrom(TIME_SLOTS)
                .where(TIME_SLOTS.DOCTOR_ID.eq(DSL.any(ids)))
                .and(TIME_SLOTS.STARTS_AT.ge(asked.searched().start()))
                .and(TIME_SLOTS.STARTS_AT.lt(asked.searched().end()))
                .and(SlotQueries.isAvailable())
                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                .limit(MOST_PLACES)
                .fetch(TimeSlotRows::decode);
    }

    /** What the patients have on the days searched. */
    private static Map<PatientId, List<Appointment>> busy(
            DSLContext db, Asked asked, List<Callable> appointments) {
        UUID[] patients =
                appointments.stream()
                        .map(one -> one.appointment().patient().value())
                        .distinct()
                        .toArray(UUID[]::new);
        return db.selectFrom(APPOINTMENTS)
                .where(APPOINTMENTS.PATIENT_ID.eq(DSL.any(patients)))
                .and(AppointmentRows.IS_ACTIVE)
                .and(APPOINTMENTS.STARTS_AT.gt(asked.searched().start().minus(LONGEST_SLOT)))
                // A place that begins on the last day may end on the next.
                .and(APPOINTMENTS.STARTS_AT.lt(asked.searched().end().plus(LONGEST_SLOT)))
                .fetchGroups(
                        row -> new PatientId(row.get(APPOINTMENTS.PATIENT_ID)),
                        AppointmentRows::decode);
    }
}
