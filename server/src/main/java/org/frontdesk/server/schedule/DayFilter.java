package org.frontdesk.server.schedule;

import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which times of which days somebody can come.
 *
 * @param weekdays empty: any
 * @param hours on the clinic's wall clocks; empty: the whole day
 */
public record DayFilter(Set<DayOfWeek> weekdays, Optional<MinuteRange> hours) {

    public static final DayFilter ANY = new DayFilter(Set.of(), Optional.empty());

    /** The stretches of time it lets through, in order, at most one a day. */
    public List<TimeRange> windows(Fields.DateRange dates, ZoneId zone) {
        List<TimeRange> windows = new ArrayList<>();
        for (LocalDate day = dates.first(); !day.isAfter(dates.last()); day = day.plusDays(1)) {
            if (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek())) {
                window(day, zone).ifPresent(windows::add);
            }
        }
        return windows;
    }

    private Optional<TimeRange> window(LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (hours.isPresent()) {
            var midnight = day.atStartOfDay();
            start = midnight.plusMinutes(hours.get().start()).atZone(zone).toInstant();
            // Of an hour that the clocks show twice, both times are within.
            end =
                    midnight.plusMinutes(hours.get().end())
                            .atZone(zone)
                            .withLaterOffsetAtOverlap()
                            .toInstant();
        }
        return end.isAfter(start) ? Optional.of(new TimeRange(start, end)) : Optional.empty();
    }
}
