package org.frontdesk.server.requests;

import org.frontdesk.server.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets stored outcomes that nobody may ask for any more, a little at a time. */
public final class Forgetting implements AutoCloseable {

    /** Often enough that a busy clinic's outcomes never pile up, at 5,000 a time. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Transactions transactions;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("forgetting").factory());

    public Forgetting(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Starts the timer. */
    public Forgetting start() {
        timer.scheduleWithFixedDelay(
                this::forgetOrLog, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    @Override
    public void close() {
        timer.close();
    }

    private void forgetOrLog() {
        try {
            StoredOutcomes.forgetOld(transactions);
        } catch (RuntimeException failure) {
            LOG.warn("Old outcomes stay for now: {}", failure.getClass().getSimpleName());
        }
    }
}
