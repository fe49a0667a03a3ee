package org.frontdesk.server.schedule;

import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
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

    private static final MinuteRange WHOLE_DAY = new MinuteRange(0, 24 * 60);

    /** The stretches of time it lets through, in order; one a day, or more where the clocks change within the hours. */
    public List<TimeRange> windows(Fields.DateRange dates, ZoneId zone) {
        List<TimeRange> windows = new ArrayList<>();
        for (LocalDate day = dates.first(); !day.isAfter(dates.last()); day = day.plusDays(1)) {
            if (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek())) {
                addWindows(day, zone.getRules(), windows);
            }
        }
        return windows;
    }

    /** Goes from one change of the clocks to the next, as between them they run evenly. */
    private void addWindows(LocalDate day, ZoneRules rules, List<TimeRange> windows) {
        MinuteRange asked = hours.orElse(WHOLE_DAY);
        LocalDateTime from = day.atStartOfDay().plusMinutes(asked.start());
        LocalDateTime to = day.atStartOfDay().plusMinutes(asked.end());
        Instant last = to.toInstant(ZoneOffset.MIN);
        Instant evenFrom = from.toInstant(ZoneOffset.MAX);
        while (evenFrom.isBefore(last)) {
            ZoneOffset offset = rules.getOffset(evenFrom);
            ZoneOffsetTransition change = rules.nextTransition(evenFrom);
            Instant evenTo = change == null ? last : earlier(last, change.getInstant());
            Instant start = later(evenFrom, from.toInstant(offset));
            Instant end = earlier(evenTo, to.toInstant(offset));
            if (end.isAfter(start)) {
                windows.add(new TimeRange(start, end));
            }
            evenFrom = evenTo;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
