package org.frontdesk.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.frontdesk.server.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL as it really runs: what it promises, and what happens when it or the server is killed. */
class EmbeddedDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path data;

    @Test
    void whatIsAcknowledgedIsOnTheDiskAndOnlyThisMachineCanConnect() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            DatabaseSettings settings = database.settings();

            assertThat(query(settings, "SHOW fsync")).isEqualTo("on");
            assertThat(query(settings, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(settings, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(settings, "SHOW wal_level")).isEqualTo("logical");
            assertThat(query(settings, "SHOW wal_segment_size")).isEqualTo("4MB");
            assertThat(query(settings, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(settings, "SHOW server_version_num")).startsWith("18");
            assertThat(
                            query(
                                    settings,
                                    "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            DatabaseRequirements.check(settings.unpooled());
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            for (String user : List.of(database.user(), "postgres")) {
                assertThatThrownBy(
                                () ->
                                        DriverManager.getConnection(
                                                database.jdbcUrl(), user, "something else"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            List<String> rules =
                    Files.readAllLines(data.resolve("postgres/pg_hba.conf")).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            assertThat(rules).isNotEmpty().allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void passwordsCanBeReadByTheOwnerOnly() throws Exception {
        EmbeddedDatabase.open(data).close();

        for (String role : List.of("postgres", "frontdesk")) {
            Path file = data.resolve("postgres-" + role + ".password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anotherStartFindsTheSameDataAndClosingTwiceDoesNothing() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.open(data);
        execute(first.settings(), "CREATE TABLE kept AS SELECT 42 AS answer");
        first.close();
        first.close();

        try (EmbeddedDatabase second = EmbeddedDatabase.open(data)) {
            assertThat(query(second.settings(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsMadeAgain() throws Exception {
        Files.createDirectories(data.resolve("postgres.unfinished/base"));
        Files.writeString(data.resolve("postgres.unfinished/postgresql.conf"), "");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            assertThat(query(database.settings(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsToldSo() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Another server is using the data directory " + data);
            assertThat(database.postmasterPid()).isPositive();
        }
    }

    @Test
    void aKilledPostgresComesBackOnTheSamePortWithEverythingCommitted() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            String url = database.jdbcUrl();
            execute(database.settings(), "CREATE TABLE kept AS SELECT 42 AS answer");
            for (int round = 1; round <= 2; round++) {
                long killed = database.postmasterPid();
                killWithChildren(killed);

                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(
                                () ->
                                        query(database.settings(), "SELECT answer FROM kept")
                                                .equals("42"));
                await().atMost(PATIENCE).until(() -> database.postmasterPid() != killed);
                assertThat(database.jdbcUrl()).isEqualTo(url);
            }
        }
    }

    @Test
    void aPostgresThatAKilledServerLeftRunningIsStopped() throws Exception {
        Process server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OpenAndWait.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(server.inputReader().readLine()).isEqualTo("open");
        Optional<ProcessHandle> orphan = Postmaster.of(data.toRealPath().resolve("postgres"));
        server.destroyForcibly().waitFor();
        assertThat(orphan).get().matches(ProcessHandle::isAlive);

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            assertThat(query(database.settings(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(database.postmasterPid()).isNotEqualTo(orphan.orElseThrow().pid());
        }
    }

    @Test
    void aFileThatNamesAnotherProcessDoesNotKeepItFromStarting() throws Exception {
        EmbeddedDatabase.open(data).close();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            assertThat(query(database.settings(), "SELECT 1")).isEqualTo("1");
        }
    }

    /** A server of a process of its own, to be killed. */
    public static final class OpenAndWait {

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]));
            execute(database.settings(), "CREATE TABLE kept AS SELECT 42 AS answer");
            System.out.println("open");
            System.in.read();
        }
    }

    private static void killWithChildren(long pid) {
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static void execute(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = settings.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = settings.unpooled().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
