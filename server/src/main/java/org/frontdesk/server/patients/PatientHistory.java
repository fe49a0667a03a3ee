package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.Transactions;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what appointments a patient has and had, the latest first. */
public final class PatientHistory {

    /** An appointment, with whom. */
    public record Entry(
            UUID appointment,
            UUID doctor,
            String doctorName,
            String specialization,
            Instant start,
            Instant end,
            String status,
            String reason) {}

    /** The order of a history; the key of a page token. */
    public record Position(Instant start, UUID appointment) {}

    private final Transactions transactions;

    public PatientHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code most} appointments before the position; a doctor sees those with themselves. */
    public List<Entry> of(Caller caller, PatientId patient, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.select(
                                        APPOINTMENTS.ID,
                                        APPOINTMENTS.DOCTOR_ID,
                                        DOCTORS.DISPLAY_NAME,
                                        DOCTORS.SPECIALIZATION,
                                        APPOINTMENTS.STARTS_AT,
                                        DSL.coalesce(
                                                APPOINTMENTS.RUN_ENDS_AT, APPOINTMENTS.ENDS_AT),
                                        APPOINTMENTS.STATUS,
                                        APPOINTMENTS.REASON)
                                .from(APPOINTMENTS)
                                .join(DOCTORS)
                                .on(DOCTORS.ID.eq(APPOINTMENTS.DOCTOR_ID))
                                .where(APPOINTMENTS.PATIENT_ID.eq(patient.value()))
                                .and(
                                        caller.role() == Role.DOCTOR
                                                ? APPOINTMENTS.DOCTOR_ID.eq(
                                                        caller.doctorId().orElseThrow().value())
                                                : DSL.noCondition())
                                .and(
                                        after.map(
                                                        position ->
                                                                DSL.row(
                                                                                APPOINTMENTS
                                                                                        .STARTS_AT,
                                                                                APPOINTMENTS.ID)
                                                                        .lt(
                                                                                position.start(),
                                                                                position
                                                                                        .appointment()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(APPOINTMENTS.STARTS_AT.desc(), APPOINTMENTS.ID.desc())
                                .limit(most)
                                .fetch(
                                        row ->
                                                new Entry(
                                                        row.value1(),
                                                        row.value2(),
                                                        row.value3(),
                                                        row.value4(),
                                                        row.value5(),
                                                        row.value6(),
                                                        row.value7(),
                                                        row.value8())));
    }
}
