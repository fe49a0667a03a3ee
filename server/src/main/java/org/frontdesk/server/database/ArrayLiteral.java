package org.frontdesk.server.database;

import java.util.Collection;
import java.util.function.Function;

/**
 * Columns of values as PostgreSQL's array literals, to be bound as text and cast in the statement ({@code ?::uuid[]}). A
 * batch of bookings binds thousands of values; as Java arrays they cost jOOQ and the driver more time than the bookings
 * themselves take to decide.
 *
 * <p>Format: PostgreSQL manual, "Array Input and Output Syntax".
 */
public final class ArrayLiteral {

    private ArrayLiteral() {}

    /** The values' texts in order; null stays null. For uuid, numbers, timestamptz, and any text. */
    public static <T> String of(Collection<T> rows, Function<T, ?> value) {
        StringBuilder literal = new StringBuilder(2 + rows.size() * 40).append('{');
        for (T row : rows) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            append(literal, value.apply(row));
        }
        return literal.append('}').toString();
    }

    private static void append(StringBuilder literal, Object value) {
        if (value == null) {
            literal.append("NULL");
            return;
        }
        String text = value.toString();
        literal.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\');
            }
            literal.append(c);
        }
        literal.append('"');
    }
}
