package org.frontdesk.desktop.files;

import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import org.frontdesk.desktop.texts.Texts;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The platform's own dialogs, which begin where the last one ended. */
public final class NativeFileDialogs implements FileDialogs {

    private final Window owner;
    private final Supplier<Texts> texts;
    private File lastDirectory;

    /**
     * @param texts of the language that is spoken now
     */
    public NativeFileDialogs(Window owner, Supplier<Texts> texts) {
        this.owner = owner;
        this.texts = texts;
    }

    @Override
    public Optional<Path> save(String name, FileKind kind) {
        FileChooser chooser = chooser(kind);
        chooser.setInitialFileName(name);
        return remembered(chooser.showSaveDialog(owner))
                .map(path -> withExtension(path, kind.extension()));
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        return remembered(chooser(kind).showOpenDialog(owner));
    }

    private FileChooser chooser(FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(texts.get().get(kind.textKey()), "*." + kind.extension()));
        if (lastDirectory != null && lastDirectory.isDirectory()) {
            chooser.setInitialDirectory(lastDirectory);
        }
        return chooser;
    }

    private Optional<Path> remembered(File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        lastDirectory = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }

    /** Not every platform's dialog adds it. */
    private static Path withExtension(Path path, String extension) {
        String name = path.getFileName().toString();
        return name.contains(".") ? path : path.resolveSibling(name + "." + extension);
    }
}
