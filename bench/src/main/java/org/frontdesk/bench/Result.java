package org.frontdesk.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One row of the table and of {@code results.json}.
 *
 * @param users callers at once
 * @param bookingsPerSecond decided calls a second; for {@code stream}, changes a second
 * @param overbooked places taken beyond capacity, and slots whose count is wrong, found in SQL afterwards
 * @param lost acknowledged bookings that are not there exactly once, and bookings there that nobody was told of
 */
record Result(
        String scenario,
        String variant,
        int users,
        @JsonProperty("bookings_per_s") double bookingsPerSecond,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("max_ms") double maxMillis,
        long retries,
        long overbooked,
        long lost) {

    static final String HEADER =
            "%-11s %-9s %6s %12s %9s %9s %9s %8s %10s %5s"
                    .formatted(
                            "scenario",
                            "variant",
                            "users",
                            "bookings/s",
                            "p50 ms",
                            "p99 ms",
                            "max ms",
                            "retries",
                            "overbooked",
                            "lost");

    String line() {
        return "%-11s %-9s %6d %,12.0f %,9.2f %,9.2f %,9.2f %,8d %10d %5d"
                .formatted(
                        scenario,
                        variant,
                        users,
                        bookingsPerSecond,
                        p50Millis,
                        p99Millis,
                        maxMillis,
                        retries,
                        overbooked,
                        lost);
    }
}
