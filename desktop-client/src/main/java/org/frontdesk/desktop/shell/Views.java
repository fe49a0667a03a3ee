package org.frontdesk.desktop.shell;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads a screen's FXML for controllers that were made by hand. */
public final class Views {

    private final Texts texts;

    public Views(Texts texts) {
        this.texts = texts;
    }

    /** Loads {@code file} beside the first controller's class; the others are for the FXML files it includes. */
    public Parent load(String file, Object... controllers) {
        Map<Class<?>, Object> byType =
                Stream.of(controllers)
                        .collect(Collectors.toMap(Object::getClass, Function.identity()));
        FXMLLoader loader =
                new FXMLLoader(controllers[0].getClass().getResource(file), texts.bundle());
        loader.setControllerFactory(byType::get);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " can't be loaded", broken);
        }
    }
}
