package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

class WeeklyTimesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-15T02:30");

    @Test
    void aTimeThatTheClocksSkipIsNoTime() {
        var times = new WeeklyTimes(FIRST, 1, 3).times();

        assertThat(WeeklyTimes.instants(times.get(0), MADRID))
                .containsExactly(Instant.parse("2026-03-15T01:30:00Z"));
        assertThat(WeeklyTimes.instants(times.get(2), MADRID)).isEmpty(); // 29 March
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsTwoTimes() {
        assertThat(WeeklyTimes.instants(LocalDateTime.parse("2026-10-25T02:30"), MADRID))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void theLastDayIsIncluded() {
        assertThat(WeeklyTimes.until(FIRST, 2, LocalDate.parse("2026-04-12")).count()).isEqualTo(3);
        assertThat(WeeklyTimes.until(FIRST, 2, LocalDate.parse("2026-04-11")).count()).isEqualTo(2);
        assertThat(WeeklyTimes.until(FIRST, 2, LocalDate.parse("2026-03-15")).count()).isEqualTo(1);
        assertThat(WeeklyTimes.until(FIRST, 2, LocalDate.parse("2026-03-14")).count()).isZero();
    }
}
