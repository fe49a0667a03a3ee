package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChangeJournalTest {

    private final ChangeJournal<String> journal = new ChangeJournal<>(3);

    @Test
    void whatWasCommittedAfterAPositionIsToldInOrder() {
        journal.beginAt(100);
        journal.add(110, List.of("a", "b"));
        journal.add(120, List.of("c"));

        assertThat(journal.since(100)).hasValue(List.of("a", "b", "c"));
        assertThat(journal.since(110)).hasValue(List.of("c"));
        assertThat(journal.since(120)).hasValue(List.of());
    }

    @Test
    void aPositionBeforeTheFirstRememberedChangeIsNotServed() {
        journal.beginAt(100);
        journal.add(110, List.of("a", "b"));
        journal.add(120, List.of("c", "d"));

        assertThat(journal.since(99)).isEmpty();
        assertThat(journal.since(100)).as("a of this commit is forgotten").isEmpty();
        assertThat(journal.since(110)).hasValue(List.of("c", "d"));
    }

    @Test
    void afterAnInterruptionNothingBeforeItIsServed() {
        journal.beginAt(100);
        journal.add(110, List.of("a"));

        journal.beginAt(200);

        assertThat(journal.since(110)).isEmpty();
        assertThat(journal.since(200)).hasValue(List.of());
    }
}
