package org.frontdesk.server.live;

import org.frontdesk.server.database.DatabaseSettings;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.replication.ReplicationSlotInfo;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A connection that is sent the log's messages, through a replication slot that lives as long as the connection: nothing is
 * left behind that could hold back the log when this server is gone. A second one beside it asks what the tables show
 * already.
 */
final class ReplicationConnection implements AutoCloseable {

    private static final String PUBLICATION = "frontdesk_changes";

    /** How often PostgreSQL hears what has been read: until then it can't use the log's files again. */
    private static final int STATUS_INTERVAL_SECONDS = 1;

    private final Connection connection;
    private final PGReplicationStream stream;
    private final FeedPosition start;
    private final Connection tables;
    private final PreparedStatement snapshot;

    private ReplicationConnection(
            Connection connection,
            PGReplicationStream stream,
            FeedPosition start,
            Connection tables)
            throws SQLException {
        this.connection = connection;
        this.stream = stream;
        this.start = start;
        this.tables = tables;
        this.snapshot = tables.prepareStatement("SELECT pg_current_snapshot()::text");
    }

    /** Connects and makes a slot: everything committed from now on will be read. */
    static ReplicationConnection open(DatabaseSettings database) throws SQLException {
        Properties properties = properties(database);
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "15");
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
        try {
            Connection tables =
                    DriverManager.getConnection(database.jdbcUrl(), properties(database));
            try {
                return start(connection, tables);
            } catch (SQLException | RuntimeException e) {
                tables.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Properties properties(DatabaseSettings database) {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, database.user());
        PGProperty.PASSWORD.set(properties, database.password());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.APPLICATION_NAME.set(properties, "frontdesk change feed");
        return properties;
    }

    private static ReplicationConnection start(Connection connection, Connection tables)
            throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        ReplicationSlotInfo slot =
                postgres.getReplicationAPI()
                        .createReplicationSlot()
                        .logical()
                        .withSlotName("frontdesk_" + UUID.randomUUID().toString().replace('-', '_'))
                        .withOutputPlugin("pgoutput")
                        .withTemporaryOption()
                        .make();
        FeedPosition start = position(connection, slot.getConsistentPoint().asLong());
        PGReplicationStream stream =
                postgres.getReplicationAPI()
                        .replicationStream()
                        .logical()
                        .withSlotName(slot.getSlotName())
                        .withStartPosition(slot.getConsistentPoint())
                        .withStatusInterval(STATUS_INTERVAL_SECONDS, TimeUnit.SECONDS)
                        .withSlotOption("proto_version", 1)
                        .withSlotOption("binary", true)
                        .withSlotOption("publication_names", PUBLICATION)
                        .start();
        return new ReplicationConnection(connection, stream, start, tables);
    }

    private static FeedPosition position(Connection connection, long lsn) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int database;
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT oid::bigint FROM pg_database WHERE datname ="
                                    + " current_database()")) {
                row.next();
                database = (int) row.getLong(1);
            }
            try (ResultSet row = statement.executeQuery("IDENTIFY_SYSTEM")) {
                row.next();
                return new FeedPosition(
                        Long.parseUnsignedLong(row.getString("systemid")),
                        row.getInt("timeline"),
                        database,
                        lsn);
            }
        }
    }

    /** Where it begins: every later commit is read. */
    FeedPosition start() {
        return start;
    }

    /** The next message; waits for it as long as it takes. */
    ByteBuffer read() throws SQLException {
        return stream.read();
    }

    /** Which transactions a transaction that begins now would see. */
    VisibleTransactions visible() throws SQLException {
        try (ResultSet row = snapshot.executeQuery()) {
            row.next();
            return VisibleTransactions.parse(row.getString(1));
        }
    }

    /** PostgreSQL need not keep the log up to here. Told with the next status. */
    void confirm(long lsn) {
        LogSequenceNumber position = LogSequenceNumber.valueOf(lsn);
        stream.setFlushedLSN(position);
        stream.setAppliedLSN(position);
    }

    /** Also ends a read that is waiting on another thread. */
    @Override
    public void close() {
        for (Connection each : List.of(connection, tables)) {
            try {
                each.abort(Runnable::run);
            } catch (SQLException e) {
                // it is gone already
            }
        }
    }
}
