package org.frontdesk.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The same scenario, run several times. */
record Rounds(List<Result> rounds) {

    /** The round in the middle by its 99th percentile; overbooked and lost are those of all rounds. */
    Result middle() {
        List<Result> sorted =
                rounds.stream().sorted(Comparator.comparingDouble(Result::p99Millis)).toList();
        Result middle = sorted.get(sorted.size() / 2);
        return new Result(
                middle.scenario(),
                middle.variant(),
                middle.users(),
                middle.bookingsPerSecond(),
                middle.p50Millis(),
                middle.p99Millis(),
                middle.maxMillis(),
                middle.retries(),
                sum(Result::overbooked),
                sum(Result::lost));
    }

    /** How far the rounds are apart. */
    String range() {
        return "            %d rounds: %s bookings/s, p99 %s ms"
                .formatted(
                        rounds.size(), range(Result::bookingsPerSecond), range(Result::p99Millis));
    }

    private String range(ToDoubleFunction<Result> value) {
        var all = rounds.stream().mapToDouble(value).summaryStatistics();
        return "%,.0f to %,.0f".formatted(all.getMin(), all.getMax());
    }

    private long sum(ToLongFunction<Result> value) {
        return rounds.stream().mapToLong(value).sum();
    }
}
