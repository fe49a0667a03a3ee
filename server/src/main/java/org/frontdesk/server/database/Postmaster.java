package org.frontdesk.server.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process in charge of a cluster, found by the file that PostgreSQL keeps in the cluster's directory. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /** What a shutdown may take: it waits for a checkpoint, which a busy disk makes long. */
    private static final Duration MOST_FOR_A_SHUTDOWN = Duration.ofSeconds(20);

    private Postmaster() {}

    /** The running process of this cluster; empty where the file is missing or speaks of a process that is gone. */
    static Optional<ProcessHandle> of(Path cluster) {
        return recorded(cluster).filter(process -> isPostmaster(process, cluster));
    }

    /**
     * Stops what an earlier server that was killed left running, so that its cluster can be started with today's settings.
     * Killing is safe: PostgreSQL recovers from its log as after a loss of power.
     */
    static void stopOrphan(Path cluster) {
        Optional<ProcessHandle> orphan = of(cluster);
        if (orphan.isPresent()) {
            LOG.warn("Stopping the PostgreSQL that an earlier server left running in {}", cluster);
            orphan.get().destroy();
            if (!isGone(orphan.get(), cluster)) {
                orphan.get().destroyForcibly();
                isGone(orphan.get(), cluster);
            }
        }
        forgetAnotherProcess(cluster);
    }

    /** Waits a bounded time until the process is gone. */
    static boolean isGone(ProcessHandle process, Path cluster) {
        try {
            CompletableFuture<ProcessHandle> exit = process.onExit();
            exit.get(MOST_FOR_A_SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return !isPostmaster(process, cluster);
        }
    }

    /**
     * Removes a file that names a process which is no postmaster of this cluster: PostgreSQL would wait for it for ever. That
     * is so after the machine or a container was started again and the number went to another process. Where no process
     * has the number, the file stays, because by it PostgreSQL notices children of the dead one that still run.
     */
    static void forgetAnotherProcess(Path cluster) {
        if (recorded(cluster).isPresent() && of(cluster).isEmpty()) {
            try {
                Files.deleteIfExists(pidFile(cluster));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Optional<ProcessHandle> recorded(Path cluster) {
        try (var lines = Files.lines(pidFile(cluster))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A dead process that nobody has collected yet counts as gone: it has no command any more. */
    static boolean isPostmaster(ProcessHandle process, Path cluster) {
        if (!process.isAlive()) {
            return false;
        }
        ProcessHandle.Info info = process.info();
        boolean isPostgres =
                info.command()
                        .filter(it -> it.replace(".exe", "").endsWith("postgres"))
                        .isPresent();
        boolean isOfCluster =
                info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                        .orElse(true); // not every system shows them
        return isPostgres && isOfCluster;
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
