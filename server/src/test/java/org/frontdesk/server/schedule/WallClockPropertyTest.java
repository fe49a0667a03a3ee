package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.ClockChanges.Change;
import org.frontdesk.server.schedule.ClockChanges.Day;
import org.frontdesk.server.schedule.WallClock.Reading;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * In any zone and any year from 1990 to 2050, above all on days when clocks change: what is made, found and closed is what
 * somebody would say who looks at the clock on the wall.
 */
class WallClockPropertyTest {

    private static final int MOST = 100_000;
    private static final DoctorId DOCTOR = new DoctorId(new UUID(0, 2));

    /** A template, and days for which slots are made of it. */
    record Making(ZoneId zone, LocalDate from, LocalDate to, WeeklyTemplate template) {}

    /** Hours of some days that somebody asks for. */
    record Asking(Day day, MinuteRange hours, boolean onlyThatWeekday) {}

    @Provide
    Arbitrary<Making> makings() {
        var around = Arbitraries.integers().between(-3, 3);
        var last = around.optional();
        return Combinators.combine(
                        ClockChanges.days(),
                        ClockChanges.hours(),
                        around,
                        last,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 7))
                .as(
                        (day, hours, validFrom, validTo, before, after) ->
                                new Making(
                                        day.zone(),
                                        day.date().minusDays(before),
                                        day.date().plusDays(after),
                                        ClockChanges.template(
                                                day.date().plusDays(validFrom),
                                                validTo.map(day.date()::plusDays),
                                                day.date(),
                                                hours)));
    }

    @Provide
    Arbitrary<Asking> askings() {
        return Combinators.combine(
                        ClockChanges.days(), ClockChanges.ranges(), Arbitraries.of(true, false))
                .as(Asking::new);
    }

    @Provide
    Arbitrary<Change> springs() {
        return ClockChanges.changes(ZoneOffsetTransition::isGap);
    }

    @Provide
    Arbitrary<Change> autumns() {
        return ClockChanges.changes(ZoneOffsetTransition::isOverlap);
    }

    @Provide
    Arbitrary<Day> days() {
        return ClockChanges.days();
    }

    @Provide
    Arbitrary<WeeklyTemplate.Hours> hours() {
        return ClockChanges.hours();
    }

    @Property(tries = 800)
    void aTemplateMakesExactlyTheSlotsThatAWallClockShows(@ForAll("makings") Making one) {
        var template = one.template();

        List<TimeRange> made =
                template.pattern(one.from(), one.to())
                        .map(pattern -> pattern.slots(one.zone(), MOST))
                        .orElse(List.of());

        assertThat(made)
                .containsExactlyElementsOf(
                        new WallClock(one.zone(), one.from(), one.to())
                                        .slots(
                                                one.from(),
                                                one.to(),
                                                template.weekday(),
                                                template.hours())
                                        .stream()
                                        .filter(slot -> isValid(template, dayOf(slot, one.zone())))
                                        .toList());
    }

    @Property(tries = 1_500)
    void theHourThatIsSkippedInSpringIsInNoSlot(
            @ForAll("springs") Change spring, @ForAll("hours") WeeklyTemplate.Hours hours) {
        Instant jump = spring.transition().getInstant();

        for (TimeRange slot : slotsAround(spring, hours)) {
            assertThat(slot.start().isBefore(jump) && slot.end().isAfter(jump))
                    .as("%s reaches into it", slot)
                    .isFalse();
            assertThat(shown(slot.end().minusSeconds(60), spring.zone()))
                    .isEqualTo(
                            shown(slot.start(), spring.zone())
                                    .plusMinutes(hours.slotMinutes() - 1L));
        }
    }

    @Property(tries = 1_500)
    void theHourThatIsRepeatedInAutumnHasEachSlotOnce(
            @ForAll("autumns") Change autumn, @ForAll("hours") WeeklyTemplate.Hours hours) {
        List<TimeRange> slots = slotsAround(autumn, hours);

        assertThat(slots.stream().map(slot -> shown(slot.start(), autumn.zone())))
                .doesNotHaveDuplicates();
        Instant free = Instant.MIN;
        for (TimeRange slot : slots) {
            assertThat(slot.start()).isAfterOrEqualTo(free);
            assertThat(slot.start().plusSeconds(60L * hours.slotMinutes())).isEqualTo(slot.end());
            free = slot.end();
        }
    }

    @Property(tries = 500)
    void hoursThatAreAskedForAreThoseThatAWallClockShows(@ForAll("askings") Asking one) {
        LocalDate date = one.day().date();
        var weekdays =
                one.onlyThatWeekday()
                        ? EnumSet.of(date.getDayOfWeek())
                        : EnumSet.noneOf(DayOfWeek.class);
        var dates = new Fields.DateRange(date.minusDays(1), date.plusDays(1));

        List<TimeRange> windows =
                new DayFilter(weekdays, Optional.of(one.hours())).windows(dates, one.day().zone());

        for (Reading reading :
                new WallClock(one.day().zone(), dates.first(), dates.last()).readings()) {
            LocalDate shown = reading.shown().toLocalDate();
            boolean isAskedFor =
                    !shown.isBefore(dates.first())
                            && !shown.isAfter(dates.last())
                            && (weekdays.isEmpty() || weekdays.contains(shown.getDayOfWeek()))
                            && one.hours().overlaps(minute(reading), minute(reading) + 1);
            assertThat(windows.stream().anyMatch(window -> isIn(reading.at(), window)))
                    .as("%s", reading)
                    .isEqualTo(isAskedFor);
        }
    }

    @Property(tries = 1_000)
    void aHolidayIsOverExactlyTheSlotsThatShareAMinuteWithIt(
            @ForAll("days") Day day, @ForAll("hours") WeeklyTemplate.Hours hours) {
        LocalDate date = day.date();
        // Kwajalein left out a day in 1993 and Samoa one in 2011: nobody has a holiday then.
        Assume.that(hasInstants(day));
        var closure =
                new Closure(
                        new ClosureId(new UUID(0, 3)),
                        Optional.empty(),
                        new ClinicDays(day::zone).range(new Fields.DateRange(date, date)),
                        "holiday");

        for (TimeRange slot : slots(day.zone(), date.minusDays(1), date.plusDays(1), hours)) {
            boolean sharesAMinute = false;
            for (Instant at = slot.start(); at.isBefore(slot.end()); at = at.plusSeconds(60)) {
                sharesAMinute |= shown(at, day.zone()).toLocalDate().equals(date);
            }
            assertThat(closure.isOver(DOCTOR, slot)).as("%s", slot).isEqualTo(sharesAMinute);
        }
    }

    private static List<TimeRange> slotsAround(Change change, WeeklyTemplate.Hours hours) {
        return slots(change.zone(), change.day().minusDays(1), change.day().plusDays(1), hours);
    }

    private static List<TimeRange> slots(
            ZoneId zone, LocalDate first, LocalDate last, WeeklyTemplate.Hours hours) {
        return new WorkingPattern(
                        first,
                        last,
                        EnumSet.allOf(DayOfWeek.class),
                        hours.range(),
                        hours.slotMinutes(),
                        hours.breaks())
                .slots(zone, MOST);
    }

    private static boolean isValid(WeeklyTemplate template, LocalDate day) {
        return !day.isBefore(template.first())
                && template.last().map(last -> !day.isAfter(last)).orElse(true);
    }

    private static boolean hasInstants(Day day) {
        return day.date().atStartOfDay(day.zone()).toLocalDate().equals(day.date());
    }

    private static boolean isIn(Instant at, TimeRange window) {
        return !at.isBefore(window.start()) && at.isBefore(window.end());
    }

    private static LocalDate dayOf(TimeRange slot, ZoneId zone) {
        return shown(slot.start(), zone).toLocalDate();
    }

    private static LocalDateTime shown(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static int minute(Reading reading) {
        return reading.shown().toLocalTime().toSecondOfDay() / 60;
    }
}
