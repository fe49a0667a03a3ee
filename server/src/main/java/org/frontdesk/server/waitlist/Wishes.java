package org.frontdesk.server.waitlist;

import org.frontdesk.server.doctors.DoctorId;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which places somebody waits for.
 *
 * @param doctor empty: any of the specialization; exactly one of the two is there
 * @param latest empty: however late
 * @param fromMinute of the clinic's day, 0 to 1439: the place lies between this
 * @param untilMinute and this, up to 1440
 * @param weekdays empty: any
 */
public record Wishes(
        Optional<DoctorId> doctor,
        Optional<String> specialization,
        LocalDate earliest,
        Optional<LocalDate> latest,
        int fromMinute,
        int untilMinute,
        Set<DayOfWeek> weekdays) {

    static final int DAY_MINUTES = 24 * 60;

    /** Whether the time of day does not matter. */
    public boolean isAnyTimeOfDay() {
        return fromMinute == 0 && untilMinute == DAY_MINUTES;
    }
}
