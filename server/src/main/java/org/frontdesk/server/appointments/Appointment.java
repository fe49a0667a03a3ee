package org.frontdesk.server.appointments;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Instant;
import java.util.Optional;

/**
 * One patient in one place of one slot.
 *
 * @param time the slot's, copied so that the schema can forbid a patient two overlapping appointments
 * @param expiresAt present while PENDING: when the place is given back
 * @param cancellationCode present only where it is CANCELLED
 * @param lastStep present while the last thing done to it was a step
 * @param version grows with every change
 * @param walkIn whether the patient came without an appointment
 */
public record Appointment(
        AppointmentId id,
        SlotId slot,
        DoctorId doctor,
        PatientId patient,
        TimeRange time,
        AppointmentStatus status,
        String reason,
        Optional<Instant> expiresAt,
        UserId bookedBy,
        Instant bookedAt,
        String cancellationReason,
        Optional<CancellationCode> cancellationCode,
        Optional<LastStep> lastStep,
        long version,
        boolean walkIn) {

    /** One that was booked ahead. */
    public Appointment(
            AppointmentId id,
            SlotId slot,
            DoctorId doctor,
            PatientId patient,
            TimeRange time,
            AppointmentStatus status,
            String reason,
            Optional<Instant> expiresAt,
            UserId bookedBy,
            Instant bookedAt,
            String cancellationReason,
            Optional<CancellationCode> cancellationCode,
            Optional<LastStep> lastStep,
            long version) {
        this(
                id,
                slot,
                doctor,
                patient,
                time,
                status,
                reason,
                expiresAt,
                bookedBy,
                bookedAt,
                cancellationReason,
                cancellationCode,
                lastStep,
                version,
                false);
    }

    /** As it was stored before there were steps to take back. */
    public Appointment {
        cancellationCode = cancellationCode == null ? Optional.empty() : cancellationCode;
        lastStep = lastStep == null ? Optional.empty() : lastStep;
    }

    /** This appointment after a step; what leaves PENDING no longer expires. */
    public Appointment after(
            AppointmentStep step, Instant at, Optional<Cancellation> cancellation) {
        return in(step.to(), Optional.empty(), cancellation, Optional.of(new LastStep(status, at)));
    }

    /** This appointment as it was before a step; what is PENDING again expires anew. */
    Appointment backTo(AppointmentStatus before, Instant newExpiry) {
        return in(
                before,
                Optional.of(newExpiry).filter(at -> before == AppointmentStatus.PENDING),
                Optional.empty(),
                Optional.empty());
    }

    private Appointment in(
            AppointmentStatus newStatus,
            Optional<Instant> newExpiry,
            Optional<Cancellation> cancellation,
            Optional<LastStep> step) {
        return new Appointment(
                id,
                slot,
                doctor,
                patient,
                time,
                newStatus,
                reason,
                newExpiry,
                bookedBy,
                bookedAt,
                cancellation.map(Cancellation::words).orElse(""),
                cancellation.map(Cancellation::code),
                step,
                version + 1,
                walkIn);
    }

    /** This appointment in another slot, in the same state. */
    Appointment movedTo(TimeSlot other) {
        return new Appointment(
                id,
                other.id(),
                other.doctor(),
                patient,
                other.time(),
                status,
                reason,
                expiresAt,
                bookedBy,
                bookedAt,
                cancellationReason,
                cancellationCode,
                Optional.empty(),
                version + 1,
                walkIn);
    }
}
