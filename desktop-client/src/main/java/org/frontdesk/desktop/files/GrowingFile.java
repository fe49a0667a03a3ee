package org.frontdesk.desktop.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A file whose parts come one after the other; at its place it is there whole or not at all. Used on one thread. */
public final class GrowingFile {

    private final Path path;
    private final Path part;
    private final Executor disk;
    private OutputStream out;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    GrowingFile(Path path, Path part, Executor disk) {
        this.path = path;
        this.part = part;
        this.disk = disk;
    }

    Path path() {
        return path;
    }

    /** Writes what comes next; completes on the thread that waits for the disk, exceptionally when it could not be written. */
    public CompletableFuture<Void> append(byte[] bytes) {
        written = written.thenRunAsync(() -> write(bytes), disk);
        return written;
    }

    /** It is whole: puts it in its place. */
    CompletableFuture<Void> finish() {
        written = written.thenRunAsync(this::put, disk);
        return written.whenCompleteAsync(
                (done, failed) -> {
                    if (failed != null) {
                        remove();
                    }
                },
                disk);
    }

    /** It never becomes whole: nothing of it stays. */
    public void abandon() {
        written.whenCompleteAsync((done, failed) -> remove(), disk);
    }

    private void write(byte[] bytes) {
        try {
            if (out == null) {
                out = Files.newOutputStream(part);
            }
            out.write(bytes);
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }

    private void put() {
        try {
            if (out == null) {
                out = Files.newOutputStream(part); // an empty file is a file, too
            }
            out.close();
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }

    private void remove() {
        try {
            if (out != null) {
                out.close();
            }
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // a part that is left over does no harm: it does not have the file's name
        }
    }
}
