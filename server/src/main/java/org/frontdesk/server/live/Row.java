package org.frontdesk.server.live;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** A row of a published table, as text in PostgreSQL's output format with the time zone UTC. */
public final class Row {

    /** Stands for a large value that was stored apart and did not change: the log does not repeat it. */
    static final String UNCHANGED = new String("unchanged");

    private final PgMessage.Relation relation;
    private final String[] values;

    Row(PgMessage.Relation relation, String[] values) {
        this.relation = relation;
        this.values = values;
    }

    /** The value, or null where the column is null. */
    public String text(String column) {
        Integer index = relation.columns().get(column);
        if (index == null) {
            throw new IllegalArgumentException(
                    "table " + relation.table() + " has no column " + column);
        }
        if (isUnchanged(values[index])) {
            throw new IllegalStateException("the log did not repeat " + column);
        }
        return values[index];
    }

    public UUID uuid(String column) {
        return UUID.fromString(text(column));
    }

    public int integer(String column) {
        return Integer.parseInt(text(column));
    }

    public long number(String column) {
        return Long.parseLong(text(column));
    }

    public Instant instant(String column) {
        return instantOf(text(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return Optional.ofNullable(text(column)).map(Row::instantOf);
    }

    /** This row with what did not change taken from the row before. */
    Row completedBy(Row before) {
        String[] completed = Arrays.copyOf(values, values.length);
        for (int i = 0; i < completed.length; i++) {
            if (isUnchanged(completed[i])) {
                completed[i] = before.values[i];
            }
        }
        return new Row(relation, completed);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isUnchanged(String value) {
        return value == UNCHANGED; // the very object, as any text may be a value
    }

    /** Reads {@code 2026-11-22 18:00:00.25+00}; by hand, because bulk changes carry thousands of them. */
    static Instant instantOf(String text) {
        int length = text.length();
        if (length < 22 || !text.endsWith("+00") || text.charAt(10) != ' ') {
            throw new IllegalArgumentException("not a timestamp in UTC");
        }
        int nanos = 0;
        if (text.charAt(19) == '.') {
            int digits = length - 3 - 20;
            nanos = Integer.parseInt(text, 20, 20 + digits, 10);
            for (int i = digits; i < 9; i++) {
                nanos *= 10;
            }
        }
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10),
                        Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }
}
