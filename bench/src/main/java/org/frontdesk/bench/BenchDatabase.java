package org.frontdesk.bench;

import org.frontdesk.server.database.DatabaseSettings;
import org.frontdesk.server.database.EmbeddedDatabase;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The PostgreSQL that is measured: the embedded one, or an empty database of another, named by {@code -Dbench.db.url}, {@code
 * -Dbench.db.user} and {@code -Dbench.db.password}.
 */
final class BenchDatabase implements AutoCloseable {

    private static final String UUIDV7 =
            """
            create or replace function uuidv7() returns uuid volatile language sql as $$
                select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
            $$\
            """;

    private final DatabaseSettings settings;
    private final EmbeddedDatabase embedded;

    private BenchDatabase(DatabaseSettings settings, EmbeddedDatabase embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    static BenchDatabase open(Path directory) throws IOException {
        String url = System.getProperty("bench.db.url", "");
        if (url.isEmpty()) {
            var embedded = EmbeddedDatabase.open(directory);
            return new BenchDatabase(embedded.settings(), embedded);
        }
        return new BenchDatabase(
                new DatabaseSettings(
                        url,
                        System.getProperty("bench.db.user", ""),
                        System.getProperty("bench.db.password", "")),
                null);
    }

    DatabaseSettings settings() {
        return settings;
    }

    /** Which it is, for whoever compares two runs. */
    String version() throws SQLException {
        try (Connection connection = settings.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version()")) {
            row.next();
            return row.getString(1) + (embedded == null ? "" : " (embedded)");
        }
    }

    /** Ids in order of time as the server makes them, also where PostgreSQL is older than 18. */
    static void haveTimeOrderedIds(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
                statement.execute(UUIDV7);
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (embedded != null) {
            embedded.close();
        }
    }
}
