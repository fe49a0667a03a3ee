package org.frontdesk.server.reminders;

import org.frontdesk.server.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks for reminders that are due and has them sent. Runs on every server; the outbox shares out the work. */
public final class ReminderJob implements AutoCloseable {

    /** Nobody minds a reminder a minute late. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ReminderJob.class);

    private final ReminderOutbox outbox;
    private final Map<ReminderChannel, ReminderSender> senders =
            new EnumMap<>(ReminderChannel.class);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("reminders").factory());
    private volatile boolean closing;

    public ReminderJob(
            Transactions transactions,
            Supplier<UUID> newIds,
            Supplier<String> clinicName,
            Supplier<ZoneId> clinicZone,
            List<ReminderSender> senders) {
        this.outbox = new ReminderOutbox(transactions, newIds, clinicName, clinicZone);
        senders.forEach(one -> this.senders.put(one.channel(), one));
    }

    /** Starts looking; does nothing where there is no way to send. */
    public ReminderJob start() {
        if (!senders.isEmpty()) {
            timer.scheduleWithFixedDelay(
                    this::runOrLog,
                    LOOK_EVERY.toSeconds(),
                    LOOK_EVERY.toSeconds(),
                    TimeUnit.SECONDS);
        }
        return this;
    }

    /** Makes and sends everything that is due now; returns how many were sent. */
    public int run() {
        outbox.make(senders.keySet());
        int sent = 0;
        while (!closing) {
            List<OutgoingReminder> taken = outbox.take(senders.keySet());
            if (taken.isEmpty()) {
                break;
            }
            for (OutgoingReminder reminder : taken) {
                sent += send(reminder) ? 1 : 0;
            }
        }
        return sent;
    }

    private boolean send(OutgoingReminder reminder) {
        try {
            senders.get(reminder.channel()).send(reminder);
        } catch (Exception failure) {
            // Its message may quote an address.
            String errorClass = failure.getClass().getSimpleName();
            LOG.warn("{} was not sent: {}", reminder, errorClass);
            outbox.failed(reminder, errorClass);
            return false;
        }
        outbox.sent(reminder);
        return true;
    }

    private void runOrLog() {
        try {
            run();
        } catch (RuntimeException failure) {
            LOG.warn("Reminders wait: {}", failure.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        closing = true;
        timer.close();
    }
}
