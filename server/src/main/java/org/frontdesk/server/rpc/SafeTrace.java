package org.frontdesk.server.rpc;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception as it may be logged: classes and places, but no messages, as those may hold a patient's data. PostgreSQL's
 * quote whole rows; of them only the SQLSTATE and the names of the constraint and table are told.
 */
public final class SafeTrace {

    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 10;

    private SafeTrace() {}

    /** The exception and its causes on one line. */
    public static String line(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        write(thrown, text, false);
        return text.toString();
    }

    /** The exception and its causes with their stacks. */
    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        write(thrown, text, true);
        return text.toString();
    }

    private static void write(Throwable thrown, StringBuilder text, boolean frames) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown;
                cause != null && seen.add(cause) && seen.size() <= MOST_CAUSES;
                cause = cause.getCause()) {
            text.append(cause == thrown ? "" : frames ? "\ncaused by " : " <- ")
                    .append(cause.getClass().getName())
                    .append(sqlFacts(cause));
            if (frames) {
                StackTraceElement[] stack = cause.getStackTrace();
                for (int i = 0; i < Math.min(stack.length, MOST_FRAMES); i++) {
                    text.append("\n    at ").append(stack[i]);
                }
            }
        }
    }

    private static String sqlFacts(Throwable cause) {
        if (!(cause instanceof SQLException sql)) {
            return "";
        }
        StringBuilder facts = new StringBuilder(" [SQLSTATE ").append(sql.getSQLState());
        ServerErrorMessage server =
                cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server != null && server.getConstraint() != null) {
            facts.append(", constraint ").append(server.getConstraint());
        }
        if (server != null && server.getTable() != null) {
            facts.append(", table ").append(server.getTable());
        }
        return facts.append(']').toString();
    }
}
