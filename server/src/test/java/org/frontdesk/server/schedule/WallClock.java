package org.frontdesk.server.schedule;

import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A clock on the wall, and somebody who looks at it once a minute for days and writes down what it shows: the slow and
 * obvious way to know which slots a day has, to hold the quick ones against.
 */
final class WallClock {

    /** No zone is further from UTC, so that this much before and after some days everything of them is seen. */
    private static final Duration FURTHEST_FROM_UTC = Duration.ofHours(18);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What the clock shows at an instant. */
    record Reading(Instant at, LocalDateTime shown) {}

    private final List<Reading> readings = new ArrayList<>();
    private final Map<LocalDateTime, Integer> firstShown = new HashMap<>();

    WallClock(ZoneId zone, LocalDate first, LocalDate last) {
        Instant begin = first.atStartOfDay(ZoneOffset.UTC).toInstant().minus(FURTHEST_FROM_UTC);
        Instant end =
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(FURTHEST_FROM_UTC);
        for (Instant now = begin; now.isBefore(end); now = now.plus(MINUTE)) {
            var reading = new Reading(now, LocalDateTime.ofInstant(now, zone));
            firstShown.putIfAbsent(reading.shown(), readings.size());
            readings.add(reading);
        }
    }

    List<Reading> readings() {
        return readings;
    }

    /** The slots that somebody makes on a day who goes by this clock. */
    List<TimeRange> slots(LocalDate day, WeeklyTemplate.Hours hours) {
        List<TimeRange> slots = new ArrayList<>();
        for (int minute : plannedMinutes(hours)) {
            Integer seen = firstShown.get(day.atStartOfDay().plusMinutes(minute));
            if (seen != null && runsOn(seen, hours.slotMinutes())) {
                Instant start = readings.get(seen).at();
                slots.add(
                        new TimeRange(start, start.plus(Duration.ofMinutes(hours.slotMinutes()))));
            }
        }
        return slots;
    }

    /** The slots of every such day of the week within some days. */
    List<TimeRange> slots(
            LocalDate from, LocalDate to, DayOfWeek weekday, WeeklyTemplate.Hours hours) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek() == weekday)
                .flatMap(day -> slots(day, hours).stream())
                .toList();
    }

    /** Tries each minute in turn: a slot begins at the first one from which it meets no break and not the end. */
    private static List<Integer> plannedMinutes(WeeklyTemplate.Hours hours) {
        List<Integer> starts = new ArrayList<>();
        int minute = hours.range().start();
        while (minute < hours.range().end()) {
            if (isWork(hours, minute)) {
                starts.add(minute);
                minute += hours.slotMinutes();
            } else {
                minute++;
            }
        }
        return starts;
    }

    private static boolean isWork(WeeklyTemplate.Hours hours, int start) {
        for (int minute = start; minute < start + hours.slotMinutes(); minute++) {
            if (minute >= hours.range().end() || isBreak(hours.breaks(), minute)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBreak(List<MinuteRange> breaks, int minute) {
        return breaks.stream().anyMatch(one -> minute >= one.start() && minute < one.end());
    }

    /** Whether the clock skips nothing within these minutes. */
    private boolean runsOn(int first, int minutes) {
        for (int i = first + 1; i < first + minutes; i++) {
            LocalDateTime next = readings.get(i - 1).shown().plus(MINUTE);
            if (readings.get(i).shown().isAfter(next)) {
                return false;
            }
        }
        return true;
    }
}
