package org.frontdesk.server.database;

import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.StartRefused;

import java.util.Optional;

/**
 * The server's database, ready to work with: started where it is embedded, checked, at today's schema.
 */
public final class Database implements AutoCloseable {

    private final Optional<EmbeddedDatabase> embedded;
    private final DatabaseSettings settings;
    private final ConnectionPools pools;
    private final Transactions transactions;

    private Database(
            Optional<EmbeddedDatabase> embedded, DatabaseSettings settings, ConnectionPools pools) {
        this.embedded = embedded;
        this.settings = settings;
        this.pools = pools;
        this.transactions = new Transactions(pools.writes(), pools.reads(), pools.reports());
    }

    /**
     * @throws StartRefused with everything an operator has to put right first
     */
    public static Database open(ServerConfig config) {
        Optional<EmbeddedDatabase> embedded =
                config.database().isPresent()
                        ? Optional.empty()
                        : Optional.of(EmbeddedDatabase.open(config.dataDirectory()));
        try {
            DatabaseSettings settings =
                    embedded.map(EmbeddedDatabase::settings)
                            .or(() -> config.database().map(Database::settings))
                            .orElseThrow();
            return new Database(embedded, settings, prepared(settings));
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedDatabase::close);
            throw e;
        }
    }

    /** The one door to a transaction. */
    public Transactions transactions() {
        return transactions;
    }

    /** For the change feed, which needs a connection of its own kind. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Present when the server runs its own PostgreSQL. */
    public Optional<EmbeddedDatabase> embedded() {
        return embedded;
    }

    @Override
    public void close() {
        pools.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    /** Pools of a database that was found fit and brought to today's schema. */
    static ConnectionPools prepared(DatabaseSettings settings) {
        DatabaseRequirements.check(settings.unpooled());
        Migrations.migrate(settings.unpooled());
        return new ConnectionPools(settings);
    }

    private static DatabaseSettings settings(ServerConfig.ExternalDatabase external) {
        return new DatabaseSettings(external.jdbcUrl(), external.user(), external.password());
    }
}
