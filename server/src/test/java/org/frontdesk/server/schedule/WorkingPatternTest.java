package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which slots a working pattern makes, above all on the days when the clocks change. */
class WorkingPatternTest {

    private static final int MOST = 100_000;
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final MinuteRange WHOLE_DAY = new MinuteRange(0, 24 * 60);

    private static List<TimeRange> slots(
            String zone, String first, String last, MinuteRange hours, int minutes) {
        return new WorkingPattern(
                        LocalDate.parse(first),
                        LocalDate.parse(last),
                        EVERY_DAY,
                        hours,
                        minutes,
                        List.of())
                .slots(ZoneId.of(zone), MOST);
    }

    /** The slots of one day of whole hours between these. */
    private static List<TimeRange> hourly(String zone, String day, int from, int to) {
        return slots(zone, day, day, new MinuteRange(from * 60, to * 60), 60);
    }

    private static List<String> wallStarts(String zone, List<TimeRange> slots) {
        return slots.stream()
                .map(slot -> slot.start().atZone(ZoneId.of(zone)).toLocalTime())
                .map(LocalTime::toString)
                .toList();
    }

    private static List<String> starts(List<TimeRange> slots) {
        return slots.stream().map(slot -> slot.start().toString()).toList();
    }

    @Test
    void anOrdinaryDayIsFilledFromItsFirstHourAndWhatIsLeftMakesNoSlot() {
        var slots = slots("Europe/Madrid", "2026-01-12", "2026-01-12", range("9:00", "10:10"), 20);

        assertThat(wallStarts("Europe/Madrid", slots)).containsExactly("09:00", "09:20", "09:40");
    }

    @Test
    void onlyTheWeekdaysAskedForHaveSlots() {
        var pattern =
                new WorkingPattern(
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-01-31"),
                        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                        range("9:00", "10:00"),
                        60,
                        List.of());

        assertThat(pattern.slots(ZoneId.of("Europe/Madrid"), MOST))
                .hasSize(9)
                .allMatch(
                        slot ->
                                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)
                                        .contains(
                                                slot.start()
                                                        .atZone(ZoneId.of("Europe/Madrid"))
                                                        .getDayOfWeek()));
    }

    @Test
    void aSlotThatWouldMeetABreakStartsWhenTheBreakEnds() {
        var pattern =
                new WorkingPattern(
                        LocalDate.parse("2026-01-12"),
                        LocalDate.parse("2026-01-12"),
                        EVERY_DAY,
                        range("9:00", "12:00"),
                        30,
                        List.of(range("10:50", "11:05"), range("9:45", "10:00")));

        assertThat(wallStarts("Europe/Madrid", pattern.slots(ZoneId.of("Europe/Madrid"), MOST)))
                .containsExactly("09:00", "10:00", "11:05");
    }

    @Test
    void breaksThatCoverTheDayLeaveNothing() {
        var pattern =
                new WorkingPattern(
                        LocalDate.parse("2026-01-12"),
                        LocalDate.parse("2026-01-12"),
                        EVERY_DAY,
                        range("9:00", "12:00"),
                        30,
                        List.of(range("8:00", "11:00"), range("10:00", "23:00")));

        assertThat(pattern.slots(ZoneId.of("Europe/Madrid"), MOST)).isEmpty();
    }

    @Test
    void tooManyAreNotMadeToTheEnd() {
        var slots =
                new WorkingPattern(
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2026-12-31"),
                                EVERY_DAY,
                                WHOLE_DAY,
                                5,
                                List.of())
                        .slots(ZoneId.of("Europe/Madrid"), 1_000);

        assertThat(slots).hasSizeBetween(1_001, 1_300);
    }

    @Test
    void theHourThatMadridSkipsHasNoSlot() {
        assertThat(starts(hourly("Europe/Madrid", "2026-03-29", 0, 5)))
                .containsExactly(
                        "2026-03-28T23:00:00Z",
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T02:00:00Z");
        assertThat(wallStarts("Europe/Madrid", hourly("Europe/Madrid", "2026-03-29", 0, 5)))
                .containsExactly("00:00", "01:00", "03:00", "04:00");
    }

    @Test
    void theHourThatMadridRepeatsHasItsSlotsOnce() {
        assertThat(starts(hourly("Europe/Madrid", "2026-10-25", 1, 4)))
                .containsExactly(
                        "2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z");
    }

    @Test
    void newYorkChangesOnItsOwnDays() {
        assertThat(wallStarts("America/New_York", hourly("America/New_York", "2026-03-08", 0, 5)))
                .containsExactly("00:00", "01:00", "03:00", "04:00");
        assertThat(starts(hourly("America/New_York", "2026-11-01", 0, 3)))
                .containsExactly(
                        "2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z", "2026-11-01T07:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Santiago 2025-09-07", "Africa/Cairo 2025-04-25"})
    void aDayThatBeginsAtOneHasTwentyThreeHours(String where) {
        String zone = where.split(" ")[0];
        var slots = hourly(zone, where.split(" ")[1], 0, 24);

        assertThat(slots).hasSize(23);
        assertThat(wallStarts(zone, slots)).startsWith("01:00", "02:00").endsWith("23:00");
    }

    @Test
    void lordHoweChangesByHalfAnHour() {
        String zone = "Australia/Lord_Howe";
        var hours = new MinuteRange(60, 180);

        assertThat(wallStarts(zone, slots(zone, "2025-10-05", "2025-10-05", hours, 15)))
                .containsExactly("01:00", "01:15", "01:30", "01:45", "02:30", "02:45");
        assertThat(wallStarts(zone, slots(zone, "2025-04-06", "2025-04-06", hours, 30)))
                .containsExactly("01:00", "01:30", "02:00", "02:30");
    }

    @Test
    void aSlotThatWouldReachIntoTheSkippedHourIsNotMade() {
        var slots = slots("Europe/Madrid", "2026-03-29", "2026-03-29", range("1:15", "5:00"), 30);

        assertThat(wallStarts("Europe/Madrid", slots))
                .containsExactly("01:15", "03:15", "03:45", "04:15");
    }

    @Test
    void aDayThatAZoneLeftOutHasNoSlot() {
        assertThat(hourly("Pacific/Apia", "2011-12-30", 0, 24)).isEmpty();
        assertThat(hourly("Pacific/Apia", "2011-12-31", 0, 24)).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "America/New_York",
                "America/Santiago",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Asia/Kathmandu"
            })
    void inAYearNoSlotMeetsAnotherAndAllLastAsLongAsSaid(String zone) {
        for (int minutes : new int[] {20, 45, 1440}) {
            var slots = slots(zone, "2025-01-01", "2025-12-31", WHOLE_DAY, minutes);

            assertThat(slots.size()).isGreaterThan(360 * (1440 / minutes));
            Instant free = Instant.MIN;
            for (TimeRange slot : slots) {
                assertThat(slot.start()).isAfterOrEqualTo(free);
                assertThat(Duration.between(slot.start(), slot.end()))
                        .isEqualTo(Duration.ofMinutes(minutes));
                var wall = slot.start().atZone(ZoneId.of(zone)).toLocalTime();
                assertThat((wall.getHour() * 60 + wall.getMinute()) % minutes).isZero();
                free = slot.end();
            }
        }
    }

    private static MinuteRange range(String start, String end) {
        return new MinuteRange(minute(start), minute(end));
    }

    private static int minute(String time) {
        return Integer.parseInt(time.split(":")[0]) * 60 + Integer.parseInt(time.split(":")[1]);
    }
}
