package org.frontdesk.server.audit;

import org.frontdesk.server.database.Transactions;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Seals the logs, a stretch at a time, some seconds after they were written. Every server does it; the number of a seal is taken
 * only once.
 *
 * <p>Ids are given before their transactions commit, so that a stretch that looks whole may not be. What was newest at one moment is
 * sealed only when every transaction that had begun to write at that moment is over.
 */
public final class AuditSealing implements AutoCloseable {

    /** Also more than passes between an id being given and its transaction being counted among those that write. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Of a seal: hashed in some ten milliseconds, so that nothing else waits for long. */
    private static final int MOST_IDS = 1_000;

    /** Of each log in a turn; what is more waits for the next one, so that a busy hour stays quick. */
    private static final int MOST_SEALS = 10;

    private static final Duration BETWEEN_SEALS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

    private final Transactions transactions;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("audit-sealing").factory());
    private Optional<Moment> seen = Optional.empty();

    /**
     * @param nextTransaction no transaction that had begun to write has this number or a later one
     * @param newestIds of each log
     */
    private record Moment(long nextTransaction, Map<String, Long> newestIds) {}

    public AuditSealing(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Starts the timer. */
    public AuditSealing start() {
        timer.scheduleWithFixedDelay(
                this::sealOrLog, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    @Override
    public void close() {
        timer.close();
    }

    private void sealOrLog() {
        try {
            seal();
        } catch (RuntimeException failure) {
            LOG.warn("The logs stay unsealed for now: {}", failure.getClass().getSimpleName());
        }
    }

    /** Seals what was there when this was called before and is settled now. */
    synchronized void seal() {
        if (seen.isPresent() && isSettled(seen.get()) && sealUpTo(seen.get())) {
            seen = Optional.empty();
        }
        if (seen.isEmpty()) {
            seen = Optional.of(look());
        }
    }

    private Moment look() {
        return transactions.readOnly(
                db -> {
                    long next =
                            db.fetchSingle(
                                            "select"
                                                + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                                    .get(0, Long.class);
                    Map<String, Long> newest = new LinkedHashMap<>();
                    AuditSeals.LOGS.forEach(log -> newest.put(log, AuditSeals.newestId(db, log)));
                    return new Moment(next, newest);
                });
    }

    private boolean isSettled(Moment moment) {
        return transactions.readOnly(
                db ->
                        db.fetchSingle(
                                        "select"
                                            + " pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                                            + " >= ?",
                                        moment.nextTransaction())
                                .get(0, Boolean.class));
    }

    /** Answers whether nothing of that moment is left. */
    private boolean sealUpTo(Moment moment) {
        boolean whole = true;
        for (var log : moment.newestIds().entrySet()) {
            whole &= sealUpTo(log.getKey(), log.getValue());
        }
        return whole;
    }

    private boolean sealUpTo(String log, long newestId) {
        for (int made = 0; made < MOST_SEALS; made++) {
            // Hashed on a snapshot of its own: in the transaction that writes, it would be a
            // conflict for bookings.
            Optional<Seal> next = transactions.readOnly(db -> next(db, log, newestId));
            if (next.isEmpty()) {
                return true;
            }
            transactions.serializable(PATIENCE, db -> AuditSeals.store(db, next.get()));
            LockSupport.parkNanos(BETWEEN_SEALS.toNanos());
        }
        return false;
    }

    private static Optional<Seal> next(DSLContext db, String log, long newestId) {
        long firstId = AuditSeals.sealedUpTo(db, log) + 1;
        if (firstId > newestId) {
            return Optional.empty();
        }
        long lastId = Math.min(newestId, firstId + MOST_IDS - 1);
        return Optional.of(
                AuditSeals.newest(db)
                        .next(log, firstId, lastId, AuditSeals.entries(db, log, firstId, lastId)));
    }
}
