package org.frontdesk.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.HdrHistogram.Histogram;

/**
 * One row of the scenario {@code large}, in its table and in {@code results.json}.
 *
 * @param rows appointments in the database
 * @param pages of the database that one call touched at most, cached or not; what grows with the table grows here first
 */
record LargeResult(
        String scenario,
        int rows,
        String operation,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("max_ms") double maxMillis,
        long calls,
        long pages) {

    static final String HEADER =
            "%-62s %9s %9s %9s %6s %7s"
                    .formatted("operation", "p50 ms", "p99 ms", "max ms", "calls", "pages");

    static LargeResult of(int rows, String operation, Histogram micros, long pages) {
        return new LargeResult(
                "large",
                rows,
                operation,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                micros.getTotalCount(),
                pages);
    }

    String line() {
        return "%-62s %,9.1f %,9.1f %,9.1f %,6d %,7d"
                .formatted(operation, p50Millis, p99Millis, maxMillis, calls, pages);
    }
}
