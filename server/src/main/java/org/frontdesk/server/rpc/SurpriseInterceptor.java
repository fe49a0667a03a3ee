package org.frontdesk.server.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

import org.frontdesk.server.database.Transactions;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers what nobody expected. A status that a service throws passes as it is; a lost database is UNAVAILABLE /
 * DATABASE_UNAVAILABLE, conflicts without end are RESOURCE_EXHAUSTED / SERVER_BUSY; anything else is logged once, with an id, and the caller is told INTERNAL / INTERNAL_ERROR with that id
 * and nothing else.
 */
public final class SurpriseInterceptor implements ServerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(SurpriseInterceptor.class);

    private static final Duration RETRY_DATABASE = Duration.ofSeconds(1);
    private static final Duration RETRY_CONFLICT = Duration.ofSeconds(1);

    /** A database that is away fails every call; one line in this time says so. */
    private static final long SAY_DATABASE_IS_AWAY_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong databaseAwaySaidAtNanos =
            new AtomicLong(System.nanoTime() - SAY_DATABASE_IS_AWAY_EVERY_NANOS);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Guarded<Q, R> guarded = new Guarded<>(call);
        try {
            return new GuardedListener<>(next.startCall(guarded, headers), guarded);
        } catch (RuntimeException | Error thrown) {
            guarded.fail(thrown);
            return new ServerCall.Listener<>() {};
        }
    }

    private StatusRuntimeException answer(Throwable thrown, String method) {
        Throwable surprise = thrown;
        while ((surprise instanceof CompletionException || surprise instanceof ExecutionException)
                && surprise.getCause() != null) {
            surprise = surprise.getCause();
        }
        if (surprise instanceof StatusRuntimeException status) {
            return status;
        }
        if (surprise instanceof StatusException status) {
            return new StatusRuntimeException(status.getStatus(), status.getTrailers());
        }
        if (surprise instanceof DataAccessException failure
                && Transactions.isConnectionLost(failure)) {
            sayDatabaseIsAway(failure);
            return Refusals.retryAfter(
                    Reason.DATABASE_UNAVAILABLE,
                    "The database cannot be reached at the moment.",
                    RETRY_DATABASE);
        }
        if (surprise instanceof DataAccessException failure && Transactions.isConflict(failure)) {
            LOG.warn("given up after {} in {}", SafeTrace.line(failure), method);
            return Refusals.retryAfter(
                    Reason.SERVER_BUSY,
                    "Others are changing the same. Nothing was decided; please try again.",
                    RETRY_CONFLICT);
        }
        String errorId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("error {} in {}: {}", errorId, method, SafeTrace.of(surprise));
        return Refusals.status(
                Reason.INTERNAL_ERROR,
                "Something went wrong in the server. Its log has more under " + errorId + ".",
                Map.of("error_id", errorId));
    }

    private void sayDatabaseIsAway(DataAccessException failure) {
        long now = System.nanoTime();
        long said = databaseAwaySaidAtNanos.get();
        if (now - said >= SAY_DATABASE_IS_AWAY_EVERY_NANOS
                && databaseAwaySaidAtNanos.compareAndSet(said, now)) {
            LOG.warn("the database cannot be reached: {}", SafeTrace.line(failure));
        }
    }

    /** A call that can be failed at any time, also when it has been answered already. */
    private final class Guarded<Q, R> extends SimpleForwardingServerCall<Q, R> {

        private volatile boolean closed;

        Guarded(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            closed = true;
            if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
                // an exception handed to onError instead of thrown
                StatusRuntimeException answer = answer(status.getCause(), method());
                super.close(answer.getStatus(), trailersOf(answer));
            } else {
                super.close(status, trailers);
            }
        }

        void fail(Throwable thrown) {
            StatusRuntimeException answer = answer(thrown, method());
            if (!closed && !isCancelled()) {
                closed = true;
                super.close(answer.getStatus(), trailersOf(answer));
            }
        }

        private String method() {
            return getMethodDescriptor().getFullMethodName();
        }

        private static Metadata trailersOf(StatusRuntimeException answer) {
            return answer.getTrailers() != null ? answer.getTrailers() : new Metadata();
        }
    }

    private static final class GuardedListener<Q, R> extends SimpleForwardingServerCallListener<Q> {

        private final Guarded<Q, R> call;

        GuardedListener(ServerCall.Listener<Q> listener, Guarded<Q, R> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        @Override
        public void onCancel() {
            guard(super::onCancel);
        }

        @Override
        public void onComplete() {
            guard(super::onComplete);
        }

        private void guard(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException | Error thrown) {
                call.fail(thrown);
            }
        }
    }
}
