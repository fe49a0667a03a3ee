package org.frontdesk.server.database;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/** Brings any database of the server's to today's schema. Servers that start together take turns. */
public final class Migrations {

    private Migrations() {}

    /**
     * @param source connections of the role that owns the schema, without limits on the time of a statement
     */
    public static void migrate(DataSource source) {
        Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    }
}
