package org.frontdesk.bench;

import java.util.List;

/** What is claimed, beside what this run says of it. */
final class Verdict {

    private Verdict() {}

    static void print(List<Result> results) {
        Result lane = of(results, "spread", "lane");
        Result baseline = of(results, "spread", "baseline");
        double faster = lane.bookingsPerSecond() / baseline.bookingsPerSecond();
        double p99Share = lane.p99Millis() / baseline.p99Millis();
        claim(
                "spread: at least 5 times the baseline's bookings/s",
                "%.1f times".formatted(faster),
                faster >= 5);
        claim(
                "spread: p99 at most 1/10 of the baseline's",
                "1/%.0f".formatted(1 / p99Share),
                p99Share <= 0.1);
        claim(
                "spread: p99 under 150 ms",
                "%.0f ms".formatted(lane.p99Millis()),
                lane.p99Millis() < 150);
        Result last = of(results, "last-place", "lane");
        claim(
                "last-place: all answered within 500 ms",
                "%.0f ms".formatted(last.maxMillis()),
                last.maxMillis() < 500);
        Result stream = of(results, "stream", "lane");
        claim(
                "stream: commit to 200 clients' streams, p99 under 50 ms",
                "%.1f ms".formatted(stream.p99Millis()),
                stream.p99Millis() < 50);
        long wrong = results.stream().mapToLong(row -> row.overbooked() + row.lost()).sum();
        claim("nothing overbooked, nothing lost", String.valueOf(wrong), wrong == 0);
    }

    private static void claim(String claim, String measured, boolean holds) {
        System.out.printf("%-5s %s: %s%n", holds ? "holds" : "FAILS", claim, measured);
    }

    private static Result of(List<Result> results, String scenario, String variant) {
        return results.stream()
                .filter(row -> row.scenario().equals(scenario) && row.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }
}
