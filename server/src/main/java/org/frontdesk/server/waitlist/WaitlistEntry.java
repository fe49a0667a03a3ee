package org.frontdesk.server.waitlist;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.patients.PatientId;

import java.time.Instant;
import java.util.Optional;

/**
 * A patient who waits for a place.
 *
 * @param priority 0 to 9; who has more is served first
 * @param appointment present while OFFERED and when SERVED
 * @param joinedAt the place in line among those of the same priority
 * @param version grows with every change
 */
public record WaitlistEntry(
        WaitlistEntryId id,
        PatientId patient,
        Wishes wishes,
        String note,
        int priority,
        String priorityReason,
        WaitlistState state,
        Optional<AppointmentId> appointment,
        Instant joinedAt,
        long version) {}
