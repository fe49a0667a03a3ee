package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;

class RowTest {

    private static final PgMessage.Relation TABLE =
            new PgMessage.Relation(1, "appointments", Map.of("id", 0, "reason", 1));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22 18:00:00+00,        2026-11-22T18:00:00Z",
        "2026-11-22 18:00:00.5+00,      2026-11-22T18:00:00.500Z",
        "2026-11-22 18:00:00.123456+00, 2026-11-22T18:00:00.123456Z"
    })
    void aTimestampIsReadToTheMicrosecond(String text, Instant expected) {
        assertThat(Row.instantOf(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "2026-11-22 18:00:00+01", "0044-03-15 12:00:00+00 BC", ""})
    void whatIsNoTimestampInUtcIsNotTakenForOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Row.instantOf(text));
    }

    @Test
    void aValueTheLogDidNotRepeatIsTakenFromTheRowBefore() {
        Row before = new Row(TABLE, new String[] {"1", "a long story"});
        Row after = new Row(TABLE, new String[] {"1", Row.UNCHANGED});

        assertThat(after.completedBy(before).text("reason")).isEqualTo("a long story");
        assertThatIllegalStateException().isThrownBy(() -> after.text("reason"));
    }
}
