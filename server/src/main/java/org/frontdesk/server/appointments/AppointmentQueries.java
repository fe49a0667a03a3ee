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
import org.jooq.impl.DSL;

import java.time.Instant;
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
                db ->
                        db.selectFrom(APPOINTMENTS)
                                .where(isVisibleTo(caller))
                                .and(condition(filter))
                                .and(
                                        after.map(AppointmentQueries::isAfter)
                                                .orElse(DSL.noCondition()))
                                .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                                .limit(most)
                                .fetch(AppointmentRows::decode));
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
        if (filter.time().isPresent()) {
            condition =
                    condition
                            .and(APPOINTMENTS.STARTS_AT.ge(filter.time().get().start()))
                            .and(APPOINTMENTS.STARTS_AT.lt(filter.time().get().end()));
        }
        if (!filter.statuses().isEmpty()) {
            condition =
                    condition.and(
                            APPOINTMENTS.STATUS.in(
                                    filter.statuses().stream().map(Enum::name).toList()));
        }
        return condition;
    }

    private static Condition isAfter(Position position) {
        return DSL.row(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                .gt(position.start(), position.appointment());
    }
}
