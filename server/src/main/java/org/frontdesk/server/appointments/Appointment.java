package org.frontdesk.server.appointments;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One patient in one place of a slot, and of those that follow it where its type needs more time.
 *
 * @param slot the first one
 * @param time the slots', copied so that the schema can forbid a patient two overlapping appointments
 * @param expiresAt present while PENDING: when the place is given back
 * @param cancellationCode present only where it is CANCELLED
 * @param lastStep present while the last thing done to it was a step
 * @param version grows with every change
 * @param walkIn whether the patient came without an appointment
 * @param typed present where it is of a type
 * @param series present where it was booked with others
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
        boolean walkIn,
        Optional<Typed> typed,
        Optional<SeriesId> series) {

    /** One that was booked ahead and on its own, without a type. */
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
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** As it was stored before there were steps to take back, types and series. */
    public Appointment {
        cancellationCode = cancellationCode == null ? Optional.empty() : cancellationCode;
        lastStep = lastStep == null ? Optional.empty() : lastStep;
        typed = typed == null ? Optional.empty() : typed;
        series = series == null ? Optional.empty() : series;
    }

    /** Every slot it is in, in order of time. */
    public List<SlotId> slots() {
        return Stream.concat(Stream.of(slot), furtherSlots().stream()).toList();
    }

    /** Those after the first; nearly always none. */
    public List<SlotId> furtherSlots() {
        return typed.map(Typed::furtherSlots).orElse(List.of());
    }

    /** How long a time it needs; zero: one slot, however long. */
    Duration needed() {
        return typed.map(Typed::needed).orElse(Duration.ZERO);
    }

    /** When the first slot ends. */
    Instant firstSlotEnd() {
        return typed.map(Typed::firstSlotEnd).orElse(time.end());
    }

    /** When the last slot ends, where there is more than one. */
    Optional<Instant> runEnd() {
        return furtherSlots().isEmpty() ? Optional.empty() : Optional.of(time.end());
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
                walkIn,
                typed,
                series);
    }

    /** This appointment in other slots, in the same state. */
    Appointment movedTo(SlotRun other) {
        return new Appointment(
                id,
                other.first().id(),
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
                walkIn,
                typed.map(before -> before.in(other)),
                series);
    }
}
