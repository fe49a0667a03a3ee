package org.frontdesk.desktop.screenshots;

import static org.awaitility.Awaitility.await;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.awaitility.core.ConditionTimeoutException;
import org.frontdesk.desktop.DesktopSettings;
import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.Wiring;
import org.frontdesk.desktop.connection.ServerAddress;
import org.frontdesk.desktop.files.FileDialogs;
import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.server.operations.demo.DemoClinic;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.imageio.ImageIO;

/** A window on the demonstration clinic, pressed by a program, and drawn at every width. */
final class Camera implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double[][] SIZES = {{1440, 900}, {1000, 800}, {720, 900}};

    private final ServerAddress server;
    private final Path certificate;
    private final Path configDirectory;
    private final Path directory;
    private final Look look;
    private final OneFile files = new OneFile();
    private Stage stage;
    private Wiring wiring;

    Camera(
            ServerAddress server,
            Path certificate,
            Path configDirectory,
            Path directory,
            Look look) {
        this.server = server;
        this.certificate = certificate;
        this.configDirectory = configDirectory;
        this.directory = directory.resolve(look.folder());
        this.look = look;
    }

    // --- going there

    /** Opens a new window that shows the sign-in screen; one that does not know the server yet if it is a stranger. */
    void open(boolean stranger) {
        close();
        fx(
                () -> {
                    stage = new Stage();
                    wiring =
                            new Wiring(
                                    new DesktopSettings(
                                            server,
                                            stranger ? Optional.empty() : Optional.of(certificate),
                                            "Frontdesk",
                                            Optional.of(DemoClinic.PASSWORD),
                                            look.dark(),
                                            Optional.of(look.language()),
                                            configDirectory),
                                    stage,
                                    Optional.of(files),
                                    Optional.empty());
                    wiring.start();
                    return null;
                });
        size(SIZES[0]);
    }

    /** Opens a new window for one of the demonstration accounts, such as {@code desk001}. */
    void signIn(String account) {
        open(false);
        fire("#demo-" + account);
        fire("#signIn");
        awaitShown("#connectionPill");
    }

    /** Presses an entry of the rail. */
    void go(Place place) {
        fire("#rail-" + place.name());
    }

    /** What is chosen when a file is asked for. */
    void willOpen(Path file) {
        files.toOpen = Optional.of(file);
    }

    // --- hands

    void fire(String query) {
        await(query)
                .atMost(PATIENCE)
                .until(() -> shown(query) != null && !shown(query).isDisabled());
        fx(
                () -> {
                    ((ButtonBase) shown(query)).fire();
                    return null;
                });
        pulses();
    }

    /** Chooses an entry of a menu by its id. */
    void choose(String menu, String item) {
        awaitShown(menu);
        fx(
                () -> {
                    ((MenuButton) shown(menu))
                            .getItems().stream()
                                    .filter(one -> item.equals(one.getId()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                    return null;
                });
        pulses();
    }

    void type(String query, String text) {
        awaitShown(query);
        fx(
                () -> {
                    ((TextInputControl) shown(query)).setText(text);
                    return null;
                });
        pulses();
    }

    void focus(String query) {
        awaitShown(query);
        fx(
                () -> {
                    shown(query).requestFocus();
                    return null;
                });
        pulses();
    }

    /** Presses a key where the focus is. */
    void press(KeyCode key) {
        fx(
                () -> {
                    Node focus = stage.getScene().getFocusOwner();
                    Event.fireEvent(focus == null ? stage.getScene() : focus, pressed(key));
                    return null;
                });
        pulses();
    }

    void press(String query, KeyCode key) {
        fx(
                () -> {
                    Event.fireEvent(shown(query), pressed(key));
                    return null;
                });
        pulses();
    }

    /** Presses a key on a node and lets it go. */
    void stroke(String query, KeyCode key) {
        press(query, key);
        fx(
                () -> {
                    Event.fireEvent(
                            shown(query),
                            new KeyEvent(
                                    KeyEvent.KEY_RELEASED,
                                    "",
                                    "",
                                    key,
                                    false,
                                    false,
                                    false,
                                    false));
                    return null;
                });
        pulses();
    }

    // --- eyes

    void awaitShown(String query) {
        try {
            await(query).atMost(PATIENCE).until(() -> shown(query) != null);
        } catch (ConditionTimeoutException missing) {
            snapshot("instead");
            throw missing;
        }
    }

    void awaitGone(String query) {
        await(query).atMost(PATIENCE).until(() -> shown(query) == null);
    }

    void awaitThat(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    /** The first node that a person could see. */
    Node shown(String query) {
        return fx(
                () ->
                        stage.getScene().getRoot().lookupAll(query).stream()
                                .filter(FxThread::isTreeVisible)
                                .findFirst()
                                .orElse(null));
    }

    /** Draws what is there now at the three widths. */
    void draw(String name) {
        for (double[] size : SIZES) {
            size(size);
            snapshot(name + "-" + (int) size[0]);
        }
        size(SIZES[0]);
    }

    private void size(double[] size) {
        fx(
                () -> {
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    return null;
                });
        pulses();
    }

    private void snapshot(String name) {
        WritableImage image = fx(() -> stage.getScene().snapshot(null));
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(directory);
            ImageIO.write(picture, "png", directory.resolve(name + ".png").toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A few frames, in which what was asked for is laid out and drawn. */
    private static void pulses() {
        WaitForAsyncUtils.waitForFxEvents(20);
    }

    private static KeyEvent pressed(KeyCode key) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
    }

    @Override
    public void close() {
        if (stage != null) {
            fx(
                    () -> {
                        wiring.close();
                        stage.close();
                        return null;
                    });
            stage = null;
        }
    }

    /** Nobody sits before the camera: a file that is asked for is the one that was given, or none. */
    private static final class OneFile implements FileDialogs {

        private Optional<Path> toOpen = Optional.empty();

        @Override
        public Optional<Path> save(String name, FileKind kind) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> open(FileKind kind) {
            return toOpen;
        }
    }
}
