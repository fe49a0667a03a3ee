package org.frontdesk.server.appointments;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.jooq.exception.DataAccessException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Decides everything that waits in one transaction, then everything that came meanwhile in the next.
 *
 * <p>SERIALIZABLE transactions that fight over the same rows spend their time repeating each other; one that decides a
 * hundred commands in order does not (measured in {@code docs/decisions}). A lone command waits for nobody. The lane
 * makes bookings fast; what keeps them right is the transaction and the schema, so several servers may share one database.
 */
public final class BookingLane implements AppointmentCommands, AutoCloseable {

    /** One to two seconds of work, after which waiting is worse than being told to come back. */
    static final int MOST_WAITING = 10_000;

    /** Large enough to share the cost of a commit; larger, the database idles while all callers are answered at once. */
    static final int MOST_IN_BATCH = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COME_BACK_AFTER = Duration.ofMillis(500);

    /** Marks the end of the queue. */
    private static final Waiting<?> LAST =
            new Waiting<>(null, Context.ROOT, new CompletableFuture<>());

    private final Transactions transactions;
    private final BookingBatch batch;
    private final Turns turns = new Turns();
    private final BlockingQueue<Waiting<?>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("booking-lane").unstarted(this::run);
    private volatile boolean closing;

    /**
     * @param confirmationWindow how long a booking stays PENDING
     * @param newIds names new appointments; in order of time, so that they lie together in the index
     * @param summaries told what is read of patients on the way
     */
    public BookingLane(
            Transactions transactions,
            Supplier<Duration> confirmationWindow,
            Supplier<UUID> newIds,
            PatientSummaries summaries) {
        this.transactions = transactions;
        this.batch = new BookingBatch(confirmationWindow, newIds, summaries);
    }

    /** Starts deciding. */
    public BookingLane start() {
        thread.start();
        return this;
    }

    @Override
    public <O> Settled<O> settle(AppointmentCommand<O> command) {
        var waiting = new Waiting<>(command, Context.current(), new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            throw busy();
        }
        if (closing && queue.remove(waiting)) {
            throw busy(); // it came after LAST, when nobody may take it any more
        }
        try {
            return waiting.answer().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** How many commands wait to be decided. */
    public int waiting() {
        return queue.size();
    }

    /** Decides what waits, then stops. */
    @Override
    public void close() {
        closing = true;
        try {
            queue.put(LAST);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Waiting<?>> taken = new ArrayList<>(MOST_IN_BATCH);
        boolean last = false;
        while (!last) {
            taken.clear();
            try {
                taken.add(queue.take());
            } catch (InterruptedException unexpected) {
                continue; // nobody interrupts the lane: close() queues LAST
            }
            queue.drainTo(taken, MOST_IN_BATCH - 1);
            last = taken.remove(LAST);
            taken.removeIf(Waiting::leaveIfCallerIsGone);
            if (!taken.isEmpty()) {
                settleTogether(List.copyOf(taken));
            }
        }
        queue.forEach(late -> late.answer().completeExceptionally(busy()));
    }

    /** One transaction for all; if it can't be, then one for each, so that a bad command fails alone. */
    private void settleTogether(List<Waiting<?>> together) {
        try {
            List<Settled<?>> settled = settle(together.stream().map(Waiting::command).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).complete(settled.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (together.size() == 1 || isDatabaseGone(failure)) {
                together.forEach(
                        one ->
                                one.answer()
                                        .completeExceptionally(
                                                isConflict(failure) ? busy() : failure));
            } else {
                together.forEach(one -> settleTogether(List.of(one)));
            }
        }
    }

    private List<Settled<?>> settle(List<? extends AppointmentCommand<?>> commands) {
        var isRepeated = new AtomicBoolean();
        return transactions.serializable(
                PATIENCE,
                db -> {
                    turns.await(db, isRepeated.getAndSet(true));
                    return batch.settle(db, commands);
                });
    }

    private static StatusRuntimeException busy() {
        return Refusals.retryAfter(
                Reason.SERVER_BUSY,
                "Too many bookings are waiting; nothing was decided.",
                COME_BACK_AFTER);
    }

    private static boolean isDatabaseGone(Throwable failure) {
        return failure instanceof DataAccessException access
                && Transactions.isConnectionLost(access);
    }

    /** Other servers were always faster; rolled back, so nothing was decided. */
    private static boolean isConflict(Throwable failure) {
        return failure instanceof DataAccessException access && Transactions.isConflict(access);
    }

    private record Waiting<O>(
            AppointmentCommand<O> command, Context caller, CompletableFuture<Settled<O>> answer) {

        /** Nobody reads the answer any more, and nothing has been decided: leave it at that. */
        boolean leaveIfCallerIsGone() {
            return caller.isCancelled()
                    && answer.completeExceptionally(
                            new CancellationException("the caller is gone"));
        }

        @SuppressWarnings("unchecked") // the batch answers each command with its own outcome
        void complete(Settled<?> settled) {
            answer.complete((Settled<O>) settled);
        }
    }
}
