package org.frontdesk.desktop.files;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person which file is meant. Called on the JavaFX thread, which goes on turning meanwhile. */
public interface FileDialogs {

    /**
     * Where to save.
     *
     * @param name suggested, with its extension
     * @return empty when the person thought better of it
     */
    Optional<Path> save(String name, FileKind kind);

    /**
     * What to open.
     *
     * @return empty when the person thought better of it
     */
    Optional<Path> open(FileKind kind);
}
