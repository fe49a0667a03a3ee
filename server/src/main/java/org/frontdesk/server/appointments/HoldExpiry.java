package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.HOLDS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.schedule.HoldId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives back the places of bookings that were not confirmed in time, and of holds that were not booked.
 *
 * <p>Looks, by the database's clock, for what is due: a glance into an index that holds pending appointments only, and one
 * into the few holds. What is
 * due goes through the same lane as every other change. Nothing is kept in memory, so a restart forgets nothing, and several
 * servers may look at the same time.
 */
public final class HoldExpiry implements AutoCloseable {

    /** A place is free within a second of its time: this, the longest wait in the lane, and some to spare. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** Bounds one look; what is left is due at the next one. */
    private static final int MOST_AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(HoldExpiry.class);

    private final Transactions transactions;
    private final AppointmentCommands commands;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("hold-expiry").daemon().factory());

    public HoldExpiry(Transactions transactions, AppointmentCommands commands) {
        this.transactions = transactions;
        this.commands = commands;
    }

    /** Starts looking. */
    public HoldExpiry start() {
        timer.scheduleWithFixedDelay(
                this::expireWhatIsDueOrLog, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void close() {
        timer.close();
    }

    private void expireWhatIsDueOrLog() {
        try {
            expireWhatIsDue();
        } catch (RuntimeException failure) {
            // Looked for again in a moment: the next look is the retry.
            log.warn("Expiry waits: {}", failure.getClass().getSimpleName());
        }
    }

    /** All at once, so that they share a transaction. */
    private void expireWhatIsDue() {
        List<AppointmentCommand<?>> due = due();
        if (due.isEmpty()) {
            return;
        }
        try (var settling = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(expiry -> settling.submit(() -> commands.settle(expiry)));
        }
    }

    private List<AppointmentCommand<?>> due() {
        return transactions.readOnly(
                db -> {
                    List<AppointmentCommand<?>> due = new ArrayList<>(dueAppointments(db));
                    due.addAll(dueHolds(db));
                    return due;
                });
    }

    private static List<ExpireAppointment> dueAppointments(DSLContext db) {
        return db.select(APPOINTMENTS.ID)
                .from(APPOINTMENTS)
                .where(APPOINTMENTS.STATUS.eq(DSL.inline(AppointmentStatus.PENDING.name())))
                .and(APPOINTMENTS.EXPIRES_AT.le(DSL.field("now()", Instant.class)))
                .orderBy(APPOINTMENTS.EXPIRES_AT)
                .limit(MOST_AT_ONCE)
                .fetch(row -> new ExpireAppointment(new AppointmentId(row.value1())));
    }

    private static List<ExpireHold> dueHolds(DSLContext db) {
        return db.select(HOLDS.ID)
                .from(HOLDS)
                .where(HOLDS.EXPIRES_AT.le(DSL.field("now()", Instant.class)))
                .orderBy(HOLDS.EXPIRES_AT)
                .limit(MOST_AT_ONCE)
                .fetch(row -> new ExpireHold(new HoldId(row.value1())));
    }
}
