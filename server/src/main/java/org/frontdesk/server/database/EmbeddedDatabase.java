package org.frontdesk.server.database;

import org.frontdesk.server.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of the server's own, for whoever has none: kept in the data directory, reached from this machine only, with
 * generated passwords that only the owner of the files can read.
 *
 * <p>It is watched as long as the server lives. When it dies, it is started again on the same port, so that pools and the
 * change feed find it where it was; what was committed is there, as it recovers from its log. When a server was killed
 * and left it running, the next server stops that one and starts its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String ROLE = "frontdesk";
    private static final String NAME = "frontdesk";

    /** Below the ports that systems give to outgoing connections, so that none takes it while PostgreSQL is down. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 30_000;
    private static final int MOST_PORTS_TRIED = 100;

    /** Recovery after a crash replays at most max_wal_size; a slow disk needs a minute or two for that. */
    private static final int MOST_ATTEMPTS_TO_OPEN = 30;

    /** Costs two small reads; a death goes unnoticed no longer than a caller's first retry. */
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(200);

    private final PostgresDirectory directory;
    private final int port;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("postgres-watch").unstarted(task));
    private volatile PostgresProcess process;
    private int failures;
    private boolean closed;

    private EmbeddedDatabase(PostgresDirectory directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts it on this directory, making role and database at the first start.
     *
     * @param dataDirectory belongs to this server alone while it runs
     * @throws StartRefused when another server holds the directory, or PostgreSQL does not start
     */
    public static EmbeddedDatabase open(Path dataDirectory) {
        PostgresDirectory directory = PostgresDirectory.take(dataDirectory);
        EmbeddedDatabase database = new EmbeddedDatabase(directory, freePort());
        try {
            database.start();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public DatabaseSettings settings() {
        return new DatabaseSettings(jdbcUrl(), user(), password());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return ROLE;
    }

    public String password() {
        return directory.password(ROLE);
    }

    /** The process to kill for whoever wants to see what happens then; another one after each restart. */
    public long postmasterPid() {
        return process.pid();
    }

    /** For tests, which make databases of their own. */
    DatabaseSettings superuser() {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                PostgresProcess.SUPERUSER,
                directory.password(PostgresProcess.SUPERUSER));
    }

    /** Stops PostgreSQL in order and gives the directory back. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.shutdownNow();
        if (process != null) {
            process.stop();
        }
        directory.close();
    }

    private synchronized void start() {
        Path superuserPassword = directory.passwordFile(PostgresProcess.SUPERUSER);
        if (!directory.hasCluster()) {
            LOG.info("Making a new database in {}", directory);
            Postmaster.stopOrphan(directory.unfinishedCluster());
            directory.deleteUnfinishedCluster();
            startOn(directory.unfinishedCluster(), superuserPassword).stop();
            directory.finishCluster();
        }
        Postmaster.stopOrphan(directory.cluster());
        process = startOn(directory.cluster(), superuserPassword);
        makeRoleAndDatabase();
        long interval = WATCH_INTERVAL.toMillis();
        watch.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    private PostgresProcess startOn(Path cluster, Path superuserPassword) {
        Exception last = null;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS_TO_OPEN; attempt++) {
            try {
                return PostgresProcess.start(cluster, port, superuserPassword);
            } catch (IOException | RuntimeException e) {
                last = e;
                if (!hasSignsOfLife(cluster)) {
                    break;
                }
            }
        }
        throw new StartRefused(
                "PostgreSQL did not start in %s; its log is in %s"
                        .formatted(cluster, cluster.resolve("log")),
                last);
    }

    /** A process that is there and not ready is still recovering; where there is none, waiting is of no use. */
    private static boolean hasSignsOfLife(Path cluster) {
        return Postmaster.of(cluster).isPresent();
    }

    private void makeRoleAndDatabase() {
        try (Connection connection = process.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                // Generated from letters that need no quoting.
                statement.execute(
                        "CREATE ROLE %s LOGIN REPLICATION IN ROLE pg_checkpoint PASSWORD '%s'"
                                .formatted(ROLE, password()));
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + ROLE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database could not be made ready", e);
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /**
     * Goes on for as long as the server lives: what keeps PostgreSQL down, such as a full disk, may be put right, and
     * nobody should have to start the server again then.
     */
    private synchronized void look() {
        if (closed || process.isRunning()) {
            return;
        }
        if (failures == 0) {
            LOG.warn("PostgreSQL is gone; starting it again");
        }
        try {
            process =
                    PostgresProcess.start(
                            directory.cluster(),
                            port,
                            directory.passwordFile(PostgresProcess.SUPERUSER));
            LOG.info("PostgreSQL runs again");
            failures = 0;
        } catch (IOException | RuntimeException e) {
            failures++;
            LOG.error("PostgreSQL did not start again (attempt {}): {}", failures, e.toString());
        }
    }

    private static int freePort() {
        for (int attempt = 0; attempt < MOST_PORTS_TRIED; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var _ = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return candidate;
            } catch (IOException _) {
                // Taken: another one.
            }
        }
        throw new StartRefused(
                "No free port between %d and %d for the embedded database"
                        .formatted(FIRST_PORT, LAST_PORT));
    }
}
