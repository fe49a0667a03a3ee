package org.frontdesk.desktop.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says what the streams say: live while every one of them is up, and since when not. Used on the live thread only.
 */
public final class ConnectionMonitor {

    /** A server restart and most network hiccups are over by then; after that, people should know it is serious. */
    static final Duration OFFLINE_AFTER = Duration.ofSeconds(10);

    private enum Stream {
        STARTING,
        UP,
        DOWN
    }

    private final Clock clock;
    private final Consumer<ConnectionState> listener;
    private final Map<Object, Stream> streams = new HashMap<>();
    private ConnectionState state = new ConnectionState.Connecting();
    private Instant lastTrue;

    /** The listener is called on the live thread at every change of state. */
    public ConnectionMonitor(Clock clock, Consumer<ConnectionState> listener) {
        this.clock = clock;
        this.listener = listener;
        this.lastTrue = clock.instant();
    }

    /** A stream was opened for the first time; until it fails, it changes nothing. */
    public void starting(Object stream) {
        streams.put(stream, Stream.STARTING);
    }

    /** A stream has sent everything up to now. */
    public void up(Object stream) {
        streams.put(stream, Stream.UP);
        lastTrue = clock.instant();
        update();
    }

    /** A stream ended, or has been silent for too long. */
    public void down(Object stream) {
        streams.put(stream, Stream.DOWN);
        update();
    }

    /** A stream is wanted no more. */
    public void closed(Object stream) {
        streams.remove(stream);
    }

    /** Something was heard from the server. */
    public void heard() {
        if (state instanceof ConnectionState.Live) {
            lastTrue = clock.instant();
        }
    }

    /** Time passed. */
    public void tick() {
        update();
    }

    private void update() {
        ConnectionState next = next();
        if (!next.equals(state)) {
            state = next;
            listener.accept(next);
        }
    }

    private ConnectionState next() {
        if (streams.containsValue(Stream.DOWN)) {
            boolean longAgo =
                    Duration.between(lastTrue, clock.instant()).compareTo(OFFLINE_AFTER) > 0;
            return longAgo
                    ? new ConnectionState.Offline(lastTrue)
                    : new ConnectionState.Reconnecting(lastTrue);
        }
        if (!streams.isEmpty() && streams.values().stream().allMatch(Stream.UP::equals)) {
            return new ConnectionState.Live();
        }
        return state;
    }
}
