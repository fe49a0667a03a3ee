package org.frontdesk.server.appointments;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;

import java.time.Instant;

/** What appointments that were booked together had in common then; each may have been moved since. */
public record Series(
        SeriesId id,
        PatientId patient,
        DoctorId doctor,
        int everyWeeks,
        UserId bookedBy,
        Instant bookedAt) {}
