package org.frontdesk.server.appointments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same time on the clinic's wall clocks, every so many weeks.
 *
 * @param first the first time
 * @param count how many times, the first included
 */
public record WeeklyTimes(LocalDateTime first, int everyWeeks, int count) {

    /** As many as there are up to a day, inclusive; none where the day comes before the first. */
    public static WeeklyTimes until(LocalDateTime first, int everyWeeks, LocalDate last) {
        long weeks = Math.floorDiv(last.toEpochDay() - first.toLocalDate().toEpochDay(), 7L);
        long more = Math.floorDiv(weeks, (long) everyWeeks);
        return new WeeklyTimes(first, everyWeeks, Math.toIntExact(Math.max(0, more + 1)));
    }

    public List<LocalDateTime> times() {
        return IntStream.range(0, count)
                .mapToObj(nth -> first.plusWeeks((long) nth * everyWeeks))
                .toList();
    }

    /** When wall clocks show the time: once as a rule, twice or never on the day they are changed. */
    public static List<Instant> instants(LocalDateTime time, ZoneId zone) {
        return zone.getRules().getValidOffsets(time).stream().map(time::toInstant).toList();
    }
}
