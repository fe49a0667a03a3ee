package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The most recent changes of one table, for streams that go on where they were cut off. It keeps the log's messages and
 * reads them again when somebody asks, all of a commit in one array: kept as rows, they were most of what the collector had to
 * carry on under load, and everybody waited for that ({@code docs/performance.md}). Not thread-safe: its fan-out guards it.
 */
final class ChangeJournal {

    /** At 1,000 changes a second a client may be away for a minute. */
    static final int MAX_CHANGES = 65_536;

    private final int maxChanges;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private int changes;

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
        changes = 0;
        completeSince = lsn;
    }

    /** Remembers a commit's changes; where there is no room for all, forgets the oldest commits. */
    void add(long lsn, List<RowChange> committed) {
        int first = 0;
        for (int end = 1; end <= committed.size(); end++) {
            // A table may be altered in the midst of a commit.
            if (end == committed.size()
                    || committed.get(end).relation() != committed.get(first).relation()) {
                entries.addLast(Entry.of(lsn, committed.subList(first, end)));
                first = end;
            }
        }
        changes += committed.size();
        while (changes > maxChanges) {
            Entry oldest = entries.removeFirst();
            changes -= oldest.count();
            completeSince = oldest.lsn();
        }
    }

    /** The changes committed after this position, in order; empty when some may be missing. */
    Optional<List<RowChange>> since(long lsn) {
        if (Long.compareUnsigned(lsn, completeSince) < 0) {
            return Optional.empty();
        }
        Deque<Entry> late = new ArrayDeque<>();
        for (var newestFirst = entries.descendingIterator(); newestFirst.hasNext(); ) {
            Entry entry = newestFirst.next();
            if (Long.compareUnsigned(entry.lsn(), lsn) <= 0) {
                break;
            }
            late.addFirst(entry);
        }
        List<RowChange> since = new ArrayList<>();
        late.forEach(entry -> since.addAll(entry.read()));
        return Optional.of(since);
    }

    /**
     * @param messages each after its length
     */
    private record Entry(long lsn, int count, PgMessage.Relation relation, byte[] messages) {

        static Entry of(long lsn, List<RowChange> changes) {
            int bytes = 0;
            for (RowChange change : changes) {
                bytes += Integer.BYTES + change.message().remaining();
            }
            ByteBuffer messages = ByteBuffer.allocate(bytes);
            for (RowChange change : changes) {
                ByteBuffer message = change.message();
                messages.putInt(message.remaining()).put(message);
            }
            return new Entry(lsn, changes.size(), changes.getFirst().relation(), messages.array());
        }

        List<RowChange> read() {
            List<RowChange> changes = new ArrayList<>(count);
            ByteBuffer rest = ByteBuffer.wrap(messages);
            while (rest.hasRemaining()) {
                int length = rest.getInt();
                changes.add(
                        RowChange.read(relation, rest.duplicate().limit(rest.position() + length)));
                rest.position(rest.position() + length);
            }
            return changes;
        }
    }
}
