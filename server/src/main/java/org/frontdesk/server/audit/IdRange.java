package org.frontdesk.server.audit;

import org.jooq.DSLContext;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of a log by the ids of its entries, both inclusive. Ids are given in order of time, and entries are never
 * deleted, so a stretch of time is one of ids, found by halving: no log needs an index over time.
 */
record IdRange(long first, long last) {

    /**
     * No transaction lasts this long. An entry has the time at which its transaction began and an id from when it was written, so
     * this is how far ids can be out of the order of times.
     */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    private static final String FIRST_FROM =
            """
            with recursive search(low, high) as (
                select 0::bigint, coalesce(max(id), 0) + 1 from %1$s
                union all
                select case when entry.at < ?::timestamptz then entry.id + 1 else low end,
                    case when entry.at < ?::timestamptz then high else middle end
                from search
                cross join lateral (select (low + high) / 2) as halved(middle)
                cross join lateral (select id, at from %1$s where id >= middle order by id limit 1) as entry
                where low < high
            )
            select max(low) from search
            """;

    /** The entries of this table that may be of these times, and some before and after. */
    static IdRange of(DSLContext db, String table, AuditFilter filter) {
        long first =
                filter.from()
                        .map(time -> firstFrom(db, table, time.minus(LONGEST_TRANSACTION)))
                        .orElse(1L);
        long last =
                filter.to()
                        .map(time -> firstFrom(db, table, time.plus(LONGEST_TRANSACTION)) - 1)
                        .orElseGet(() -> newest(db, table));
        return new IdRange(first, last);
    }

    IdRange upTo(long most) {
        return new IdRange(first, Math.min(last, most));
    }

    /** At most this many ids, the newest. */
    IdRange newest(long most) {
        return new IdRange(Math.max(first, last - most + 1), last);
    }

    boolean isEmpty() {
        return last < first;
    }

    private static long newest(DSLContext db, String table) {
        return db.fetchSingle("select coalesce(max(id), 0) from " + table).get(0, Long.class);
    }

    /** Where entries of this time and later begin. */
    private static long firstFrom(DSLContext db, String table, Instant time) {
        return db.fetchSingle(FIRST_FROM.formatted(table), time, time).get(0, Long.class);
    }
}
