package org.frontdesk.server.live;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.SafeTrace;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends one client's stream, whatever it is about: at most one virtual thread at a time, and only while the client reads.
 * A database that can't be used is tried again; the stream is over when it is ended, when it fails, or when its client goes.
 *
 * @param <R> a response of the stream
 */
final class StreamSender<R> {

    /** What a stream has to say; asked by the sender only, so never twice at once. */
    interface Source {

        /** Sends one thing; false when there is nothing to send. */
        boolean sendNext();

        /** There is nothing else to send, and a heartbeat is due; false when none may be sent now. */
        boolean sendHeartbeat();

        /** The database could not be used: what was being sent may not have been, and will be asked for again. */
        void interrupted();

        /** The stream is over; nothing is asked any more. */
        void over();
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamSender.class);

    private final Source source;
    private final StreamWorkers workers;
    private final ServerCallStreamObserver<R> observer;
    private final OneAtATime sending;

    private final AtomicBoolean heartbeatDue = new AtomicBoolean();
    private volatile RuntimeException ending;

    // used by the sending thread only
    private boolean over;

    StreamSender(Source source, StreamWorkers workers, ServerCallStreamObserver<R> observer) {
        this.source = source;
        this.workers = workers;
        this.observer = observer;
        this.sending = new OneAtATime(workers::execute, this::sendWhatIsThere);
    }

    /** There may be something to send, or the client reads again. */
    void signal() {
        sending.signal();
    }

    void heartbeat() {
        heartbeatDue.set(true);
        signal();
    }

    void end(RuntimeException with) {
        ending = with;
        signal();
    }

    /** Called by the source, while it is asked. */
    void send(R response) {
        observer.onNext(response);
    }

    private void sendWhatIsThere() {
        try {
            while (!isOver() && observer.isReady() && (source.sendNext() || sendHeartbeat())) {
                // until nothing is left or the client does not keep up
            }
        } catch (StatusRuntimeException refused) {
            finish(refused); // what was to be sent could not be recorded; the client comes back
        } catch (DataAccessException e) {
            LOG.warn("A stream could not use the database (SQL state {}).", e.sqlState());
            source.interrupted();
            workers.retry(this::signal);
        } catch (RuntimeException e) {
            LOG.error("A stream failed: {}", SafeTrace.of(e));
            finish(Refusals.status(Reason.INTERNAL_ERROR, "The stream failed.", Map.of()));
        }
    }

    private boolean sendHeartbeat() {
        if (!heartbeatDue.getAndSet(false)) {
            return false;
        }
        boolean sent = source.sendHeartbeat();
        if (!sent) {
            heartbeatDue.set(true);
        }
        return sent;
    }

    private boolean isOver() {
        if (!over && ending != null) {
            finish(ending);
        } else if (!over && observer.isCancelled()) {
            over = true;
            source.over();
        }
        return over;
    }

    private void finish(RuntimeException with) {
        over = true;
        source.over();
        if (!observer.isCancelled()) {
            observer.onError(with);
        }
    }
}
