package org.frontdesk.server.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The days that somebody may mean who types a date. */
final class BirthDates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<y>\\d{4})([-./ ]?)(?<a>\\d{1,2})\\2(?<b>\\d{1,2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<a>\\d{1,2})([-./ ])(?<b>\\d{1,2})\\2(?<y>\\d{4})");

    private BirthDates() {}

    /** Day first, and month first where both are days; empty: not a date. */
    static List<LocalDate> meantBy(String typed) {
        Matcher yearFirst = YEAR_FIRST.matcher(typed.strip());
        if (yearFirst.matches()) {
            return date(yearFirst, "a", "b").toList();
        }
        Matcher yearLast = YEAR_LAST.matcher(typed.strip());
        return yearLast.matches()
                ? Stream.concat(date(yearLast, "b", "a"), date(yearLast, "a", "b"))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Stream<LocalDate> date(Matcher typed, String month, String day) {
        try {
            return Stream.of(
                    LocalDate.of(number(typed, "y"), number(typed, month), number(typed, day)));
        } catch (DateTimeException noSuchDay) {
            return Stream.empty();
        }
    }

    private static int number(Matcher typed, String group) {
        return Integer.parseInt(typed.group(group));
    }
}
