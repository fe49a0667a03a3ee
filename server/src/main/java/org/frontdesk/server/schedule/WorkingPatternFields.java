package org.frontdesk.server.schedule;

import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a working pattern from a request, noting everything that is wrong with it. */
final class WorkingPatternFields {

    private static final int MOST_DAYS = 366;
    private static final int MOST_BREAKS = 10;
    private static final int SHORTEST_SLOT_MINUTES = 5;
    private static final int DAY_MINUTES = 24 * 60;

    private WorkingPatternFields() {}

    /** The pattern, or empty when its fields have violations. */
    static Optional<WorkingPattern> read(Fields fields, BulkCreateTimeSlotsRequest request) {
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS);
        Set<DayOfWeek> weekdays = weekdays(fields, request.getWeekdaysList());
        Optional<MinuteRange> hours =
                range(fields, "hours", request.hasHours(), request.getHours());
        boolean lengthIsFine =
                request.getSlotMinutes() >= SHORTEST_SLOT_MINUTES
                        && request.getSlotMinutes() <= DAY_MINUTES;
        if (!lengthIsFine) {
            fields.violation("slot_minutes", "is not between 5 and 1440");
        }
        Optional<List<MinuteRange>> breaks = breaks(fields, request.getBreaksList());
        if (dates.isEmpty()
                || weekdays.isEmpty()
                || hours.isEmpty()
                || breaks.isEmpty()
                || !lengthIsFine) {
            return Optional.empty();
        }
        return Optional.of(
                new WorkingPattern(
                        dates.get().first(),
                        dates.get().last(),
                        weekdays,
                        hours.get(),
                        request.getSlotMinutes(),
                        breaks.get()));
    }

    private static Set<DayOfWeek> weekdays(Fields fields, List<Weekday> weekdays) {
        if (weekdays.isEmpty()) {
            fields.violation("weekdays", "is required");
        }
        return anyWeekdays(fields, weekdays);
    }

    /** Days of the week, each once; there may be none. */
    static Set<DayOfWeek> anyWeekdays(Fields fields, List<Weekday> weekdays) {
        Set<DayOfWeek> read = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < weekdays.size(); i++) {
            Weekday day = weekdays.get(i);
            if (day == Weekday.UNRECOGNIZED || day == Weekday.WEEKDAY_UNSPECIFIED) {
                fields.violation("weekdays[" + i + "]", "is not a day of the week");
            } else if (!read.add(DayOfWeek.of(day.getNumber()))) {
                fields.violation("weekdays[" + i + "]", "is there twice");
            }
        }
        return read;
    }

    static Optional<List<MinuteRange>> breaks(Fields fields, List<TimeOfDayRange> breaks) {
        if (breaks.size() > MOST_BREAKS) {
            fields.violation("breaks", "has more than " + MOST_BREAKS + " entries");
            return Optional.empty();
        }
        List<MinuteRange> read = new ArrayList<>();
        for (int i = 0; i < breaks.size(); i++) {
            range(fields, "breaks[" + i + "]", true, breaks.get(i)).ifPresent(read::add);
        }
        return read.size() == breaks.size() ? Optional.of(read) : Optional.empty();
    }

    static Optional<MinuteRange> range(
            Fields fields, String field, boolean present, TimeOfDayRange range) {
        if (!present) {
            fields.violation(field, "is required");
            return Optional.empty();
        }
        Optional<Integer> start =
                minute(fields, field + ".start", range.hasStart(), range.getStart());
        Optional<Integer> end = minute(fields, field + ".end", range.hasEnd(), range.getEnd());
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (end.get() <= start.get()) {
            fields.violation(field + ".end", "is not after start");
            return Optional.empty();
        }
        return Optional.of(new MinuteRange(start.get(), end.get()));
    }

    private static Optional<Integer> minute(
            Fields fields, String field, boolean present, TimeOfDay time) {
        if (!present) {
            fields.violation(field, "is required");
            return Optional.empty();
        }
        int minute = time.getHours() * 60 + time.getMinutes();
        boolean isTime =
                time.getHours() >= 0
                        && time.getHours() <= 24
                        && time.getMinutes() >= 0
                        && time.getMinutes() < 60
                        && minute <= DAY_MINUTES;
        if (!isTime) {
            fields.violation(field, "is not a time of day between 0:00 and 24:00");
            return Optional.empty();
        }
        return Optional.of(minute);
    }
}
