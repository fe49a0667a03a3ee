package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Of any zone, on any day of 2000 to 2037, above all on those when its clocks change: the slots are those that somebody
 * would make who looks at the clock on the wall. Chosen by chance from a fixed seed, which a failure names.
 */
class WallClockPropertyTest {

    private static final int CASES = 4_000;
    private static final long SEED = 20_250_330;

    @Test
    void everyDayHasExactlyTheSlotsThatAWallClockShows() {
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            LocalDate day = day(zone, random);
            int slotMinutes = 5 * (1 + random.nextInt(24));
            int start = 5 * random.nextInt(200);
            int end = Math.min(1440, start + slotMinutes + 5 * random.nextInt(200));
            check("case %d of seed %d".formatted(i, SEED), zone, day, start, end, slotMinutes);
        }
    }

    /** Half of the time a day on which the clocks change, where the zone has one. */
    private static LocalDate day(ZoneId zone, Random random) {
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(38 * 365));
        var next = zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
        if (random.nextBoolean() && next != null) {
            LocalDate change = next.getDateTimeBefore().toLocalDate();
            return change.getYear() <= 2037 ? change : day;
        }
        return day;
    }

    private static void check(
            String name, ZoneId zone, LocalDate day, int start, int end, int slotMinutes) {
        List<TimeRange> slots =
                new WorkingPattern(
                                day,
                                day,
                                EnumSet.allOf(DayOfWeek.class),
                                new MinuteRange(start, end),
                                slotMinutes,
                                List.of())
                        .slots(zone, 1_000);
        String which = name + ": " + zone + " " + day + " " + start + "-" + end + "/" + slotMinutes;

        List<LocalDateTime> walls = new ArrayList<>();
        Instant free = Instant.MIN;
        for (TimeRange slot : slots) {
            walls.add(LocalDateTime.ofInstant(slot.start(), zone));
            assertThat(Duration.between(slot.start(), slot.end()))
                    .as(which)
                    .isEqualTo(Duration.ofMinutes(slotMinutes));
            assertThat(slot.start()).as(which).isAfterOrEqualTo(free);
            free = slot.end();
        }
        Set<LocalDateTime> once = new HashSet<>(walls);
        assertThat(once).as(which).hasSameSizeAs(walls);
        assertThat(walls)
                .as(which)
                .containsExactlyElementsOf(shown(zone, day, start, end, slotMinutes));
    }

    /** Walks through the day minute by minute of real time and notes what the clock on the wall shows. */
    private static List<LocalDateTime> shown(
            ZoneId zone, LocalDate day, int start, int end, int slotMinutes) {
        Set<LocalDateTime> minutes = new HashSet<>();
        Instant last = day.plusDays(2).atStartOfDay(zone).toInstant();
        for (Instant now = day.atStartOfDay(zone).toInstant();
                now.isBefore(last);
                now = now.plusSeconds(60)) {
            minutes.add(LocalDateTime.ofInstant(now, zone));
        }
        List<LocalDateTime> starts = new ArrayList<>();
        for (int minute = start; minute + slotMinutes <= end; minute += slotMinutes) {
            LocalDateTime from = day.atStartOfDay().plusMinutes(minute);
            boolean isShownWhole = true;
            for (int i = 0; i < slotMinutes; i++) {
                isShownWhole &= minutes.contains(from.plusMinutes(i));
            }
            if (isShownWhole) {
                starts.add(from);
            }
        }
        return starts;
    }
}
