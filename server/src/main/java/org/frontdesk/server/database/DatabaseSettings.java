package org.frontdesk.server.database;

import org.postgresql.ds.PGSimpleDataSource;

import java.util.Objects;

/**
 * How to reach the database, wherever it runs.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, perhaps with the driver's parameters such as {@code
 *     ?sslmode=verify-full}
 * @param user the role that the server works as
 * @param password empty where the role needs none
 */
public record DatabaseSettings(String jdbcUrl, String user, String password) {

    public DatabaseSettings {
        Objects.requireNonNull(jdbcUrl);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /** Connections of their own, outside the pools and their limits on time: for checks at start and migrations. */
    public PGSimpleDataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("frontdesk start");
        return source;
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl; // never the password
    }
}
