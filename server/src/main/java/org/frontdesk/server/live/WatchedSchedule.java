package org.frontdesk.server.live;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Instant;
import java.util.Set;

/**
 * What part of the schedule a stream is about: what starts in a stretch of time with some doctors.
 *
 * @param doctors empty: every doctor
 */
record WatchedSchedule(Set<DoctorId> doctors, TimeRange time) {

    boolean covers(DoctorId doctor, Instant start) {
        return !start.isBefore(time.start())
                && start.isBefore(time.end())
                && (doctors.isEmpty() || doctors.contains(doctor));
    }
}
