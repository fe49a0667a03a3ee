package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ChangeJournalTest {

    private static final PgMessage.Relation TABLE =
            new PgMessage.Relation(1, "notes", Map.of("text", 0));

    private static final PgMessage.Relation ALTERED_TABLE =
            new PgMessage.Relation(1, "notes", Map.of("id", 0, "text", 1));

    private final ChangeJournal journal = new ChangeJournal(3);

    @Test
    void whatWasCommittedAfterAPositionIsToldInOrder() {
        journal.beginAt(100);
        journal.add(110, inserted("a", "b"));
        journal.add(120, inserted("c"));

        assertThat(textsSince(100)).hasValue(List.of("a", "b", "c"));
        assertThat(textsSince(110)).hasValue(List.of("c"));
        assertThat(textsSince(120)).hasValue(List.of());
    }

    @Test
    void aPositionBeforeTheFirstRememberedChangeIsNotServed() {
        journal.beginAt(100);
        journal.add(110, inserted("a", "b"));
        journal.add(120, inserted("c", "d"));

        assertThat(textsSince(99)).isEmpty();
        assertThat(textsSince(100)).as("the first commit is forgotten").isEmpty();
        assertThat(textsSince(110)).hasValue(List.of("c", "d"));
    }

    @Test
    void afterAnInterruptionNothingBeforeItIsServed() {
        journal.beginAt(100);
        journal.add(110, inserted("a"));

        journal.beginAt(200);

        assertThat(textsSince(110)).isEmpty();
        assertThat(textsSince(200)).hasValue(List.of());
    }

    @Test
    void aCommitThatAlteredTheTableIsReadAsItWasWritten() {
        journal.beginAt(100);
        journal.add(110, List.of(inserted(TABLE, "a"), inserted(ALTERED_TABLE, "1", "b")));

        assertThat(textsSince(100)).hasValue(List.of("a", "b"));
    }

    @Test
    void whatARowWasAndIsNowIsReadAgain() {
        ByteBuffer message = begin('U').put((byte) 'O');
        row(message, "old");
        row(message.put((byte) 'N'), "new");
        journal.beginAt(100);
        journal.add(110, List.of(RowChange.read(TABLE, message.flip())));
        journal.add(120, List.of(deleted("new")));

        List<RowChange> since = journal.since(100).orElseThrow();

        assertThat(since.getFirst().before().map(ChangeJournalTest::text)).hasValue("old");
        assertThat(since.getFirst().after().map(ChangeJournalTest::text)).hasValue("new");
        assertThat(since.getLast().after()).isEmpty();
        assertThat(text(since.getLast().latest())).isEqualTo("new");
    }

    private Optional<List<String>> textsSince(long lsn) {
        return journal.since(lsn)
                .map(changes -> changes.stream().map(one -> text(one.latest())).toList());
    }

    private static String text(Row row) {
        return row.text("text");
    }

    private static List<RowChange> inserted(String... texts) {
        return Stream.of(texts).map(text -> inserted(TABLE, text)).toList();
    }

    private static RowChange deleted(String text) {
        ByteBuffer message = begin('D').put((byte) 'O');
        row(message, text);
        return RowChange.read(TABLE, message.flip());
    }

    private static RowChange inserted(PgMessage.Relation relation, String... values) {
        ByteBuffer message = begin('I').put((byte) 'N');
        row(message, values);
        return RowChange.read(relation, message.flip());
    }

    private static ByteBuffer begin(char type) {
        return ByteBuffer.allocate(256).put((byte) type).putInt(TABLE.id());
    }

    private static void row(ByteBuffer message, String... values) {
        message.putShort((short) values.length);
        for (String value : values) {
            byte[] bytes = value.getBytes(UTF_8);
            message.put((byte) 'b').putInt(bytes.length).put(bytes);
        }
    }
}
