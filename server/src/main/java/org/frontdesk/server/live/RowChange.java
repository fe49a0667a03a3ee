package org.frontdesk.server.live;

import java.util.Optional;

/**
 * One row that was inserted, updated or deleted.
 *
 * @param before the row as it was; absent for an insert, and for an update of a table whose replica identity is not full
 * @param after the row as it is now; absent for a delete
 */
public record RowChange(String table, Optional<Row> before, Optional<Row> after) {

    public RowChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change has a row before or after it");
        }
    }

    /** The row as it was last. */
    public Row latest() {
        return after.orElseGet(before::orElseThrow);
    }
}
