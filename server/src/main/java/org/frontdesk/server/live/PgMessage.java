package org.frontdesk.server.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A message of the {@code pgoutput} protocol, version 1. */
sealed interface PgMessage {

    /**
     * A transaction follows, whole, because it has been committed.
     *
     * @param transaction the lower half of its id
     */
    record Begin(Instant committedAt, int transaction) implements PgMessage {}

    /** Everything of the transaction has been told; it ends at this position of the log. */
    record Commit(long endLsn) implements PgMessage {}

    /** What the rows of a table look like; sent before its first change and after its definition changed. */
    record Relation(int id, String table, Map<String, Integer> columns) implements PgMessage {}

    /** A row is new, changed or gone. */
    record RowMessage(RowChange change) implements PgMessage {}

    /** All rows of these tables are gone at once. */
    record Truncate(List<String> tables) implements PgMessage {}

    /** Nothing that matters here: an origin, a type, a message of another program. */
    record Other() implements PgMessage {}
}
