package org.frontdesk.server.database;

import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers every statement that jOOQ sends, and asks how PostgreSQL plans it. */
public final class SeenStatements implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient List<Query> seen = new ArrayList<>();

    public DSLContext on(Connection connection) {
        return DSL.using(
                new DefaultConfiguration()
                        .set(connection)
                        .set(SQLDialect.POSTGRES)
                        .set(new DefaultExecuteListenerProvider(this)));
    }

    public List<Query> seen() {
        return seen;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        seen.add(context.query());
    }

    /** As PostgreSQL plans the statement once, for any values. */
    public static String plan(Connection connection, Query statement) throws SQLException {
        String text = statement.getSQL(ParamType.INDEXED);
        int parameters = 0;
        while (text.contains("?")) {
            parameters++;
            text = text.replaceFirst("\\?", "\\$" + parameters);
        }
        String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
        try (var sql = connection.createStatement()) {
            sql.execute("prepare planned as " + text);
            try (var rows = sql.executeQuery("explain execute planned(" + nulls + ")")) {
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return String.join("\n", lines);
            } finally {
                sql.execute("deallocate planned");
            }
        }
    }
}
