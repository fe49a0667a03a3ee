package org.frontdesk.server.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A database of a test's own, at today's schema and empty. One embedded PostgreSQL serves all tests of the process; each
 * {@link #fresh} is a copy of a migrated template, which takes tens of milliseconds.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name;
    private final DatabaseSettings settings;
    private final ConnectionPools pools;
    private final Transactions transactions;

    private TestDatabase(String name, DatabaseSettings settings) {
        this.name = name;
        this.settings = settings;
        this.pools = new ConnectionPools(settings);
        this.transactions = new Transactions(pools.writes(), pools.reads(), pools.reports());
    }

    public static TestDatabase fresh() {
        EmbeddedDatabase postgres = Shared.POSTGRES;
        String name = "test_" + NUMBERS.incrementAndGet();
        run(
                postgres.superuser().unpooled(),
                "CREATE DATABASE %s TEMPLATE frontdesk OWNER %s STRATEGY FILE_COPY"
                        .formatted(name, postgres.user()));
        return new TestDatabase(
                name,
                new DatabaseSettings(
                        postgres.jdbcUrl().replaceAll("/frontdesk$", "/" + name),
                        postgres.user(),
                        postgres.password()));
    }

    public Transactions transactions() {
        return transactions;
    }

    /** For a change feed, or whatever needs connections of its own. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Plain connections of the server's role, outside the pools; as somebody with psql has them. */
    public DataSource dataSource() {
        return settings.unpooled();
    }

    /** The pool that the server writes through. */
    public DataSource writes() {
        return pools.writes();
    }

    /** Runs any SQL as somebody with psql would; several statements at once are fine. */
    public void execute(String sql) {
        run(dataSource(), sql);
    }

    /** The same as a superuser, for what the server's own role may not do. */
    public void executeAsSuperuser(String sql) {
        run(Shared.POSTGRES.superuser().unpooled(), sql);
    }

    /** The first column of the first row as text; null where it is null or there is no row. */
    public String query(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row as a number. */
    public long count(String sql) {
        return Long.parseLong(query(sql));
    }

    /** Ends every session on this database but the one that asks, as when a network is cut. */
    public void cutAllConnections() {
        run(
                Shared.POSTGRES.superuser().unpooled(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(name));
    }

    @Override
    public void close() {
        pools.close();
        // A change feed that has just hung up may still hold its replication slot for a moment.
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                run(
                                        Shared.POSTGRES.superuser().unpooled(),
                                        "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name)));
    }

    private static void run(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first test that needs it, stopped and deleted with the process. */
    private static final class Shared {

        static final EmbeddedDatabase POSTGRES = start();

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createTempDirectory("frontdesk-test");
                EmbeddedDatabase postgres = EmbeddedDatabase.open(directory);
                Migrations.migrate(postgres.settings().unpooled());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, directory)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedDatabase postgres, Path directory) {
            postgres.close();
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
