package org.frontdesk.server.schedule;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.util.List;
import java.util.Optional;

/** Reads which times of which days are asked for. */
final class DayFilterFields {

    private static final int NOON = 12 * 60;
    private static final int FIVE = 17 * 60;
    private static final int MIDNIGHT = 24 * 60;

    private DayFilterFields() {}

    static DayFilter read(
            Fields fields,
            List<Weekday> weekdays,
            DayPart part,
            boolean hasHours,
            TimeOfDayRange hours) {
        Optional<MinuteRange> range =
                switch (part) {
                    case DAY_PART_UNSPECIFIED -> Optional.empty();
                    case DAY_PART_MORNING -> Optional.of(new MinuteRange(0, NOON));
                    case DAY_PART_AFTERNOON -> Optional.of(new MinuteRange(NOON, FIVE));
                    case DAY_PART_EVENING -> Optional.of(new MinuteRange(FIVE, MIDNIGHT));
                    case UNRECOGNIZED -> {
                        fields.violation("day_part", "is not a part of the day");
                        yield Optional.empty();
                    }
                };
        if (hasHours) {
            if (range.isPresent()) {
                fields.violation("hours", "is not together with day_part");
            }
            range = WorkingPatternFields.range(fields, "hours", true, hours);
        }
        return new DayFilter(WorkingPatternFields.anyWeekdays(fields, weekdays), range);
    }
}
