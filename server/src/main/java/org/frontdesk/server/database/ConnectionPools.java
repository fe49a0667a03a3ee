package org.frontdesk.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.time.Duration;

import javax.sql.DataSource;

/**
 * Two pools, so that no booking waits behind a report: connections that write are SERIALIZABLE, those that read are
 * READ ONLY at REPEATABLE READ. Both come back by themselves after PostgreSQL was away.
 */
final class ConnectionPools implements AutoCloseable {

    /** Few, because bookings go through a lane as one transaction; the rest is sign-ins, registrations and audit. */
    static final int WRITES = 8;

    /** Searches and day sheets: short, many, and bound by the processors rather than the disk. */
    static final int READS = 16;

    /** Longer than any statement should take, short enough that a stuck one frees its locks while people still wait. */
    private static final Duration STATEMENT = Duration.ofSeconds(10);

    /** Nothing waits for anything inside a transaction; one that does has lost its server. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(5);

    /** Longer than a statement may take, so that it ends only connections whose other side is gone. */
    private static final Duration SOCKET = STATEMENT.plusSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /**
     * What writes finds its rows by keys, and must go on doing so whatever a table's size is taken for: a table read whole under
     * SERIALIZABLE conflicts with everybody who writes to it. One plan for any values also saves planning each batch.
     */
    private static final String BY_KEYS =
            " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

    private final HikariDataSource writes;
    private final HikariDataSource reads;

    ConnectionPools(DatabaseSettings settings) {
        writes =
                pool(
                        settings,
                        "writes",
                        WRITES,
                        "-c default_transaction_isolation=serializable" + BY_KEYS);
        reads =
                pool(
                        settings,
                        "reads",
                        READS,
                        "-c default_transaction_isolation=repeatable\\ read"
                                + " -c default_transaction_read_only=on");
    }

    DataSource writes() {
        return writes;
    }

    DataSource reads() {
        return reads;
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }

    private static HikariDataSource pool(
            DatabaseSettings settings, String name, int size, String options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.addDataSourceProperty("ApplicationName", "frontdesk " + name);
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("socketTimeout", SOCKET.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        // The same few statements all day: planned on the server from the first time on.
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("binaryTransferEnable", BoundArray.BINARY_TYPES);
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d %s"
                        .formatted(STATEMENT.toMillis(), IDLE_IN_TRANSACTION.toMillis(), options));
        return new HikariDataSource(config);
    }
}
