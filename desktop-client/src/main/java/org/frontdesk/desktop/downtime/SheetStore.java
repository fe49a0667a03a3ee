package org.frontdesk.desktop.downtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The sheets on this desk's disk: one for each person who was signed in here, replaced as a whole, gone after two days. It
 * waits for the disk, so nothing of it is called on the JavaFX thread.
 */
public final class SheetStore {

    /** Of what comes after tomorrow a sheet says nothing, and what was before is no longer needed. */
    static final Duration KEPT = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(SheetStore.class);
    private static final String SHEET = ".sheet";
    private static final String NOT_YET_WHOLE = ".new";

    /** Two people at one desk never share this much of a hash. */
    private static final int NAME_BYTES = 12;

    private final Path directory;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param random for salts and nonces: a secure one
     */
    public SheetStore(Path directory, Clock clock, RandomGenerator random) {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
    }

    /** What came of opening a sheet. */
    public sealed interface Opening {

        /** It is readable. */
        record Opened(Sheet sheet) implements Opening {}

        /** The password is not the one with which this person was last signed in here. */
        record WrongPassword() implements Opening {}

        /** There is none of this person, or it is too old, or it can't be read. */
        record NothingThere() implements Opening {}
    }

    /** A new key for the sheets of whoever signed in with this password. */
    public SheetKey keyOf(String password) {
        return SheetKey.of(password, random);
    }

    /** Replaces the sheet of a person, or leaves the former one as it is. */
    public void write(String username, SheetKey key, Sheet sheet) throws IOException {
        Files.createDirectories(directory);
        ownerOnly(directory, "rwx------");
        Path file = fileOf(username);
        Path written = file.resolveSibling(file.getFileName() + NOT_YET_WHOLE);
        Files.deleteIfExists(written);
        Files.createFile(written);
        ownerOnly(written, "rw-------");
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(SealedSheet.seal(sheet, key, random));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether there is a sheet of a person that is not too old. */
    public boolean has(String username) {
        return read(fileOf(username)).filter(sheet -> !isOld(sheet)).isPresent();
    }

    /** Opens the sheet of a person with the password they last signed in with here. */
    public Opening open(String username, String password) {
        Optional<SealedSheet> sealed = read(fileOf(username)).filter(sheet -> !isOld(sheet));
        if (sealed.isEmpty()) {
            return new Opening.NothingThere();
        }
        try {
            return sealed.get()
                    .open(password)
                    .<Opening>map(Opening.Opened::new)
                    .orElseGet(Opening.WrongPassword::new);
        } catch (IOException unreadable) {
            LOG.warn("The downtime sheet can't be read", unreadable);
            return new Opening.NothingThere();
        }
    }

    /** Deletes what is older than two days, and what was never written to its end. */
    public void deleteOld() {
        for (Path file : files()) {
            boolean torn = file.toString().endsWith(NOT_YET_WHOLE);
            if (torn || read(file).map(this::isOld).orElse(true)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException failed) {
                    LOG.warn("An old downtime sheet can't be deleted: {}", file, failed);
                }
            }
        }
    }

    private boolean isOld(SealedSheet sheet) {
        return Duration.between(sheet.writtenAt(), clock.instant()).compareTo(KEPT) >= 0;
    }

    private Optional<SealedSheet> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(SealedSheet.read(in));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("A downtime sheet can't be read: {}", file, unreadable);
            return Optional.empty();
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(
                            file ->
                                    file.toString().endsWith(SHEET)
                                            || file.toString().endsWith(SHEET + NOT_YET_WHOLE))
                    .toList();
        } catch (IOException failed) {
            LOG.warn("The downtime sheets can't be listed: {}", directory, failed);
            return List.of();
        }
    }

    private Path fileOf(String username) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    username.strip()
                                            .toLowerCase(Locale.ROOT)
                                            .getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + SHEET);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) { // on Windows the profile's directory is its owner's already
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
