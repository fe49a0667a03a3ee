package org.frontdesk.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** PostgreSQL is asked what it received. */
class BoundArrayTest {

    private static final List<String> NAMES =
            Arrays.asList("", "Zoë \"the\" {first}", "back\\slash, comma", "NULL", null);

    @Test
    void textsArriveAsTheyAreWhateverIsInThem() {
        assertThat(received(BoundArray.ofTexts(NAMES, name -> name), String.class))
                .isEqualTo(NAMES);
    }

    @Test
    void uuidsNumbersAndBytesArriveAsTheyAre() {
        List<UUID> ids = Arrays.asList(UUID.randomUUID(), null, new UUID(-1, Long.MIN_VALUE));
        assertThat(received(BoundArray.ofUuids(ids, id -> id), UUID.class)).isEqualTo(ids);
        List<Long> versions = Arrays.asList(0L, -1L, Long.MAX_VALUE, null);
        assertThat(received(BoundArray.ofLongs(versions, one -> one), Long.class))
                .isEqualTo(versions);
        List<Integer> counts = Arrays.asList(7, Integer.MIN_VALUE, null);
        assertThat(received(BoundArray.ofIntegers(counts, one -> one), Integer.class))
                .isEqualTo(counts);
        List<Boolean> flags = Arrays.asList(true, false, null);
        assertThat(received(BoundArray.ofBooleans(flags, one -> one), Boolean.class))
                .isEqualTo(flags);
        List<byte[]> hashes = List.of(new byte[0], "hash".getBytes(StandardCharsets.UTF_8));
        assertThat(received(BoundArray.ofBytes(hashes, one -> one), byte[].class))
                .containsExactlyElementsOf(hashes);
    }

    @Test
    void instantsArriveToTheMicrosecondAlsoBeforeTheDatabasesEpoch() {
        List<Instant> instants =
                Arrays.asList(
                        Instant.parse("2026-11-22T18:00:00.123456Z"),
                        Instant.parse("1969-07-20T20:17:40.000001Z"),
                        null);
        assertThat(received(BoundArray.ofInstants(instants, one -> one), Instant.class))
                .isEqualTo(instants);
    }

    @Test
    void anEmptyColumnArrivesAsAnEmptyArray() {
        assertThat(received(BoundArray.ofUuids(List.<UUID>of(), Function.identity()), UUID.class))
                .isEmpty();
    }

    private static <T> List<T> received(Field<?> array, Class<T> type) {
        try (var database = TestDatabase.fresh()) {
            return database.transactions().readOnly(db -> rows(db, array, type));
        }
    }

    private static <T> List<T> rows(DSLContext db, Field<?> array, Class<T> type) {
        return db.select(DSL.field("value", type))
                .from(DSL.table("unnest({0}) with ordinality as received(value, place)", array))
                .orderBy(DSL.field("place"))
                .fetch(0, type);
    }
}
