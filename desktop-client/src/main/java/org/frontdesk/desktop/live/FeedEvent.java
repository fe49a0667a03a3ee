package org.frontdesk.desktop.live;

import java.time.Instant;
import java.util.List;

/**
 * One event of a stream, whatever it is about.
 *
 * @param <T> the record the stream tells about
 */
public sealed interface FeedEvent<T> {

    /** Forget what was told; a snapshot follows. */
    record Reset<T>() implements FeedEvent<T> {}

    /** Records as they are now, and ids of those that are gone. */
    record Batch<T>(List<T> records, List<String> removedIds) implements FeedEvent<T> {}

    /** Everything up to now has been told. */
    record CaughtUp<T>(Instant serverTime) implements FeedEvent<T> {}

    /** The stream is alive. */
    record Heartbeat<T>(Instant serverTime) implements FeedEvent<T> {}
}
