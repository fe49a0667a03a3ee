package org.frontdesk.server.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The threads that all streams share: virtual ones that send, and a timer. */
public final class StreamWorkers implements AutoCloseable {

    /** Half of what the contract promises, so that a late one is still in time. */
    public static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(5);

    /** After an interruption all streams want one at once; more would only wait for a connection and time out. */
    private static final int MAX_SNAPSHOTS_AT_ONCE = 4;

    private static final long RETRY_MILLIS = 250;

    private static final long SOON_MILLIS = 100;

    private final Duration heartbeatInterval;
    private final ExecutorService senders =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("live-sender-", 0).factory());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("live-timer").factory());
    private final Semaphore snapshots = new Semaphore(MAX_SNAPSHOTS_AT_ONCE, true);

    public StreamWorkers() {
        this(HEARTBEAT_INTERVAL);
    }

    StreamWorkers(Duration heartbeatInterval) {
        this.heartbeatInterval = heartbeatInterval;
    }

    void execute(Runnable task) {
        try {
            senders.execute(task);
        } catch (RejectedExecutionException e) {
            // closed: the streams have been ended before
        }
    }

    /** Once more after a while; jittered, as what failed has failed for many. */
    void retry(Runnable task) {
        try {
            timer.schedule(
                    task,
                    ThreadLocalRandom.current().nextLong(RETRY_MILLIS, 4 * RETRY_MILLIS),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed
        }
    }

    /** Once in a moment, so that what comes in a burst is done once. */
    void soon(Runnable task) {
        try {
            timer.schedule(task, SOON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed
        }
    }

    void onHeartbeat(Runnable task) {
        long nanos = heartbeatInterval.toNanos();
        timer.scheduleAtFixedRate(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    <T> T snapshot(Supplier<T> read) {
        snapshots.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            snapshots.release();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        senders.close();
    }
}
