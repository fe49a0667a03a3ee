package org.frontdesk.desktop.administration.hours;

import org.frontdesk.api.v1.TimeOfDay;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people type them: {@code 9}, {@code 9:30}, {@code 0930}; {@code 24:00} is the end of the day. */
public final class TimesOfDay {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[:.h]?(\\d{2}))?");
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private TimesOfDay() {}

    /** Empty for what is no time. */
    public static Optional<TimeOfDay> parse(String typed) {
        Matcher matched = TYPED.matcher(typed.strip());
        if (!matched.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(matched.group(1));
        int minutes = matched.group(2) == null ? 0 : Integer.parseInt(matched.group(2));
        boolean isTime = minutes < 60 && hours * 60 + minutes <= MINUTES_OF_A_DAY;
        return isTime ? Optional.of(of(hours, minutes)) : Optional.empty();
    }

    /** {@code 09:30}. */
    public static String words(TimeOfDay time) {
        return "%02d:%02d".formatted(time.getHours(), time.getMinutes());
    }

    /** Minutes since midnight, as the wall clock counts them. */
    public static int minuteOf(TimeOfDay time) {
        return time.getHours() * 60 + time.getMinutes();
    }

    public static TimeOfDay of(LocalTime time) {
        return of(time.getHour(), time.getMinute());
    }

    private static TimeOfDay of(int hours, int minutes) {
        return TimeOfDay.newBuilder().setHours(hours).setMinutes(minutes).build();
    }
}
