package org.frontdesk.server.live;

import java.time.Instant;
import java.util.List;

/** What a stream tells its client, before it is said in the contract's words. */
sealed interface StreamEvent<K, M> {

    /** Forget everything; a snapshot follows. */
    record Reset<K, M>() implements StreamEvent<K, M> {}

    /** States as they are now, and what is gone. */
    record Batch<K, M>(List<M> states, List<K> removed) implements StreamEvent<K, M> {}

    /** Everything up to now has been sent. */
    record CaughtUp<K, M>(Instant serverTime) implements StreamEvent<K, M> {}

    /** Nothing happened. */
    record Heartbeat<K, M>(Instant serverTime) implements StreamEvent<K, M> {}
}
