package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One row that was inserted, updated or deleted, as the log tells it. */
public final class RowChange {

    private final PgMessage.Relation relation;
    private final ByteBuffer message;
    private final Optional<Row> before;
    private final Optional<Row> after;

    private RowChange(
            PgMessage.Relation relation,
            ByteBuffer message,
            Optional<Row> before,
            Optional<Row> after) {
        this.relation = relation;
        this.message = message;
        this.before = before;
        this.after = after;
    }

    /**
     * Reads an Insert, Update or Delete message, whole and from its type on.
     *
     * @param message in an array that nobody writes to again: its rows keep it
     */
    static RowChange read(PgMessage.Relation relation, ByteBuffer message) {
        ByteBuffer rest = message.duplicate();
        char type = (char) rest.get();
        rest.getInt(); // the relation's id
        return switch (type) {
            case 'I' -> inserted(relation, message, rest);
            case 'U' -> updated(relation, message, rest);
            case 'D' -> deleted(relation, message, rest);
            default -> throw new IllegalArgumentException("no message of a row: " + (int) type);
        };
    }

    private static RowChange inserted(
            PgMessage.Relation relation, ByteBuffer message, ByteBuffer rest) {
        expectNew(rest.get());
        return new RowChange(
                relation, message, Optional.empty(), Optional.of(Row.read(relation, rest)));
    }

    private static RowChange updated(
            PgMessage.Relation relation, ByteBuffer message, ByteBuffer rest) {
        Optional<Row> before = Optional.empty();
        byte part = rest.get();
        if (part == 'O' || part == 'K') {
            Row old = Row.read(relation, rest);
            before = part == 'O' ? Optional.of(old) : Optional.empty();
            part = rest.get();
        }
        expectNew(part);
        Row after = Row.read(relation, rest);
        return new RowChange(
                relation,
                message,
                before,
                Optional.of(before.map(after::completedBy).orElse(after)));
    }

    /** A row known only by its key has null elsewhere; who reads it decides whether that is enough. */
    private static RowChange deleted(
            PgMessage.Relation relation, ByteBuffer message, ByteBuffer rest) {
        rest.get(); // O, the whole row, or K, its key
        return new RowChange(
                relation, message, Optional.of(Row.read(relation, rest)), Optional.empty());
    }

    private static void expectNew(byte part) {
        if (part != 'N') {
            throw new IllegalStateException("a row message without its new row");
        }
    }

    public String table() {
        return relation.table();
    }

    PgMessage.Relation relation() {
        return relation;
    }

    /** What it was read from, for whoever keeps it to read it again. */
    ByteBuffer message() {
        return message.duplicate();
    }

    /** The row as it was; absent for an insert, and for an update of a table whose replica identity is not full. */
    public Optional<Row> before() {
        return before;
    }

    /** The row as it is now; absent for a delete. */
    public Optional<Row> after() {
        return after;
    }

    /** The row as it was last. */
    public Row latest() {
        return after.orElseGet(before::orElseThrow);
    }
}
