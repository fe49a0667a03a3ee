package org.frontdesk.desktop.search;

import org.frontdesk.desktop.texts.Texts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which days somebody may mean: {@code tomorrow}, {@code friday}, {@code 12.3.}, {@code 3/12}, {@code 2026-03-12}, {@code 12
 * march}. Words are understood in every language there are texts in; where a form has two readings, both are given, the
 * language's own first.
 */
final class TypedDays {

    /** Fewer letters are the beginning of too much. */
    private static final int LEAST_LETTERS = 3;

    private static final int MOST_DAYS = 3;

    /** There are no sheets worth looking at before and after; a birth date is not taken for a day of the sheet. */
    private static final int YEARS_BACK = 1;

    private static final int YEARS_AHEAD = 2;
    private static final int CENTURY = 2000;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})(?:\\.\\s?(\\d{4}|\\d{2})?)?");
    private static final Pattern EITHER_FIRST =
            Pattern.compile("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile(
                    "(\\d{1,2})\\.?\\s*(?:de |of )?(\\p{L}{3,})\\.?,?\\s*(?:de |del )?(\\d{4})?");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("(\\p{L}{3,})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s*(\\d{4}))?");

    private final List<Texts> languages;

    /**
     * @param languages whose words are understood; forms are read as the first one has them
     */
    TypedDays(List<Texts> languages) {
        this.languages = languages;
    }

    /** The likeliest first; none if it is no day. */
    List<LocalDate> of(String typed, LocalDate today) {
        String text = Words.plain(typed);
        Set<LocalDate> days = new LinkedHashSet<>();
        Reading reading = new Reading(today, days::add);
        readWords(text, today, days);
        readNumbers(text, reading);
        readMonths(text, reading);
        return days.stream()
                .filter(day -> !day.isBefore(today.minusYears(YEARS_BACK)))
                .filter(day -> !day.isAfter(today.plusYears(YEARS_AHEAD)))
                .limit(MOST_DAYS)
                .toList();
    }

    private void readWords(String text, LocalDate today, Set<LocalDate> days) {
        if (text.length() < LEAST_LETTERS) {
            return;
        }
        for (Texts language : languages) {
            Map<String, LocalDate> words = new LinkedHashMap<>();
            words.put(language.get("search.today"), today);
            words.put(language.get("search.tomorrow"), today.plusDays(1));
            words.put(language.get("search.afterTomorrow"), today.plusDays(2));
            words.put(language.get("search.yesterday"), today.minusDays(1));
            for (DayOfWeek day : DayOfWeek.values()) {
                words.put(
                        day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()),
                        today.with(TemporalAdjusters.next(day)));
            }
            words.forEach(
                    (word, day) -> {
                        if (Words.plain(word).startsWith(text)) {
                            days.add(day);
                        }
                    });
        }
    }

    private void readNumbers(String text, Reading reading) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            reading.day(iso.group(3), iso.group(2), iso.group(1));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            reading.day(dayFirst.group(1), dayFirst.group(2), dayFirst.group(3));
        }
        Matcher either = EITHER_FIRST.matcher(text);
        if (either.matches()) {
            String one = either.group(1);
            String other = either.group(2);
            boolean dayIsFirst = isDayFirst(languages.getFirst().locale());
            reading.day(dayIsFirst ? one : other, dayIsFirst ? other : one, either.group(3));
            reading.day(dayIsFirst ? other : one, dayIsFirst ? one : other, either.group(3));
        }
    }

    private void readMonths(String text, Reading reading) {
        Matcher dayFirst = DAY_AND_MONTH.matcher(text);
        if (dayFirst.matches()) {
            readMonth(dayFirst.group(1), dayFirst.group(2), dayFirst.group(3), reading);
        }
        Matcher monthFirst = MONTH_AND_DAY.matcher(text);
        if (monthFirst.matches()) {
            readMonth(monthFirst.group(2), monthFirst.group(1), monthFirst.group(3), reading);
        }
    }

    private void readMonth(String day, String name, String year, Reading reading) {
        for (Texts language : languages) {
            for (Month month : Month.values()) {
                String full = month.getDisplayName(TextStyle.FULL, language.locale());
                if (Words.plain(full).startsWith(name)) {
                    reading.day(day, Integer.toString(month.getValue()), year);
                }
            }
        }
    }

    private static boolean isDayFirst(Locale locale) {
        String form =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return form.indexOf('d') < form.indexOf('M');
    }

    /** Puts numbers together to days, as far as there are such days. */
    private record Reading(LocalDate today, Consumer<LocalDate> days) {

        /** Without a year the day to come is meant, or else the one that was this year. */
        void day(String day, String month, String year) {
            if (year != null) {
                int written = Integer.parseInt(year);
                add(written < 100 ? CENTURY + written : written, month, day);
                return;
            }
            try {
                if (LocalDate.of(today.getYear(), Integer.parseInt(month), Integer.parseInt(day))
                        .isBefore(today)) {
                    add(today.getYear() + 1, month, day);
                }
            } catch (DateTimeException noSuchDay) {
                return;
            }
            add(today.getYear(), month, day);
        }

        private void add(int year, String month, String day) {
            try {
                days.accept(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
            } catch (DateTimeException noSuchDay) {
                // 31.2. is no day: nothing is offered
            }
        }
    }
}
