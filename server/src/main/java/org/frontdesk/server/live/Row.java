package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of a published table, its values as the types' send functions in PostgreSQL write them. */
public final class Row {

    /** Where no value starts, as it is null. */
    private static final int NULL = -1;

    /** Where a large value would start that was stored apart and did not change: the log does not repeat it. */
    private static final int UNCHANGED = -2;

    /** Timestamps count microseconds from here. */
    private static final long EPOCH_SECOND = 946_684_800L; // 2000-01-01T00:00:00Z

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final PgMessage.Relation relation;
    private final byte[] message;

    /** Of each value's length, which the value follows. */
    private final int[] starts;

    private Row(PgMessage.Relation relation, byte[] message, int[] starts) {
        this.relation = relation;
        this.message = message;
        this.starts = starts;
    }

    /**
     * Reads the row that comes next in a message. It keeps the message and takes its values out when they are asked for: most
     * never are.
     *
     * @param message in an array that nobody writes to again
     */
    static Row read(PgMessage.Relation relation, ByteBuffer message) {
        int[] starts = new int[message.getShort()];
        for (int i = 0; i < starts.length; i++) {
            byte kind = message.get();
            starts[i] =
                    switch (kind) {
                        case 'n' -> NULL;
                        case 'u' -> UNCHANGED;
                        case 'b' -> message.arrayOffset() + message.position();
                        default -> throw new IllegalStateException("unknown kind of value " + kind);
                    };
            if (kind == 'b') {
                int length = message.getInt();
                message.position(message.position() + length);
            }
        }
        return new Row(relation, message.array(), starts);
    }

    /** The value, or null where the column is null. */
    public String text(String column) {
        ByteBuffer value = value(column);
        return value == null ? null : StandardCharsets.UTF_8.decode(value).toString();
    }

    public UUID uuid(String column) {
        ByteBuffer value = value(column);
        return new UUID(value.getLong(), value.getLong());
    }

    public int integer(String column) {
        return value(column).getInt();
    }

    public long number(String column) {
        return value(column).getLong();
    }

    public boolean flag(String column) {
        return value(column).get() != 0;
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
        ByteBuffer value = value(column);
        if (value == null) {
            return List.of();
        }
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

    private ByteBuffer value(String column) {
        Integer index = relation.columns().get(column);
        if (index == null) {
            throw new IllegalArgumentException(
                    "table " + relation.table() + " has no column " + column);
        }
        return switch (starts[index]) {
            case NULL -> null;
            case UNCHANGED -> throw new IllegalStateException("the log did not repeat " + column);
            default -> {
                int length = ByteBuffer.wrap(message).getInt(starts[index]);
                yield ByteBuffer.wrap(message, starts[index] + Integer.BYTES, length);
            }
        };
    }

    /**
     * This row with what did not change taken from the row before.
     *
     * @param before of the same message
     */
    Row completedBy(Row before) {
        int[] completed = starts.clone();
        for (int i = 0; i < completed.length; i++) {
            if (completed[i] == UNCHANGED) {
                completed[i] = before.starts[i];
            }
        }
        return new Row(relation, message, completed);
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
