package org.frontdesk.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

/** One run of PostgreSQL on one cluster. */
final class PostgresProcess {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);

    /**
     * How long one attempt waits for the first connection. Short, because a start that failed at once is not noticed before
     * it is over; a start that only needs longer, as after a crash, is found running by the next attempt.
     */
    private static final Duration ONE_ATTEMPT = Duration.ofSeconds(4);

    /**
     * What is acknowledged is on the disk (the library turns that off, as it is made for tests); only this machine can
     * connect; the log can be read as changes; and PostgreSQL's own log holds no patient's data: no statements,
     * and no details, as those quote rows.
     */
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("wal_level", "logical"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("password_encryption", "scram-sha-256"),
                    Map.entry("max_connections", "100"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("max_wal_size", "2GB"),
                    // Files of the log are kept to be used again: a commit that has to make a new
                    // one waits for it.
                    Map.entry("min_wal_size", "1GB"),
                    Map.entry("logging_collector", "on"),
                    Map.entry("log_filename", "postgresql-%a.log"), // a week, then over again
                    Map.entry("log_truncate_on_rotation", "on"),
                    Map.entry("log_rotation_age", "1d"),
                    Map.entry("log_rotation_size", "0"),
                    Map.entry("log_checkpoints", "off"),
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("log_error_verbosity", "terse"));

    private final Path cluster;
    private final EmbeddedPostgres postgres;
    private final ProcessHandle postmaster;

    private PostgresProcess(Path cluster, EmbeddedPostgres postgres, ProcessHandle postmaster) {
        this.cluster = cluster;
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    /**
     * One attempt to start; makes the cluster first where there is none.
     *
     * @throws IOException when no connection could be made in time
     */
    static PostgresProcess start(Path cluster, int port, Path superuserPassword)
            throws IOException {
        Postmaster.forgetAnotherProcess(cluster);
        // The library's own lock; where it failed to start, it never lets go of it.
        // PostgresDirectory holds a better one.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(cluster)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(ONE_ATTEMPT)
                        .setPort(port)
                        .setConnectConfig("password", Files.readString(superuserPassword).strip())
                        .setConnectConfig("connectTimeout", "2")
                        .setConnectConfig("socketTimeout", "4")
                        // After the library's own --auth=trust, so these are the ones that count.
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("auth-local", "scram-sha-256")
                        .setLocaleConfig("pwfile", superuserPassword.toString())
                        .setLocaleConfig("locale", "C")
                        // Orders and folds letters the same on every system, today and after its
                        // next update.
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        // Making a file of the usual 16 MB, on disk, takes 50 ms.
                        .setLocaleConfig("wal-segsize", "4");
        String characterType = characterType();
        if (!characterType.isEmpty()) {
            builder.setLocaleConfig("lc-ctype", characterType);
        }
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        ProcessHandle postmaster =
                Postmaster.of(cluster)
                        .orElseThrow(() -> new IOException("PostgreSQL stopped right after start"));
        return new PostgresProcess(cluster, postgres, postmaster);
    }

    boolean isRunning() {
        return Postmaster.isPostmaster(postmaster, cluster);
    }

    long pid() {
        return postmaster.pid();
    }

    /** As the superuser: only to make the role and the database that the server works with. */
    DataSource superuser() {
        return postgres.getPostgresDatabase();
    }

    /** Stops it in order: sessions end, what was committed is on disk. */
    void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("While stopping PostgreSQL: {}", e.toString());
        }
        if (isRunning() && !Postmaster.isGone(postmaster, cluster)) {
            LOG.warn("PostgreSQL in {} is still stopping; the next start will see to it", cluster);
        }
    }

    /** What counts as a letter for searching, in names of any script; the systems name it differently. */
    private static String characterType() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("linux")) {
            return "C.UTF-8";
        }
        return system.contains("mac") ? "UTF-8" : "";
    }
}
