package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTransactionsTest {

    @Test
    void whatHasEndedIsShownAndWhatHasNotOrComesLaterIsNot() {
        VisibleTransactions visible = VisibleTransactions.parse("10:20:12,15");

        assertThat(visible.show(9)).isTrue();
        assertThat(visible.show(11)).isTrue();
        assertThat(visible.show(12)).isFalse();
        assertThat(visible.show(15)).isFalse();
        assertThat(visible.show(19)).isTrue();
        assertThat(visible.show(20)).isFalse();
        assertThat(VisibleTransactions.parse("20:20:").show(19)).isTrue();
    }

    @Test
    void idsOfWhichTheLogHasTheLowerHalfAreTheNearestOnes() {
        long round = 1L << 32;
        VisibleTransactions visible =
                VisibleTransactions.parse("%d:%d:%d".formatted(round - 5, round + 5, round - 5));

        assertThat(visible.show(-6)).isTrue();
        assertThat(visible.show(-5)).isFalse();
        assertThat(visible.show(-1)).isTrue();
        assertThat(visible.show(4)).isTrue();
        assertThat(visible.show(5)).isFalse();
    }
}
