package org.frontdesk.server.audit;

import io.grpc.StatusRuntimeException;

import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Writes down who is shown which patients, everything that waits in one transaction, then everything that came meanwhile in
 * the next: many readers share the cost of a commit, and a lone one waits for nobody. A commit whose answer was lost may
 * leave a read written down twice.
 */
public final class ReadLog implements AutoCloseable {

    /** More readers than a server answers in a second; past them, waiting is worse than being told to come back. */
    private static final int MOST_WAITING = 10_000;

    /** Largest answers together stay below 10 MB of ids. */
    private static final int MOST_AT_ONCE = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COME_BACK_AFTER = Duration.ofMillis(500);

    private static final String WRITE =
            """
            insert into read_log (actor_id, method, patient_ids)
            select actor_id, method, patient_ids::uuid[] from unnest(?, ?, ?) as told(actor_id, method, patient_ids)
            """;

    private final Transactions transactions;
    private final BlockingQueue<Waiting> queue;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("read-log").factory());

    public ReadLog(Transactions transactions) {
        this(transactions, MOST_WAITING);
    }

    ReadLog(Transactions transactions, int mostWaiting) {
        this.transactions = transactions;
        this.queue = new ArrayBlockingQueue<>(mostWaiting);
    }

    /**
     * Returns when it is durable.
     *
     * @throws StatusRuntimeException SERVER_BUSY when too much waits
     * @throws org.jooq.exception.DataAccessException when it could not be written
     */
    void record(PatientRead read) {
        var waiting = new Waiting(read, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw busy();
        }
        try {
            // Finds nothing left to do when an earlier turn took this read along.
            writer.execute(this::writeWhatWaits);
        } catch (RejectedExecutionException closed) {
            queue.remove(waiting);
            throw busy();
        }
        try {
            waiting.written().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** How many reads wait to be written down. */
    int waiting() {
        return queue.size();
    }

    /** Writes what waits, then takes nothing. */
    @Override
    public void close() {
        writer.close();
    }

    private void writeWhatWaits() {
        List<Waiting> taken = new ArrayList<>();
        queue.drainTo(taken, MOST_AT_ONCE);
        if (taken.isEmpty()) {
            return;
        }
        try {
            write(taken.stream().map(Waiting::read).toList());
            taken.forEach(one -> one.written().complete(null));
        } catch (RuntimeException | Error failure) {
            taken.forEach(one -> one.written().completeExceptionally(failure));
        }
    }

    private void write(List<PatientRead> reads) {
        transactions.serializable(
                PATIENCE,
                db ->
                        db.execute(
                                WRITE,
                                new Object[] {
                                    BoundArray.ofUuids(reads, one -> one.reader().value()),
                                    BoundArray.ofTexts(reads, PatientRead::method),
                                    BoundArray.ofTexts(reads, ReadLog::literal)
                                }));
    }

    /** An array as PostgreSQL reads it; arrays of many lengths can't be the elements of one. */
    private static String literal(PatientRead read) {
        return read.patients().stream()
                .map(PatientId::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static StatusRuntimeException busy() {
        return Refusals.retryAfter(
                Reason.SERVER_BUSY, "Too many reads are waiting to be recorded.", COME_BACK_AFTER);
    }

    private record Waiting(PatientRead read, CompletableFuture<Void> written) {}
}
