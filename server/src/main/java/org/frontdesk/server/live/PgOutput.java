package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the messages of PostgreSQL's logical replication output plugin {@code pgoutput}, protocol version 1, values in
 * binary format. The format is in PostgreSQL's manual, "Logical Replication Message Formats". Remembers the tables it was told of,
 * so one instance reads one connection's messages, in order.
 */
final class PgOutput {

    private final Map<Integer, PgMessage.Relation> relations = new HashMap<>();

    /**
     * @param message in an array that nobody writes to again: rows keep it
     */
    PgMessage read(ByteBuffer message) {
        ByteBuffer whole = message.duplicate();
        char type = (char) message.get();
        return switch (type) {
            case 'B' -> begin(message);
            case 'C' -> commit(message);
            case 'R' -> relation(message);
            case 'I', 'U', 'D' ->
                    new PgMessage.RowMessage(RowChange.read(known(message.getInt()), whole));
            case 'T' -> truncate(message);
            case 'Y', 'O', 'M' -> new PgMessage.Other();
            default -> throw new IllegalStateException("unknown log message type " + (int) type);
        };
    }

    private static PgMessage begin(ByteBuffer message) {
        message.getLong(); // the position of the commit record; Commit says the end, which is what
        // counts
        return new PgMessage.Begin(Row.instantOf(message.getLong()), message.getInt());
    }

    private static PgMessage commit(ByteBuffer message) {
        message.get(); // flags, none defined
        message.getLong(); // the position of the commit record
        return new PgMessage.Commit(message.getLong());
    }

    private PgMessage relation(ByteBuffer message) {
        int id = message.getInt();
        string(message); // the schema: the publication names tables of one
        String table = string(message);
        message.get(); // the replica identity: each row message says what it carries
        int count = message.getShort();
        Map<String, Integer> columns = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            message.get(); // whether it is part of the key
            columns.put(string(message), i);
            message.getInt(); // its type
            message.getInt(); // the type's modifier
        }
        PgMessage.Relation relation = new PgMessage.Relation(id, table, columns);
        relations.put(id, relation);
        return relation;
    }

    private PgMessage truncate(ByteBuffer message) {
        int count = message.getInt();
        message.get(); // CASCADE, RESTART IDENTITY
        List<String> tables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tables.add(known(message.getInt()).table());
        }
        return new PgMessage.Truncate(tables);
    }

    private PgMessage.Relation known(int id) {
        PgMessage.Relation relation = relations.get(id);
        if (relation == null) {
            throw new IllegalStateException("a row of a table the log has not described");
        }
        return relation;
    }

    private static byte[] bytes(ByteBuffer message, int length) {
        byte[] bytes = new byte[length];
        message.get(bytes);
        return bytes;
    }

    private static String string(ByteBuffer message) {
        int start = message.position();
        while (message.get() != 0) {
            // up to the zero that ends it
        }
        int end = message.position();
        message.position(start);
        String string = new String(bytes(message, end - start - 1), StandardCharsets.UTF_8);
        message.get();
        return string;
    }
}
