package org.frontdesk.server.database;

import org.frontdesk.server.StartRefused;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.sql.DataSource;

/**
 * What a PostgreSQL must be and allow before the server entrusts bookings to it. Everything that is missing is said at
 * once, each with the line to run.
 */
final class DatabaseRequirements {

    private static final int OLDEST_VERSION = 15;

    /** Beside the pools: the change feed, a migration or check at start, and a person with psql. */
    private static final int CONNECTIONS_BESIDE_THE_POOLS = 4;

    private static final String RESTART = " and restart PostgreSQL.";
    private static final String RELOAD = " SELECT pg_reload_conf();";

    private final Statement statement;
    private final List<String> problems = new ArrayList<>();

    private DatabaseRequirements(Statement statement) {
        this.statement = statement;
    }

    /**
     * @throws StartRefused naming everything that is missing
     */
    static void check(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> problems = new DatabaseRequirements(statement).problems();
            if (!problems.isEmpty()) {
                throw new StartRefused("The database can't be used yet:", problems);
            }
        } catch (SQLException e) {
            throw new StartRefused("The database can't be reached: " + e.getMessage(), e);
        }
    }

    private List<String> problems() throws SQLException {
        if (version().isPresent()) {
            return List.of(version().get()); // what follows may not even be known to an older one
        }
        setting(
                "wal_level",
                "logical"::equals,
                "is needed to see changes as they are committed",
                "logical",
                RESTART);
        String lost = "so that no acknowledged booking is lost when the machine fails";
        setting("fsync", "on"::equals, lost, "on", RELOAD);
        setting("full_page_writes", "on"::equals, lost, "on", RELOAD);
        setting("synchronous_commit", value -> !value.equals("off"), lost, "on", RELOAD);
        encoding();
        role();
        ownership();
        extensions();
        if (ask("SELECT pg_is_in_recovery()").equals("t")) {
            problems.add("It is a standby, which can't be written to: give the primary's address.");
        }
        room(
                "max_replication_slots",
                "SELECT count(*) FROM pg_replication_slots",
                1,
                "the change feed needs one");
        room(
                "max_wal_senders",
                "SELECT count(*) FROM pg_stat_replication",
                1,
                "the change feed needs one");
        room(
                "max_connections",
                "SELECT current_setting('superuser_reserved_connections')::int",
                ConnectionPools.WRITES
                        + ConnectionPools.READS
                        + ConnectionPools.REPORTS
                        + CONNECTIONS_BESIDE_THE_POOLS,
                "the server's pools need them");
        return problems;
    }

    private Optional<String> version() throws SQLException {
        int version = Integer.parseInt(ask("SHOW server_version_num")) / 10_000;
        return version >= OLDEST_VERSION
                ? Optional.empty()
                : Optional.of(
                        "It is PostgreSQL %d; %d or newer is needed."
                                .formatted(version, OLDEST_VERSION));
    }

    private void setting(
            String name, Predicate<String> fits, String why, String wanted, String then)
            throws SQLException {
        String value = ask("SHOW " + name);
        if (!fits.test(value)) {
            problems.add(
                    "%s is '%s'; '%s' %s. Run: ALTER SYSTEM SET %s = '%s';%s"
                            .formatted(name, value, wanted, why, name, wanted, then));
        }
    }

    private void encoding() throws SQLException {
        String encoding = ask("SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            problems.add(
                    ("Its encoding is %s; names need UTF8. Run: CREATE DATABASE frontdesk OWNER %s"
                                    + " ENCODING 'UTF8' TEMPLATE template0; and give that database"
                                    + " in FRONTDESK_DB_URL.")
                            .formatted(encoding, ask("SELECT quote_ident(current_user)")));
        }
    }

    private void role() throws SQLException {
        if (ask("SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user")
                .equals("f")) {
            problems.add(
                    "The role may not read the change log. Run: ALTER ROLE %s REPLICATION;"
                            .formatted(ask("SELECT quote_ident(current_user)")));
        }
    }

    private void ownership() throws SQLException {
        String mayCreate =
                ask(
                        "SELECT has_database_privilege(current_database(), 'CREATE')"
                                + " AND has_schema_privilege('public', 'CREATE')");
        if (!mayCreate.equals("t")) {
            problems.add(
                    "The role may not make its tables. Run: ALTER DATABASE %s OWNER TO %s;"
                            .formatted(
                                    ask("SELECT quote_ident(current_database())"),
                                    ask("SELECT quote_ident(current_user)")));
        }
    }

    private void extensions() throws SQLException {
        String missing =
                ask(
                        "SELECT coalesce(string_agg(name, ', ' ORDER BY name), '')"
                                + " FROM unnest(ARRAY['btree_gist', 'pg_trgm', 'unaccent']) AS name"
                                + " WHERE name NOT IN (SELECT name FROM pg_available_extensions)");
        if (!missing.isEmpty()) {
            problems.add(
                    ("These extensions are not installed: %s. Install PostgreSQL's contrib package,"
                                    + " on Debian: apt-get install postgresql-contrib")
                            .formatted(missing));
        }
    }

    private void room(String setting, String usedQuery, int needed, String why)
            throws SQLException {
        int most = Integer.parseInt(ask("SHOW " + setting));
        int used = Integer.parseInt(ask(usedQuery));
        if (most - used < needed) {
            problems.add(
                    "%s is %d with %d taken; %s. Run: ALTER SYSTEM SET %s = '%d';%s"
                            .formatted(setting, most, used, why, setting, used + needed, RESTART));
        }
    }

    private String ask(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
