package org.frontdesk.server.database;

import org.frontdesk.server.StartRefused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;

/**
 * Where the embedded PostgreSQL lives on disk: its cluster in {@code postgres}, the passwords of its two roles, and a lock
 * that one server holds as long as it lives.
 */
final class PostgresDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 32;

    private final Path directory;
    private final FileChannel lock;

    private PostgresDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Takes the directory for this server, making it where it does not exist. */
    static PostgresDirectory take(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            FileChannel channel =
                    FileChannel.open(
                            directory.resolve("postgres.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StartRefused("Another server is using the data directory " + directory);
            }
            return new PostgresDirectory(directory, channel);
        } catch (IOException e) {
            throw new StartRefused("The data directory " + directory + " can't be used: " + e, e);
        }
    }

    /** The cluster; whole once it is there, because it is made in {@link #unfinishedCluster} and renamed. */
    Path cluster() {
        return directory.resolve("postgres");
    }

    /** What a first start that was cut off leaves behind. */
    Path unfinishedCluster() {
        return directory.resolve("postgres.unfinished");
    }

    boolean hasCluster() {
        return Files.isDirectory(cluster());
    }

    void finishCluster() {
        try {
            Files.move(unfinishedCluster(), cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteUnfinishedCluster() {
        if (!Files.exists(unfinishedCluster())) {
            return;
        }
        try (var files = Files.walk(unfinishedCluster())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that holds this role's password and that only the owner may read; made when it is missing. */
    Path passwordFile(String role) {
        Path file = directory.resolve("postgres-" + role + ".password");
        if (Files.exists(file)) {
            return file;
        }
        Path draft = directory.resolve(file.getFileName() + ".draft");
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, ownerOnly(directory, "rw-------"));
            Files.writeString(
                    draft,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                    StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password(String role) {
        try {
            return Files.readString(passwordFile(role)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another server in this very process
        }
    }

    /** Where the file system knows owners; elsewhere the directory's own access list has to do. */
    private static FileAttribute<?>[] ownerOnly(Path directory, String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
