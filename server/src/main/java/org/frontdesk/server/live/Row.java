package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of a published table, its values as the types' send functions in PostgreSQL write them. */
public final class Row {

    /** Stands for a large value that was stored apart and did not change: the log does not repeat it. */
    static final byte[] UNCHANGED = {};

    /** Timestamps count microseconds from here. */
    private static final long EPOCH_SECOND = 946_684_800L; // 2000-01-01T00:00:00Z

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final PgMessage.Relation relation;
    private final byte[][] values;

    Row(PgMessage.Relation relation, byte[][] values) {
        this.relation = relation;
        this.values = values;
    }

    /** The value, or null where the column is null. */
    public String text(String column) {
        byte[] value = value(column);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    public UUID uuid(String column) {
        ByteBuffer value = ByteBuffer.wrap(value(column));
        return new UUID(value.getLong(), value.getLong());
    }

    public int integer(String column) {
        return ByteBuffer.wrap(value(column)).getInt();
    }

    public long number(String column) {
        return ByteBuffer.wrap(value(column)).getLong();
    }

    public boolean flag(String column) {
        return value(column)[0] != 0;
    }

    public Instant instant(String column) {
        return instantOf(number(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return value(column) == null ? Optional.empty() : Optional.of(instant(column));
    }

    public Optional<UUID> optionalUuid(String column) {
        return value(column) == null ? Optional.empty() : Optional.of(uuid(column));
    }

    /** The elements of a one-dimensional array without nulls; none where the column is null. */
    public List<UUID> uuids(String column) {
        if (value(column) == null) {
            return List.of();
        }
        ByteBuffer value = ByteBuffer.wrap(value(column));
        int dimensions = value.getInt();
        if (dimensions == 0) {
            return List.of();
        }
        value.getInt(); // whether there are nulls
        value.getInt(); // the type of the elements
        int count = value.getInt();
        value.getInt(); // the first index
        List<UUID> uuids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            value.getInt(); // the length of the element
            uuids.add(new UUID(value.getLong(), value.getLong()));
        }
        return uuids;
    }

    private byte[] value(String column) {
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

    /** This row with what did not change taken from the row before. */
    Row completedBy(Row before) {
        byte[][] completed = Arrays.copyOf(values, values.length);
        for (int i = 0; i < completed.length; i++) {
            if (isUnchanged(completed[i])) {
                completed[i] = before.values[i];
            }
        }
        return new Row(relation, completed);
    }

    private static boolean isUnchanged(byte[] value) {
        return value == UNCHANGED; // the very object, as an empty text is a value
    }

    /** The instant so many microseconds after PostgreSQL's epoch. */
    static Instant instantOf(long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw new IllegalArgumentException("infinity is not an instant");
        }
        return Instant.ofEpochSecond(
                EPOCH_SECOND + Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }
}
