package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class RowTest {

    private static final PgMessage.Relation TABLE =
            new PgMessage.Relation(1, "appointments", Map.of("id", 0, "reason", 1));

    @ParameterizedTest
    @CsvSource({
        "0,               2000-01-01T00:00:00Z",
        "848685600000000, 2026-11-22T18:00:00Z",
        "848685600123456, 2026-11-22T18:00:00.123456Z",
        "-1,              1999-12-31T23:59:59.999999Z"
    })
    void aTimestampIsReadToTheMicrosecond(long micros, Instant expected) {
        assertThat(Row.instantOf(micros)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void infinityIsNotTakenForAnInstant(long micros) {
        assertThatIllegalArgumentException().isThrownBy(() -> Row.instantOf(micros));
    }

    @Test
    void anArrayOfIdsIsReadAsItIsSent() {
        var first = new UUID(1, 2);
        var second = new UUID(3, 4);
        ByteBuffer sent = ByteBuffer.allocate(5 * 4 + 2 * (4 + 16));
        // one dimension, no nulls, of uuid, two elements, counted from one
        sent.putInt(1).putInt(0).putInt(2950).putInt(2).putInt(1);
        List.of(first, second)
                .forEach(
                        id ->
                                sent.putInt(16)
                                        .putLong(id.getMostSignificantBits())
                                        .putLong(id.getLeastSignificantBits()));

        Row row = Row.read(TABLE, message(null, sent.array()));

        assertThat(row.uuids("reason")).containsExactly(first, second);
        assertThat(row.uuids("id")).isEmpty();
        assertThat(row.optionalUuid("id")).isEmpty();
    }

    @Test
    void aValueTheLogDidNotRepeatIsTakenFromTheRowBefore() {
        ByteBuffer both = ByteBuffer.allocate(64);
        both.put(message(new byte[] {1}, "a long story".getBytes(UTF_8)));
        both.putShort((short) 2).put((byte) 'b').putInt(1).put((byte) 1).put((byte) 'u').flip();
        Row before = Row.read(TABLE, both);
        Row after = Row.read(TABLE, both);

        assertThat(after.completedBy(before).text("reason")).isEqualTo("a long story");
        assertThatIllegalStateException().isThrownBy(() -> after.text("reason"));
    }

    private static ByteBuffer message(byte[]... values) {
        ByteBuffer message = ByteBuffer.allocate(256);
        message.putShort((short) values.length);
        for (byte[] value : values) {
            if (value == null) {
                message.put((byte) 'n');
            } else {
                message.put((byte) 'b').putInt(value.length).put(value);
            }
        }
        return message.flip();
    }
}
