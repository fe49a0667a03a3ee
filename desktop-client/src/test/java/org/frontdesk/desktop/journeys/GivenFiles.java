package org.frontdesk.desktop.journeys;

import org.frontdesk.desktop.files.FileDialogs;
import org.frontdesk.desktop.files.FileKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A person who saves everything into one directory, by the suggested name, and opens what the test gives. */
final class GivenFiles implements FileDialogs {

    private Path directory;
    private volatile Path toOpen;

    /** What is chosen the next time that something is opened. */
    void open(Path file) {
        toOpen = file;
    }

    /** Where a file of this name is saved. */
    Path saved(String name) {
        return directory().resolve(name);
    }

    @Override
    public Optional<Path> save(String name, FileKind kind) {
        return Optional.of(saved(name));
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        return Optional.ofNullable(toOpen);
    }

    /** Where everything is saved. */
    synchronized Path directory() {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("frontdesk-saved");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return directory;
    }
}
