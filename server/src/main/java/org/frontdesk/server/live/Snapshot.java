package org.frontdesk.server.live;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.postgresql.replication.LogSequenceNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/**
 * The rows a stream begins with, read a stretch of time after the other while the client keeps up, so that a large
 * snapshot never lies in memory. Changes that were committed meanwhile wait in the stream; versions tell which of them are
 * older than what the snapshot held.
 */
final class Snapshot<K, V> {

    /** Read at once: the rows of a day are few, and an index finds them. */
    private static final Duration STRETCH = Duration.ofDays(1);

    private final FeedPosition from;
    private final Map<K, Long> versions = new HashMap<>();
    private final Queue<V> rows = new ArrayDeque<>();
    private final WatchedSchedule schedule;
    private Instant readUntil;
    private long lastLsn;

    /**
     * @param from the stream has been noting changes since this position
     */
    Snapshot(WatchedSchedule schedule, FeedPosition from) {
        this.schedule = schedule;
        this.from = from;
        this.readUntil = schedule.time().start();
        this.lastLsn = from.lsn();
    }

    FeedPosition from() {
        return from;
    }

    boolean isRead() {
        return rows.isEmpty() && !readUntil.isBefore(schedule.time().end());
    }

    /** The next rows, at most this many; none when a stretch has none. */
    List<V> next(int most, Function<WatchedSchedule, Part<V>> read) {
        if (rows.isEmpty()) {
            Instant end = readUntil.plus(STRETCH);
            if (end.isAfter(schedule.time().end())) {
                end = schedule.time().end();
            }
            Part<V> part =
                    read.apply(
                            new WatchedSchedule(schedule.doctors(), new TimeRange(readUntil, end)));
            rows.addAll(part.rows());
            lastLsn = part.lsn();
            readUntil = end;
        }
        List<V> next = new ArrayList<>(Math.min(most, rows.size()));
        while (!rows.isEmpty() && next.size() < most) {
            next.add(rows.remove());
        }
        return next;
    }

    void sent(K key, long version) {
        versions.put(key, version);
    }

    /** The client was told that the row is gone; one made again under its key counts versions anew. */
    void forget(K key) {
        versions.remove(key);
    }

    /** Whether the client was told something newer than this change. */
    boolean holdsNewer(K key, long version, boolean present) {
        Long sent = versions.get(key);
        return sent != null && (present ? sent >= version : sent > version);
    }

    /** Whether every change after this position is newer than the snapshot. */
    boolean isOlderThan(FeedPosition position) {
        return Long.compareUnsigned(position.lsn(), lastLsn) >= 0;
    }

    /**
     * Rows of one stretch of time.
     *
     * @param lsn what the rows show was committed before this position
     */
    record Part<V>(List<V> rows, long lsn) {

        static <K, V, M, R> Part<V> read(
                DSLContext db,
                StreamKind<K, V, M, R> kind,
                Caller caller,
                WatchedSchedule schedule) {
            List<V> rows = kind.read(db, caller, schedule);
            String lsn =
                    db.select(DSL.field("pg_current_wal_insert_lsn()::text", String.class))
                            .fetchSingle()
                            .value1();
            return new Part<>(rows, LogSequenceNumber.valueOf(lsn).asLong());
        }
    }
}
