package org.frontdesk.server.live;

import java.time.Duration;
import java.util.Arrays;

/** How long the last changes took from their commit to the streams. */
final class LagMeter {

    /** Enough for a steady 99th percentile. */
    private static final int SAMPLES = 1_024;

    private final long[] lagNanos = new long[SAMPLES];
    private long measured;

    synchronized void add(Duration lag) {
        lagNanos[(int) (measured++ % SAMPLES)] = lag.toNanos();
    }

    /** Zero before the first change. */
    synchronized Duration percentile(double percent) {
        int count = (int) Math.min(measured, SAMPLES);
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(lagNanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.ceil(percent / 100 * count) - 1]);
    }
}
