package org.frontdesk.server.live;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which transactions the tables show to whoever begins to read now: PostgreSQL's {@code pg_current_snapshot()}.
 *
 * @param firstUnfinished every transaction before this one has ended
 * @param firstUnborn neither this one nor any after it has ended
 * @param unfinished those between the two that have not ended
 */
record VisibleTransactions(long firstUnfinished, long firstUnborn, Set<Long> unfinished) {

    /** Reads {@code 10:20:12,15}. */
    static VisibleTransactions parse(String snapshot) {
        String[] parts = snapshot.split(":", -1);
        return new VisibleTransactions(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Stream.of(parts[2].split(","))
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether the tables show a transaction that the log says was committed.
     *
     * @param id as the log has it: the lower half, which begins anew after four thousand million transactions
     */
    boolean show(int id) {
        // The one nearest to now: PostgreSQL lets no transaction last for half a round.
        long whole = firstUnborn + (id - (int) firstUnborn);
        return whole < firstUnfinished || (whole < firstUnborn && !unfinished.contains(whole));
    }
}
