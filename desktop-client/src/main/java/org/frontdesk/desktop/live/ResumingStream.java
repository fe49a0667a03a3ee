package org.frontdesk.desktop.live;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.desktop.connection.Backoff;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.SignedInServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A stream that is there until it is closed: cut, failed or silent, it is opened again after a while where it ended. Runs
 * on the live thread only.
 */
final class ResumingStream<Q, R, T> {

    private static final Logger LOG = LoggerFactory.getLogger(ResumingStream.class);

    /** Two and a half of the server's ten-second heartbeats. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

    /** How long a new attempt may take until its first event before another one is made. */
    private static final Duration LONGEST_START = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final SignedInServer server;
    private final ConnectionMonitor monitor;
    private final ScheduledExecutorService live;
    private final Feed<Q, R, T> feed;
    private final Consumer<FeedEvent<T>> reader;
    private final Backoff backoff;

    private Attempt current;
    private Future<?> watchdog;
    private String resumeToken = "";
    private boolean closed;

    ResumingStream(
            SignedInServer server,
            ConnectionMonitor monitor,
            ScheduledExecutorService live,
            RandomGenerator random,
            Feed<Q, R, T> feed,
            Consumer<FeedEvent<T>> reader) {
        this.server = server;
        this.monitor = monitor;
        this.live = live;
        this.feed = feed;
        this.reader = reader;
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
    }

    void start() {
        monitor.starting(this);
        open();
    }

    /** Forgets where the stream was and asks for everything anew. */
    void resync() {
        if (!closed) {
            resumeToken = "";
            drop();
            open();
        }
    }

    void close() {
        closed = true;
        drop();
        monitor.closed(this);
    }

    private void open() {
        if (closed) {
            return;
        }
        current = new Attempt();
        watch(LONGEST_START);
        server.open(feed.method(), feed.request().apply(resumeToken), current);
    }

    private void drop() {
        if (watchdog != null) {
            watchdog.cancel(false);
        }
        if (current != null) {
            current.drop();
            current = null;
        }
    }

    private void watch(Duration patience) {
        if (watchdog != null) {
            watchdog.cancel(false);
        }
        watchdog = live.schedule(this::lost, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lost() {
        if (closed) {
            return;
        }
        drop();
        monitor.down(this);
        Duration wait = backoff.next();
        watchdog = live.schedule(this::open, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void heard(R response) {
        watch(LONGEST_SILENCE);
        monitor.heard();
        if (!feed.resumeToken().apply(response).isEmpty()) {
            resumeToken = feed.resumeToken().apply(response);
        }
        FeedEvent<T> event = feed.event().apply(response).orElse(null);
        if (event == null) {
            return;
        }
        reader.accept(event);
        if (event instanceof FeedEvent.CaughtUp || event instanceof FeedEvent.Heartbeat) {
            backoff.reset();
            monitor.up(this);
        }
    }

    /** One opening of the stream; what a dropped one still says is not listened to. */
    private final class Attempt implements ClientResponseObserver<Q, R> {

        private ClientCallStreamObserver<Q> call;

        @Override
        public void beforeStart(ClientCallStreamObserver<Q> requestStream) {
            call = requestStream;
        }

        @Override
        public void onNext(R response) {
            if (this == current) {
                heard(response);
            }
        }

        @Override
        public void onError(Throwable failed) {
            if (this != current) {
                return;
            }
            CallFailure failure = CallFailure.of(failed);
            LOG.info("{} ended: {}", feed.method().getBareMethodName(), failure.code());
            if (server.endedSession(failure)) {
                close();
            } else {
                lost();
            }
        }

        @Override
        public void onCompleted() {
            if (this == current) {
                lost();
            }
        }

        void drop() {
            if (call != null) {
                call.cancel("not wanted any more", null);
            }
        }
    }
}
