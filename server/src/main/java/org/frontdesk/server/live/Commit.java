package org.frontdesk.server.live;

import java.time.Instant;
import java.util.List;

/**
 * A committed transaction's changes of published tables, in the order they were made.
 *
 * @param lsn the end of the transaction in the write-ahead log; grows from commit to commit
 * @param at when it was committed, by the database's clock
 */
public record Commit(long lsn, Instant at, List<RowChange> changes) {}
