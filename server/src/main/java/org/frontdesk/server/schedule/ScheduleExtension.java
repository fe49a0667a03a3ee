package org.frontdesk.server.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes slots ahead from time to time. Every server may do so: they take turns at a table lock, and who comes second finds
 * nothing missing. That needs no further machinery and nothing that could be left held by a server that died.
 */
public final class ScheduleExtension implements AutoCloseable {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleExtension.class);

    private final ExtendSchedule extend;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("schedule-extension").factory());

    public ScheduleExtension(ExtendSchedule extend) {
        this.extend = extend;
    }

    /** Starts the timer. */
    public ScheduleExtension start() {
        timer.scheduleWithFixedDelay(
                this::extendOrLog, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    @Override
    public void close() {
        timer.close();
    }

    private void extendOrLog() {
        try {
            var report = extend.run(extend.horizonDays());
            if (report.made() > 0) {
                LOG.info("Made {} slots from templates", report.made());
            }
        } catch (RuntimeException failure) {
            LOG.warn("No slots are made for now: {}", failure.getClass().getSimpleName());
        }
    }
}
