package org.frontdesk.desktop.waitlist;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;

import java.util.Optional;
import java.util.stream.Stream;

/** The parts of the day as hours; the same hours as in the search for free places. */
final class DayHours {

    private DayHours() {}

    /** The hours of a part; absent for the whole day. */
    static Optional<TimeOfDayRange> of(DayPart part) {
        return switch (part) {
            case DAY_PART_MORNING -> Optional.of(hours(0, 12));
            case DAY_PART_AFTERNOON -> Optional.of(hours(12, 17));
            case DAY_PART_EVENING -> Optional.of(hours(17, 24));
            case DAY_PART_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    /** The part that has just these hours. */
    static Optional<DayPart> partOf(TimeOfDayRange range) {
        return Stream.of(DayPart.values())
                .filter(part -> of(part).filter(range::equals).isPresent())
                .findFirst();
    }

    static boolean isWhole(TimeOfDayRange range) {
        return range.equals(hours(0, 24));
    }

    /** Key of a part's name. */
    static String textKey(DayPart part) {
        return switch (part) {
            case DAY_PART_MORNING -> "firstfree.morning";
            case DAY_PART_AFTERNOON -> "firstfree.afternoon";
            case DAY_PART_EVENING -> "firstfree.evening";
            case DAY_PART_UNSPECIFIED, UNRECOGNIZED -> "firstfree.wholeDay";
        };
    }

    private static TimeOfDayRange hours(int from, int until) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimeOfDay.newBuilder().setHours(from))
                .setEnd(TimeOfDay.newBuilder().setHours(until))
                .build();
    }
}
