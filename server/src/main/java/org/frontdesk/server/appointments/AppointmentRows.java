package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.types.AppointmentTypeId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How an appointment is read from its row. */
public final class AppointmentRows {

    /** Every column of the table that {@link #decode} needs. */
    public static final List<Field<?>> COLUMNS = List.of(APPOINTMENTS.fields());

    /** Holds a place. Written as the partial indexes write it, as constants, so that they are used. */
    public static final Condition IS_ACTIVE =
            APPOINTMENTS.STATUS.in(
                    Arrays.stream(AppointmentStatus.values())
                            .filter(AppointmentStatus::isActive)
                            .map(status -> DSL.inline(status.name()))
                            .toList());

    /** Has a step before it: somebody will come, or is there. */
    public static final Condition IS_NOT_OVER =
            APPOINTMENTS.STATUS.in(
                    Arrays.stream(AppointmentStatus.values())
                            .filter(status -> !status.isOver())
                            .map(status -> DSL.inline(status.name()))
                            .toList());

    /** Is on a day sheet. */
    public static final Condition IS_SHOWN =
            APPOINTMENTS.STATUS.notIn(
                    Arrays.stream(AppointmentStatus.values())
                            .filter(status -> !status.isShown())
                            .map(status -> DSL.inline(status.name()))
                            .toList());

    /**
     * Any doctor, said so that days can be looked up in the index by doctor and time: a clinic has few doctors, and an
     * index by time alone would cost every booking.
     */
    public static final Condition IS_OF_ANY_DOCTOR =
            APPOINTMENTS.DOCTOR_ID.eq(DSL.any(DSL.array(DSL.select(DOCTORS.ID).from(DOCTORS))));

    /** When the appointment ends. The column of this name says when its first slot does. */
    public static final Field<Instant> ENDS_AT =
            DSL.coalesce(APPOINTMENTS.RUN_ENDS_AT, APPOINTMENTS.ENDS_AT);

    /** As {@code idx_appointments_status} has them. */
    private static final Set<AppointmentStatus> WAITING = Set.of(AppointmentStatus.PENDING);

    /** As {@code idx_appointments_in_the_clinic} has them. */
    private static final Set<AppointmentStatus> IN_THE_CLINIC =
            Set.of(AppointmentStatus.CHECKED_IN, AppointmentStatus.IN_PROGRESS);

    private AppointmentRows() {}

    /** Is in one of these states. Written as the partial indexes write it. */
    static Condition isIn(Set<AppointmentStatus> statuses) {
        Condition in =
                APPOINTMENTS.STATUS.in(
                        statuses.stream()
                                .sorted()
                                .map(status -> DSL.inline(status.name()))
                                .toList());
        // The schema has it so: appointments_pending_expires.
        return statuses.equals(WAITING) ? in.and(APPOINTMENTS.EXPIRES_AT.isNotNull()) : in;
    }

    /** Whether appointments in these states are so few at any time that an index of their own finds them all at once. */
    static boolean areFewIn(Set<AppointmentStatus> statuses) {
        return !statuses.isEmpty()
                && (WAITING.containsAll(statuses) || IN_THE_CLINIC.containsAll(statuses));
    }

    public static Appointment decode(Record row) {
        return new Appointment(
                new AppointmentId(row.get(APPOINTMENTS.ID)),
                new SlotId(row.get(APPOINTMENTS.SLOT_ID)),
                new DoctorId(row.get(APPOINTMENTS.DOCTOR_ID)),
                new PatientId(row.get(APPOINTMENTS.PATIENT_ID)),
                new TimeRange(
                        row.get(APPOINTMENTS.STARTS_AT),
                        Optional.ofNullable(row.get(APPOINTMENTS.RUN_ENDS_AT))
                                .orElse(row.get(APPOINTMENTS.ENDS_AT))),
                AppointmentStatus.valueOf(row.get(APPOINTMENTS.STATUS)),
                row.get(APPOINTMENTS.REASON),
                Optional.ofNullable(row.get(APPOINTMENTS.EXPIRES_AT)),
                new UserId(row.get(APPOINTMENTS.BOOKED_BY)),
                row.get(APPOINTMENTS.BOOKED_AT),
                row.get(APPOINTMENTS.CANCELLATION_REASON),
                Optional.ofNullable(row.get(APPOINTMENTS.CANCELLATION_CODE))
                        .map(CancellationCode::valueOf),
                Optional.ofNullable(row.get(APPOINTMENTS.STEP_FROM))
                        .map(AppointmentStatus::valueOf)
                        .map(from -> new LastStep(from, row.get(APPOINTMENTS.STEPPED_AT))),
                row.get(APPOINTMENTS.VERSION),
                row.get(APPOINTMENTS.WALK_IN),
                Optional.ofNullable(row.get(APPOINTMENTS.APPOINTMENT_TYPE_ID))
                        .map(type -> typed(new AppointmentTypeId(type), row)),
                Optional.ofNullable(row.get(APPOINTMENTS.SERIES_ID)).map(SeriesId::new));
    }

    private static Typed typed(AppointmentTypeId type, Record row) {
        UUID[] further = row.get(APPOINTMENTS.FURTHER_SLOT_IDS);
        return new Typed(
                type,
                row.get(APPOINTMENTS.NEEDED_MINUTES),
                further == null ? List.of() : Stream.of(further).map(SlotId::new).toList(),
                row.get(APPOINTMENTS.ENDS_AT));
    }
}
