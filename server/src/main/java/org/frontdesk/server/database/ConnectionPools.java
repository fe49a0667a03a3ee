package org.frontdesk.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.time.Duration;

import javax.sql.DataSource;

/**
 * Three pools, so that no booking waits behind a search, and no search behind a report: connections that write are SERIALIZABLE,
 * those that read are READ ONLY at REPEATABLE READ, and the few for reports are READ ONLY and DEFERRABLE at SERIALIZABLE. All come back
 * by themselves after PostgreSQL was away.
 */
public final class ConnectionPools implements AutoCloseable {

    /** Few, because bookings go through a lane as one transaction; the rest is sign-ins, registrations and audit. */
    static final int WRITES = 8;

    /** Searches and day sheets: short, many, and bound by the processors rather than the disk. */
    static final int READS = 16;

    /** A report reads a year; more of them at once would take the processors from bookings. */
    public static final int REPORTS = 2;

    /** Longer than any statement should take, short enough that a stuck one frees its locks while people still wait. */
    private static final Duration STATEMENT = Duration.ofSeconds(10);

    /** A report of the longest time over a large clinic takes seconds; also ends one that waits for a safe snapshot. */
    private static final Duration REPORT_STATEMENT = Duration.ofSeconds(30);

    /** Nothing waits for anything inside a transaction; one that does has lost its server. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(5);

    private static final Duration SOCKET_BEYOND_STATEMENT = Duration.ofSeconds(10);

    /** Idle connections that are kept, so that nobody waits for a new one. */
    private static final int KEPT = 4;

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /**
     * What writes finds its rows by keys, and must go on doing so whatever a table's size is taken for: a table read whole under
     * SERIALIZABLE conflicts with everybody who writes to it. One plan for any values also saves planning each batch.
     */
    private static final String BY_KEYS =
            " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

    private final HikariDataSource writes;
    private final HikariDataSource reads;
    private final HikariDataSource reports;

    ConnectionPools(DatabaseSettings settings) {
        writes =
                pool(
                        settings,
                        "writes",
                        WRITES,
                        KEPT,
                        STATEMENT,
                        "-c default_transaction_isolation=serializable" + BY_KEYS);
        reads =
                pool(
                        settings,
                        "reads",
                        READS,
                        KEPT,
                        STATEMENT,
                        "-c default_transaction_isolation=repeatable\\ read"
                                + " -c default_transaction_read_only=on"
                                // Pages lie in memory or on disks without a moving head.
                                + " -c random_page_cost=1.1");
        reports =
                pool(
                        settings,
                        "reports",
                        REPORTS,
                        0, // nobody minds that a report begins a moment later
                        REPORT_STATEMENT,
                        "-c default_transaction_isolation=serializable"
                                + " -c default_transaction_read_only=on"
                                + " -c default_transaction_deferrable=on"
                                // A day and a year want different plans; sorting a year fits.
                                + " -c plan_cache_mode=force_custom_plan -c work_mem=64MB"
                                // The other processors are for bookings.
                                + " -c max_parallel_workers_per_gather=0");
    }

    DataSource writes() {
        return writes;
    }

    DataSource reads() {
        return reads;
    }

    DataSource reports() {
        return reports;
    }

    @Override
    public void close() {
        reports.close();
        reads.close();
        writes.close();
    }

    private static HikariDataSource pool(
            DatabaseSettings settings,
            String name,
            int size,
            int kept,
            Duration statement,
            String options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(kept);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.addDataSourceProperty("ApplicationName", "frontdesk " + name);
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        // Longer than a statement may take, so that it ends only connections whose other side is
        // gone.
        config.addDataSourceProperty(
                "socketTimeout", statement.plus(SOCKET_BEYOND_STATEMENT).toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        // The same few statements all day: planned on the server from the first time on.
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("binaryTransferEnable", BoundArray.BINARY_TYPES);
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d %s"
                        .formatted(statement.toMillis(), IDLE_IN_TRANSACTION.toMillis(), options));
        return new HikariDataSource(config);
    }
}
