package org.frontdesk.desktop.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Of which days a report is made. */
enum RangeChoice {
    THIS_WEEK("reports.range.week"),
    /** Whole weeks, the one that is not over not among them. */
    LAST_FOUR_WEEKS("reports.range.fourWeeks"),
    THIS_QUARTER("reports.range.quarter"),
    THIS_YEAR("reports.range.year"),
    /** Two dates are given. */
    OWN("reports.range.own");

    private static final int DAYS_A_WEEK = 7;
    private static final int FOUR_WEEKS = 4 * DAYS_A_WEEK;

    private final String textKey;

    RangeChoice(String textKey) {
        this.textKey = textKey;
    }

    String textKey() {
        return textKey;
    }

    /** Its days, seen from a day; {@code given} stay as they are. */
    Days of(LocalDate today, Days given) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (this) {
            case THIS_WEEK -> new Days(monday, monday.plusDays(DAYS_A_WEEK - 1));
            case LAST_FOUR_WEEKS -> new Days(monday.minusDays(FOUR_WEEKS), monday.minusDays(1));
            case THIS_QUARTER -> {
                LocalDate first = today.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Days(first, first.plusMonths(3).minusDays(1));
            }
            case THIS_YEAR ->
                    new Days(
                            today.with(TemporalAdjusters.firstDayOfYear()),
                            today.with(TemporalAdjusters.lastDayOfYear()));
            case OWN -> given;
        };
    }
}
