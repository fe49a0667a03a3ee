package org.frontdesk.server.appointments;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Instant;
import java.util.Optional;

/**
 * One patient in one place of one slot.
 *
 * @param time the slot's, copied so that the schema can forbid a patient two overlapping appointments
 * @param expiresAt present while PENDING: when the place is given back
 * @param version grows with every change
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
        long version) {

    /** This appointment in another state; what leaves PENDING no longer expires. */
    public Appointment withStatus(AppointmentStatus newStatus, String newCancellationReason) {
        return new Appointment(
                id,
                slot,
                doctor,
                patient,
                time,
                newStatus,
                reason,
                Optional.empty(),
                bookedBy,
                bookedAt,
                newCancellationReason,
                version + 1);
    }
}
