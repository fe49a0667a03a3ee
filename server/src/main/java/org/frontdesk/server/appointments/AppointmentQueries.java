package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientQueries;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads appointments, always only those the caller may see. */
public final class AppointmentQueries {

    /** The order of every list of appointments; the key of a page token. */
    public record Position(Instant start, UUID appointment) {}

    /** Which appointments; what is empty does not limit. */
    public record Filter(
            Optional<PatientId> patient,
            Optional<DoctorId> doctor,
            Optional<TimeRange> time,
            Set<AppointmentStatus> statuses) {}

    private static final Duration FIRST_STRETCH = Duration.ofDays(1);

    private final Transactions transactions;

    public AppointmentQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Appointment> get(Caller caller, AppointmentId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENTS)
                                .where(APPOINTMENTS.ID.eq(id.value()))
                                .and(isVisibleTo(caller))
                                .fetchOptional(AppointmentRows::decode));
    }

    /** At most {@code most} appointments after the position, in order of start time, then id. */
    public List<Appointment> list(
            Caller caller, Filter filter, Optional<Position> after, int most) {
        return transactions.readOnly(
                db -> {
                    Condition wanted =
                            isVisibleTo(caller)
                                    .and(condition(filter))
                                    .and(
                                            after.map(AppointmentQueries::isAfter)
                                                    .orElse(DSL.noCondition()));
                    if (filter.time().isEmpty()) {
                        return read(db, wanted, most);
                    }
                    Instant start = filter.time().get().start();
                    Instant end = filter.time().get().end();
                    if (AppointmentRows.areFewIn(filter.statuses())) {
                        return read(db, wanted.and(startsWithin(start, end)), most);
                    }
                    Instant from = after.map(Position::start).filter(start::isBefore).orElse(start);
                    return stretchByStretch(db, wanted, from, end, most);
                });
    }

    /**
     * A clinic's day often fills a page, and no index has everybody's appointments in order of time: what comes later is
     * read only when it is needed, and then more of it each time.
     */
    private static List<Appointment> stretchByStretch(
            DSLContext db, Condition wanted, Instant start, Instant end, int most) {
        List<Appointment> found = new ArrayList<>();
        Instant from = start;
        for (Duration stretch = FIRST_STRETCH;
                from.isBefore(end) && found.size() < most;
                stretch = stretch.multipliedBy(2)) {
            Instant until = from.plus(stretch).isBefore(end) ? from.plus(stretch) : end;
            found.addAll(read(db, wanted.and(startsWithin(from, until)), most - found.size()));
            from = until;
        }
        return found;
    }

    private static Condition startsWithin(Instant start, Instant end) {
        return APPOINTMENTS.STARTS_AT.ge(start).and(APPOINTMENTS.STARTS_AT.lt(end));
    }

    private static List<Appointment> read(DSLContext db, Condition wanted, int most) {
        return db.selectFrom(APPOINTMENTS)
                .where(wanted)
                .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                .limit(most)
                .fetch(AppointmentRows::decode);
    }

    /** Staff's notes are for the clinic's people. */
    public static boolean mayReadNotes(Caller caller) {
        return caller.role() != Role.PATIENT && caller.role() != Role.SERVICE;
    }

    /** How many notes staff wrote on it. */
    public int noteCount(AppointmentId id) {
        return transactions.readOnly(
                db ->
                        db.fetchCount(
                                APPOINTMENT_NOTES,
                                APPOINTMENT_NOTES.APPOINTMENT_ID.eq(id.value())));
    }

    /** What the role sees: a doctor their own schedule, a patient their own appointments. */
    public static Condition isVisibleTo(Caller caller) {
        if (caller.role() == Role.PATIENT) {
            return APPOINTMENTS.PATIENT_ID.eq(caller.patientId().orElseThrow().value());
        }
        if (caller.role() == Role.DOCTOR) {
            return APPOINTMENTS.DOCTOR_ID.eq(caller.doctorId().orElseThrow().value());
        }
        return DSL.noCondition();
    }

    private static Condition condition(Filter filter) {
        Condition condition = DSL.noCondition();
        if (filter.patient().isPresent()) {
            condition =
                    condition.and(
                            APPOINTMENTS.PATIENT_ID.eq(
                                    PatientQueries.survivorOf(filter.patient().get())));
        }
        if (filter.doctor().isPresent()) {
            condition = condition.and(APPOINTMENTS.DOCTOR_ID.eq(filter.doctor().get().value()));
        }
        if (filter.patient().isEmpty() && filter.doctor().isEmpty()) {
            condition = condition.and(AppointmentRows.IS_OF_ANY_DOCTOR);
        }
        return filter.statuses().isEmpty()
                ? condition
                : condition.and(AppointmentRows.isIn(filter.statuses()));
    }

    private static Condition isAfter(Position position) {
        return DSL.row(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                .gt(position.start(), position.appointment());
    }
}
