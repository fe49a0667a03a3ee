package org.frontdesk.desktop.administration.hours;

import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WeeklyHours;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When the slots of a day's hours start, as the server makes them: one that would overlap a break starts when it ends. */
public final class DayTimes {

    private DayTimes() {}

    /** Minutes since midnight, as the wall clock counts them. */
    public static Set<Integer> starts(WeeklyHours hours) {
        Set<Integer> starts = new TreeSet<>();
        int end = TimesOfDay.minuteOf(hours.getHours().getEnd());
        int start = TimesOfDay.minuteOf(hours.getHours().getStart());
        while (hours.getSlotMinutes() > 0 && start + hours.getSlotMinutes() <= end) {
            Optional<TimeOfDayRange> pause =
                    breakDuring(hours, start, start + hours.getSlotMinutes());
            if (pause.isPresent()) {
                start = TimesOfDay.minuteOf(pause.get().getEnd());
            } else {
                starts.add(start);
                start += hours.getSlotMinutes();
            }
        }
        return starts;
    }

    private static Optional<TimeOfDayRange> breakDuring(WeeklyHours hours, int start, int end) {
        return hours.getBreaksList().stream()
                .filter(
                        one ->
                                TimesOfDay.minuteOf(one.getStart()) < end
                                        && start < TimesOfDay.minuteOf(one.getEnd()))
                .findFirst();
    }
}
