package org.frontdesk.desktop.files;

import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Notices;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Saves what a person asked for: where, is asked first; it is made and written on the thread that waits for the disk; what
 * became of it is said over the screen. A file is there whole or not at all. Used on the JavaFX thread.
 */
public final class FileSaver {

    private static final String UNFINISHED = ".part";

    private final FileDialogs dialogs;
    private final Executor disk;
    private final Executor fx;
    private final Notices notices;
    private final Texts texts;

    public FileSaver(
            FileDialogs dialogs, Executor disk, Executor fx, Notices notices, Texts texts) {
        this.dialogs = dialogs;
        this.disk = disk;
        this.fx = fx;
        this.notices = notices;
        this.texts = texts;
    }

    /** Asks for a file to read. */
    public Optional<Path> open(FileKind kind) {
        return dialogs.open(kind);
    }

    /** Asks for the place of a file that is written by somebody else; with {@link #write} in the end. */
    public Optional<Path> place(String name, FileKind kind) {
        return dialogs.save(name, kind);
    }

    /** Saves what is made here. */
    public void save(String name, FileKind kind, Supplier<byte[]> make) {
        place(name, kind)
                .ifPresent(
                        path ->
                                CompletableFuture.supplyAsync(make, disk)
                                        .thenAcceptAsync(content -> writeNow(path, content), disk)
                                        .whenCompleteAsync(
                                                (done, failed) -> tell(path, failed), fx));
    }

    /** Saves what the server is asked for once the place is known. */
    public void saveAnswer(
            String name, FileKind kind, Supplier<CompletableFuture<Answer<byte[]>>> ask) {
        place(name, kind)
                .ifPresent(
                        path ->
                                ask.get()
                                        .thenAcceptAsync(
                                                answer -> {
                                                    switch (answer) {
                                                        case Answer.Done<byte[]>(byte[] content) ->
                                                                write(path, content);
                                                        case Answer.Failed<byte[]>(
                                                                        CallFailure failure) ->
                                                                notices.failed(texts.of(failure));
                                                    }
                                                },
                                                fx));
    }

    /** Writes a file and says so. */
    public void write(Path path, byte[] content) {
        CompletableFuture.runAsync(() -> writeNow(path, content), disk)
                .whenCompleteAsync((done, failed) -> tell(path, failed), fx);
    }

    /** Begins a file whose parts are still to come. */
    public GrowingFile grow(Path path) {
        return new GrowingFile(path, part(path), disk);
    }

    /** Says what became of a file that was written in parts. */
    public void tell(GrowingFile file) {
        file.finish().whenCompleteAsync((done, failed) -> tell(file.path(), failed), fx);
    }

    /**
     * Reads a file, be it text or not; completes on the JavaFX thread, empty after saying that it could not be read.
     *
     * @param mostBytes of a longer file, only so much
     */
    public CompletableFuture<Optional<byte[]>> readBytes(Path path, int mostBytes) {
        return read(path, () -> readBytesNow(path, mostBytes));
    }

    /** Reads a text file as UTF-8; completes on the JavaFX thread, empty after saying that it could not be read. */
    public CompletableFuture<Optional<String>> read(Path path) {
        return read(path, () -> readNow(path));
    }

    private <T> CompletableFuture<Optional<T>> read(Path path, Supplier<T> content) {
        return CompletableFuture.supplyAsync(content, disk)
                .handleAsync(
                        (read, failed) -> {
                            if (failed != null) {
                                notices.failed(texts.get("files.notRead", path.getFileName()));
                            }
                            return Optional.ofNullable(read);
                        },
                        fx);
    }

    private void tell(Path path, Throwable failed) {
        if (failed == null) {
            notices.done(texts.get("files.saved", path.getFileName()));
        } else {
            notices.failed(texts.get("files.notSaved", path.getFileName()));
        }
    }

    private static String readNow(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }

    private static byte[] readBytesNow(Path path, int mostBytes) {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(mostBytes);
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }

    private static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + UNFINISHED);
    }

    private static void writeNow(Path path, byte[] content) {
        Path part = part(path);
        try {
            Files.write(part, content);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }
}
