package org.frontdesk.server.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The most recent changes of one table, for streams that go on where they were cut off. Not thread-safe: its fan-out
 * guards it.
 */
final class ChangeJournal<C> {

    /** At 1,000 changes a second a client may be away for a minute; about 40 MB when full. */
    static final int MAX_CHANGES = 65_536;

    private final int maxChanges;
    private final ArrayDeque<Entry<C>> entries = new ArrayDeque<>();

    /** Every change after this position is here. */
    private long completeSince;

    ChangeJournal() {
        this(MAX_CHANGES);
    }

    ChangeJournal(int maxChanges) {
        this.maxChanges = maxChanges;
    }

    /** Forgets everything: changes up to here may have been missed. */
    void beginAt(long lsn) {
        entries.clear();
        completeSince = lsn;
    }

    void add(long lsn, List<C> changes) {
        for (C change : changes) {
            entries.addLast(new Entry<>(lsn, change));
        }
        while (entries.size() > maxChanges) {
            completeSince = entries.removeFirst().lsn();
        }
    }

    /** The changes committed after this position, in order; empty when some may be missing. */
    Optional<List<C>> since(long lsn) {
        if (Long.compareUnsigned(lsn, completeSince) < 0) {
            return Optional.empty();
        }
        List<C> changes = new ArrayList<>();
        for (var newestFirst = entries.descendingIterator(); newestFirst.hasNext(); ) {
            Entry<C> entry = newestFirst.next();
            if (Long.compareUnsigned(entry.lsn(), lsn) <= 0) {
                break;
            }
            changes.add(entry.change());
        }
        return Optional.of(changes.reversed());
    }

    private record Entry<C>(long lsn, C change) {}
}
