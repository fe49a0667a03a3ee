package org.frontdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.frontdesk.server.database.DatabaseSettings;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The plans of what the server really runs, on its own connections with its own prepared statements: auto_explain writes
 * them into PostgreSQL's log. Between them stand marks, which say what was being asked.
 */
final class ExplainedPlans {

    /** Reading a smaller table whole is what an index on it would not make faster. */
    private static final int LARGE = 50_000;

    private static final String END = "end of what was asked";

    /** Of this run: the log of a clinic that is kept tells of others too. */
    private final String mark = "asked in " + UUID.randomUUID() + ": ";

    private final DatabaseSettings superuser;
    private final Path log;
    private final ObjectMapper json = new ObjectMapper();

    private ExplainedPlans(DatabaseSettings superuser, Path log) {
        this.superuser = superuser;
        this.log = log;
    }

    /**
     * What was found.
     *
     * @param pages by operation, those that one call touched at most
     * @param readWhole plans that read a large table from end to end
     */
    record Found(Map<String, Long> pages, List<String> readWhole) {}

    /** To be called before the server is started, whose connections have the module from their beginning. */
    static ExplainedPlans prepare(DatabaseSettings database, Path directory)
            throws SQLException, IOException {
        var plans =
                new ExplainedPlans(
                        new DatabaseSettings(
                                database.jdbcUrl(),
                                "postgres",
                                Files.readString(directory.resolve("postgres-postgres.password"))
                                        .strip()),
                        directory.resolve("postgres").resolve("log"));
        plans.execute(
                "load 'auto_explain'",
                "alter system set session_preload_libraries = 'auto_explain'",
                "alter system set auto_explain.log_min_duration = -1",
                "alter system set auto_explain.log_format = 'json'",
                "alter system set auto_explain.log_analyze = on",
                "alter system set auto_explain.log_buffers = on",
                "alter system set auto_explain.log_timing = off",
                "alter system set log_destination = 'jsonlog'",
                "select pg_reload_conf()");
        return plans;
    }

    void begin() throws SQLException {
        execute("alter system set auto_explain.log_min_duration = 0", "select pg_reload_conf()");
    }

    /** What the server runs from here on is for this operation. */
    void mark(String operation) throws SQLException {
        execute(
                "do $$ begin raise log '%s%s'; end $$"
                        .formatted(mark, operation.replace("'", "''")));
    }

    Found end() throws SQLException, IOException, InterruptedException {
        mark(END);
        execute("alter system set auto_explain.log_min_duration = -1", "select pg_reload_conf()");
        Set<String> large = largeTables();
        Map<String, Long> pages = new HashMap<>();
        Set<String> readWhole = new HashSet<>();
        String operation = "";
        long touched = 0;
        for (JsonNode line : lines()) {
            String message = line.path("message").asText();
            if (message.startsWith(mark)) {
                pages.merge(operation, touched, Math::max);
                operation = message.substring(mark.length());
                touched = 0;
            } else if (!operation.isEmpty()
                    && message.startsWith("duration: ")
                    && line.path("application_name").asText().startsWith("frontdesk ")) {
                JsonNode explained = json.readTree(message.substring(message.indexOf('{')));
                JsonNode plan = explained.path("Plan");
                touched +=
                        plan.path("Shared Hit Blocks").asLong()
                                + plan.path("Shared Read Blocks").asLong();
                if (readsWhole(plan, large)) {
                    readWhole.add(operation + ": " + explained.path("Query Text").asText());
                }
            }
        }
        return new Found(pages, readWhole.stream().sorted().toList());
    }

    private static boolean readsWhole(JsonNode plan, Set<String> large) {
        if (plan.path("Node Type").asText().equals("Seq Scan")
                && large.contains(plan.path("Relation Name").asText())) {
            return true;
        }
        for (JsonNode below : plan.path("Plans")) {
            if (readsWhole(below, large)) {
                return true;
            }
        }
        return false;
    }

    /** The log, once it holds the last mark: the collector writes it a moment later. */
    private List<JsonNode> lines() throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            List<JsonNode> lines = new ArrayList<>();
            boolean whole = false;
            for (Path file : logs()) {
                try (BufferedReader reader = Files.newBufferedReader(file)) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        if (line.endsWith("}")) {
                            JsonNode read = json.readTree(line);
                            lines.add(read);
                            whole |= read.path("message").asText().equals(mark + END);
                        }
                    }
                }
            }
            if (whole) {
                return lines;
            }
            if (tries == 100) {
                throw new IOException("PostgreSQL's log does not tell the plans: " + log);
            }
            Thread.sleep(100);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private Set<String> largeTables() throws SQLException {
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select relname from pg_class where relkind = 'r' and reltuples >= "
                                        + LARGE)) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
