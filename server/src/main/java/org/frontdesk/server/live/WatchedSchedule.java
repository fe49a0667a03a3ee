package org.frontdesk.server.live;

import org.frontdesk.server.doctors.DoctorId;

import java.time.Instant;
import java.util.Set;

/**
 * What part of the schedule a stream is about: what starts in a stretch of time with some doctors.
 *
 * @param doctors empty: every doctor
 * @param from inclusive
 * @param to exclusive
 */
public record WatchedSchedule(Set<DoctorId> doctors, Instant from, Instant to) {

    public WatchedSchedule {
        doctors = Set.copyOf(doctors);
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a watched stretch of time ends after it starts");
        }
    }

    boolean covers(DoctorId doctor, Instant start) {
        return !start.isBefore(from)
                && start.isBefore(to)
                && (doctors.isEmpty() || doctors.contains(doctor));
    }
}
