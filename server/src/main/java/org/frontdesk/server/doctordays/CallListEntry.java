package org.frontdesk.server.doctordays;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.doctors.DoctorId;

import java.time.Instant;
import java.util.Optional;

/**
 * A patient to be told that their appointment was moved.
 *
 * @param appointment as it is now
 * @param fromDoctor and {@code fromStart}: what the patient was told last
 * @param callBefore the earlier of that and of what the move made of it
 * @param calls how often somebody has called
 * @param lastCall present once somebody has
 * @param version grows with every change
 */
public record CallListEntry(
        Appointment appointment,
        String doctorName,
        String phone,
        DoctorId fromDoctor,
        String fromDoctorName,
        Instant fromStart,
        Instant callBefore,
        UserId movedBy,
        Instant movedAt,
        CallOutcome outcome,
        int calls,
        Optional<Call> lastCall,
        long version) {

    /** Who called, and when. */
    public record Call(UserId by, Instant at) {}
}
