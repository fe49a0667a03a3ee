package org.frontdesk.desktop.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling, bounded, and never the same for two desks. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int tries;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** The next wait: between half and all of its step. */
    public Duration next() {
        int doublings = Math.min(tries++, Integer.SIZE - 2);
        long step = Math.min(longest.toMillis(), first.toMillis() << Math.min(doublings, 20));
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }

    /** It worked: the next wait is the first again. */
    public void reset() {
        tries = 0;
    }
}
