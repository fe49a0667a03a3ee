package org.frontdesk.desktop.figures;

import java.util.Arrays;

/** Milliseconds, and what is told of them. */
final class Samples {

    private double[] values = new double[1024];
    private int count;

    synchronized void add(double ms) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = ms;
    }

    synchronized void clear() {
        count = 0;
    }

    private double percentile(double part) {
        return values[Math.min(count - 1, (int) Math.ceil(part * count) - 1)];
    }

    @Override
    public synchronized String toString() {
        if (count == 0) {
            return "nothing";
        }
        Arrays.sort(values, 0, count);
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(percentile(0.5), percentile(0.99), values[count - 1]);
    }
}
