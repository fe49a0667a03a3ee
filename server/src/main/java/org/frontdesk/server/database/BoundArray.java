package org.frontdesk.server.database;

import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns of values, each bound as one array in PostgreSQL's binary format. A batch of bookings binds thousands of values;
 * as text they cost the server to write, and PostgreSQL to read, a third of what the bookings themselves cost
 * ({@code docs/performance.md}). Of the types here the driver itself sends only numbers and texts this way.
 *
 * <p>Format: {@code array_recv} and the elements' receive functions in PostgreSQL.
 */
public final class BoundArray {

    /** The arrays a connection must send in binary format, as the driver's {@code binaryTransferEnable} wants them. */
    static final String BINARY_TYPES =
            Stream.of(
                            Oid.UUID_ARRAY,
                            Oid.TIMESTAMPTZ_ARRAY,
                            Oid.TEXT_ARRAY,
                            Oid.INT4_ARRAY,
                            Oid.INT8_ARRAY,
                            Oid.BOOL_ARRAY,
                            Oid.BYTEA_ARRAY)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));

    /** Timestamps count microseconds from here. */
    private static final long EPOCH_SECOND = 946_684_800L; // 2000-01-01T00:00:00Z

    private static final DataType<Binary> BINARY =
            SQLDataType.OTHER.asConvertedDataType(new AsBinary());

    private BoundArray() {}

    /** The values in order; null stays null, here as in the other methods. */
    public static <T> Field<UUID[]> ofUuids(Collection<T> rows, Function<T, UUID> value) {
        return bound(
                UUID[].class,
                "uuid[]",
                Oid.UUID,
                values(rows, value),
                uuid -> Long.BYTES * 2,
                (uuid, to) ->
                        to.putLong(uuid.getMostSignificantBits())
                                .putLong(uuid.getLeastSignificantBits()));
    }

    /** Microseconds are kept, as the database keeps them. */
    public static <T> Field<Instant[]> ofInstants(Collection<T> rows, Function<T, Instant> value) {
        return bound(
                Instant[].class,
                "timestamptz[]",
                Oid.TIMESTAMPTZ,
                values(rows, value),
                instant -> Long.BYTES,
                (instant, to) ->
                        to.putLong(
                                (instant.getEpochSecond() - EPOCH_SECOND) * 1_000_000
                                        + instant.getNano() / 1_000));
    }

    public static <T> Field<String[]> ofTexts(Collection<T> rows, Function<T, String> value) {
        return bound(
                String[].class,
                "text[]",
                Oid.TEXT,
                values(rows, value.andThen(BoundArray::utf8)),
                text -> text.length,
                (text, to) -> to.put(text));
    }

    public static <T> Field<byte[][]> ofBytes(Collection<T> rows, Function<T, byte[]> value) {
        return bound(
                byte[][].class,
                "bytea[]",
                Oid.BYTEA,
                values(rows, value),
                bytes -> bytes.length,
                (bytes, to) -> to.put(bytes));
    }

    public static <T> Field<Integer[]> ofIntegers(Collection<T> rows, Function<T, Integer> value) {
        return bound(
                Integer[].class,
                "int4[]",
                Oid.INT4,
                values(rows, value),
                number -> Integer.BYTES,
                (number, to) -> to.putInt(number));
    }

    public static <T> Field<Long[]> ofLongs(Collection<T> rows, Function<T, Long> value) {
        return bound(
                Long[].class,
                "int8[]",
                Oid.INT8,
                values(rows, value),
                number -> Long.BYTES,
                (number, to) -> to.putLong(number));
    }

    public static <T> Field<Boolean[]> ofBooleans(Collection<T> rows, Function<T, Boolean> value) {
        return bound(
                Boolean[].class,
                "bool[]",
                Oid.BOOL,
                values(rows, value),
                flag -> Byte.BYTES,
                (flag, to) -> to.put((byte) (flag ? 1 : 0)));
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T, V> List<V> values(Collection<T> rows, Function<T, V> value) {
        List<V> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(value.apply(row));
        }
        return values;
    }

    private static <A, V> Field<A> bound(
            Class<A> array,
            String type,
            int elementType,
            List<V> values,
            ToIntFunction<V> lengthBytes,
            BiConsumer<V, ByteBuffer> element) {
        return DSL.field(
                "{0}::" + type, // says the type also where the statement is only planned
                array,
                DSL.val(
                        new Binary(type, encode(elementType, values, lengthBytes, element)),
                        BINARY));
    }

    private static <V> byte[] encode(
            int elementType,
            List<V> values,
            ToIntFunction<V> lengthBytes,
            BiConsumer<V, ByteBuffer> element) {
        boolean isNullAmongThem = false;
        int bytes = Integer.BYTES * (5 + values.size());
        for (V value : values) {
            isNullAmongThem |= value == null;
            bytes += value == null ? 0 : lengthBytes.applyAsInt(value);
        }
        var to = ByteBuffer.allocate(bytes);
        to.putInt(1).putInt(isNullAmongThem ? 1 : 0).putInt(elementType);
        to.putInt(values.size()).putInt(1); // how many, and the first one's index
        for (V value : values) {
            if (value == null) {
                to.putInt(-1);
            } else {
                to.putInt(lengthBytes.applyAsInt(value));
                element.accept(value, to);
            }
        }
        return to.array();
    }

    /** As the driver wants to be given a value in binary format. */
    private static final class Binary extends PGobject implements PGBinaryObject {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Binary(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        @Override
        public int lengthInBytes() {
            return bytes.length;
        }

        @Override
        public void toBytes(byte[] target, int offset) {
            System.arraycopy(bytes, 0, target, offset, bytes.length);
        }

        @Override
        public void setByteValue(byte[] value, int offset) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    /** Hands a {@link Binary} to the driver as it is. */
    private static final class AsBinary extends AbstractBinding<Object, Binary> {

        private static final long serialVersionUID = 1L;

        @Override
        public Converter<Object, Binary> converter() {
            return Converter.ofNullable(
                    Object.class, Binary.class, Binary.class::cast, binary -> binary);
        }

        @Override
        public void set(BindingSetStatementContext<Binary> context) throws SQLException {
            context.statement().setObject(context.index(), context.value());
        }

        @Override
        public void get(BindingGetResultSetContext<Binary> context) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void get(BindingGetStatementContext<Binary> context) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }
    }
}
