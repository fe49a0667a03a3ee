package org.frontdesk.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread wakes up that only sleeps, beside what is measured. No answer can come sooner than whoever waits for it is
 * woken: a part of a slow answer is the machine's.
 */
final class Hiccups implements AutoCloseable {

    private static final long NAP_NANOS = Duration.ofMillis(1).toNanos();

    private final Histogram micros = new ConcurrentHistogram(60_000_000L, 3);
    private final Thread sleeper = Thread.ofPlatform().name("hiccups").unstarted(this::sleep);
    private volatile boolean closed;

    private Hiccups() {}

    static Hiccups begin() {
        var hiccups = new Hiccups();
        hiccups.sleeper.setPriority(Thread.MAX_PRIORITY);
        hiccups.sleeper.start();
        return hiccups;
    }

    private void sleep() {
        while (!closed) {
            long due = System.nanoTime() + NAP_NANOS;
            LockSupport.parkNanos(NAP_NANOS);
            micros.recordValue(Math.max(0, System.nanoTime() - due) / 1_000);
        }
    }

    String line() {
        return "a thread that slept a millisecond at a time meanwhile woke up late by p50 %.1f, p99 %.1f, max %.1f ms"
                .formatted(
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getMaxValue() / 1e3);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        sleeper.join();
    }
}
