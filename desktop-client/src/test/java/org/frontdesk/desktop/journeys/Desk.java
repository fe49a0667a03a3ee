package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.frontdesk.desktop.DesktopSettings;
import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.Wiring;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.server.operations.demo.DemoClinic;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One window of the application, and a robot that sees and presses what a person does. */
final class Desk implements AutoCloseable {

    /** Longer than anything takes on a busy machine; waiting ends as soon as it is true. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final double BESIDE = 2000;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Wiring wiring;
    private final GivenFiles files = new GivenFiles();
    private final GivenPrinter printer = new GivenPrinter();
    private int keystrokes;

    private Desk(DesktopSettings settings) {
        try {
            FxToolkit.registerPrimaryStage(); // starts the toolkit, once
        } catch (TimeoutException notStarted) {
            throw new IllegalStateException(notStarted);
        }
        Platform.setImplicitExit(false);
        stage = fx(Stage::new);
        wiring = fx(() -> new Wiring(settings, stage, Optional.of(files), Optional.of(printer)));
        fx(
                () -> {
                    wiring.start();
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(990);
                    stage.setHeight(900);
                    return null;
                });
    }

    /** A window that trusts this clinic's server already. */
    static Desk at(RealClinic clinic) {
        return new Desk(
                new DesktopSettings(
                        clinic.address(),
                        Optional.of(clinic.certificate()),
                        "Frontdesk",
                        Optional.empty(),
                        false,
                        Optional.of(Locale.ENGLISH),
                        emptyDirectory()));
    }

    /** What it keeps there is of no use to any other window. */
    private static Path emptyDirectory() {
        try {
            Path directory = Files.createTempDirectory("frontdesk-desk");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A window that keeps what it knows of servers in a directory. */
    static Desk at(RealClinic clinic, Path configDirectory) {
        return new Desk(
                new DesktopSettings(
                        clinic.address(),
                        Optional.empty(),
                        "Frontdesk",
                        Optional.empty(),
                        false,
                        Optional.of(Locale.ENGLISH),
                        configDirectory));
    }

    /** A window that offers the demonstration's accounts. */
    static Desk atDemo(RealClinic clinic) {
        return new Desk(
                new DesktopSettings(
                        clinic.address(),
                        Optional.of(clinic.certificate()),
                        "Frontdesk",
                        Optional.of(DemoClinic.PASSWORD),
                        false,
                        Optional.of(Locale.ENGLISH),
                        emptyDirectory()));
    }

    /** Signs in with an account of the demonstration, and waits until its first screen is there and live. */
    Desk signInAs(String account) {
        click("#demo-" + account);
        press(KeyCode.ENTER);
        awaitText("#connectionPill", "Live");
        awaitQuiet();
        return this;
    }

    Desk signIn(String username, String password) {
        type("#username", username);
        type("#password", password);
        press(KeyCode.ENTER);
        return this;
    }

    /** Signs in and waits until the day is there and live. */
    Desk signedIn(String username) {
        return signedIn(username, RealClinic.PASSWORD);
    }

    /** Signs in and waits until the day is there and live. */
    Desk signedIn(String username, String password) {
        try {
            signIn(username, password);
            awaitText("#connectionPill", "Live");
            awaitThat(() -> !isShown("#loading") && isFocusInside("#daySheetGrid"));
            return this;
        } catch (RuntimeException failed) {
            close(); // whoever asked has no window to close yet
            throw failed;
        }
    }

    /** Signs in a second window, which lies off the screen: the robot's mouse and keys stay with the first. */
    Desk signedInBeside(String username) {
        fx(
                () -> {
                    stage.setX(BESIDE);
                    ((TextInputControl) shown("#username")).setText(username);
                    ((TextInputControl) shown("#password")).setText(RealClinic.PASSWORD);
                    ((Button) shown("#signIn")).fire();
                    return null;
                });
        awaitText("#connectionPill", "Live");
        awaitThat(() -> !isShown("#loading"));
        return this;
    }

    /** Opens a slot of a window beside, without the robot. */
    void open(UUID slot) {
        fireMouseClick(shown(slot(slot)));
        awaitShown("#heldCountdown");
    }

    /** Both windows open a slot in the same moment, without the robot. */
    void openAtOnceWith(Desk other, UUID slot) {
        Node here = shown(slot(slot));
        Node there = other.shown(slot(slot));
        fx(
                () -> {
                    fireMouseClick(here);
                    fireMouseClick(there);
                    return null;
                });
    }

    /** Closes the pane of a window beside, without the robot. */
    void closePane() {
        fx(
                () -> {
                    ((Button) shown("#close")).fire();
                    return null;
                });
    }

    private static void fireMouseClick(Node node) {
        fx(
                () -> {
                    Event.fireEvent(
                            node,
                            new MouseEvent(
                                    MouseEvent.MOUSE_CLICKED,
                                    1,
                                    1,
                                    1,
                                    1,
                                    MouseButton.PRIMARY,
                                    1,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    null));
                    return null;
                });
    }

    // --- places

    /** The places on the rail, in its order. */
    List<Place> rail() {
        return Stream.of(Place.values()).filter(place -> isShown(entry(place))).toList();
    }

    /** Goes to a place and waits until it has read what it shows. */
    void go(Place place) {
        press(place);
        awaitQuiet();
    }

    /** Goes to a place without waiting for what it shows. */
    void press(Place place) {
        awaitShown(entry(place));
        fx(
                () -> {
                    ((ButtonBase) shown(entry(place))).fire();
                    return null;
                });
        settle();
    }

    /** Nothing is on its way any more. */
    void awaitQuiet() {
        settle();
        awaitThat(() -> !isShown(".progress-indicator"));
        settle();
    }

    private static String entry(Place place) {
        return "#rail-" + place.name();
    }

    // --- hands

    /** The printer of the desk, if it is plugged in. */
    GivenPrinter printer() {
        return printer;
    }

    /** What the person will choose when asked for files. */
    GivenFiles files() {
        return files;
    }

    void press(KeyCode... keys) {
        fx(
                () -> {
                    stage.toFront();
                    stage.requestFocus();
                    return null;
                });
        robot.push(keys);
        keystrokes++;
        settle();
    }

    /** How often a key was pressed so far, but for those that typed a text. */
    int keystrokes() {
        return keystrokes;
    }

    /** Drags one node over another; {@code over} looks while the button is still down. */
    void drag(String from, String to, Runnable over) {
        awaitShown(from);
        settle();
        robot.drag(shown(from), MouseButton.PRIMARY).moveTo(shown(to)).moveBy(2, 2);
        settle();
        over.run();
        robot.drop();
        settle();
    }

    /** Types into whatever has the focus. */
    void write(String text) {
        robot.write(text);
        settle();
    }

    void type(String query, String text) {
        awaitShown(query);
        fx(
                () -> {
                    stage.toFront();
                    stage.requestFocus();
                    shown(query).requestFocus();
                    ((TextInputControl) shown(query)).clear();
                    return null;
                });
        robot.write(text);
        settle();
    }

    void click(String query) {
        awaitThat(() -> shown(query) != null && !shown(query).isDisabled());
        settle();
        fx(
                () -> {
                    stage.toFront();
                    bringInSight(shown(query));
                    return null;
                });
        settle();
        robot.clickOn(shown(query));
        settle();
    }

    /** Chooses an entry of a menu by its words. */
    void choose(String menu, String words) {
        awaitShown(menu);
        fx(
                () -> {
                    ((MenuButton) shown(menu))
                            .getItems().stream()
                                    .filter(item -> item.isVisible())
                                    .filter(item -> words.equals(item.getText()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                    return null;
                });
    }

    void unfold(String query) {
        awaitShown(query);
        fx(
                () -> {
                    ((TitledPane) shown(query)).setExpanded(true);
                    return null;
                });
    }

    /** Scrolls as a person would to what lies outside of what is seen. */
    private static void bringInSight(Node node) {
        Node up = node.getParent();
        while (up != null && !(up instanceof ScrollPane)) {
            up = up.getParent();
        }
        if (up instanceof ScrollPane pane) {
            Bounds seen = pane.localToScene(pane.getBoundsInLocal());
            Bounds wanted = node.localToScene(node.getBoundsInLocal());
            if (!seen.contains(wanted)) {
                Node content = pane.getContent();
                double y = content.sceneToLocal(wanted).getMinY() - seen.getHeight() / 2;
                double room = content.getBoundsInLocal().getHeight() - seen.getHeight();
                pane.setVvalue(room <= 0 ? 0 : Math.clamp(y / room, 0, 1));
            }
        }
    }

    /** Chooses a value of a list. */
    @SuppressWarnings("unchecked")
    <T> void select(String query, T value) {
        awaitShown(query);
        fx(
                () -> {
                    ((ComboBox<T>) shown(query)).setValue(value);
                    return null;
                });
        settle();
    }

    /** As if nobody had touched anything for so long; a second passes. */
    void untouchedFor(Duration time) {
        fx(
                () -> {
                    Inside.set(signedIn(), "lastTouched", Instant.now().minus(time));
                    return null;
                });
        ticks();
    }

    /** A second passes. */
    void ticks() {
        fx(
                () -> {
                    Inside.call(signedIn(), "tick");
                    return null;
                });
        settle();
    }

    private Object signedIn() {
        return Inside.of(wiring, "signedIn");
    }

    void resize(double width, double height) {
        fx(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                    return null;
                });
        settle();
    }

    /** The colours everything is drawn in, wherever the person is. */
    void dark(boolean dark) {
        fx(
                () -> {
                    Inside.set(wiring, "dark", dark);
                    Inside.call(wiring, "colour");
                    return null;
                });
        settle();
    }

    // --- eyes

    Scene scene() {
        return stage.getScene();
    }

    /** The screen that fills the frame. */
    Object screen() {
        return fx(() -> Inside.of(signedIn(), "screen"));
    }

    /** What is seen of it. */
    Object view() {
        return fx(() -> ((Parent) shown("#screen")).getChildrenUnmodifiable().getFirst());
    }

    /** Everything of whoever is signed in. */
    Object frame() {
        return fx(this::signedIn);
    }

    /** All nodes of a kind that a person could see. */
    List<Node> all(String query) {
        return fx(
                () ->
                        stage.getScene().getRoot().lookupAll(query).stream()
                                .filter(FxThread::isTreeVisible)
                                .toList());
    }

    /** What all of a kind say. */
    List<String> texts(String query) {
        return fx(
                () ->
                        all(query).stream()
                                .filter(Labeled.class::isInstance)
                                .map(node -> ((Labeled) node).getText())
                                .toList());
    }

    static String slot(UUID slot) {
        return "#slot-" + slot;
    }

    /** The first node on the screen that a person could see. */
    Node shown(String query) {
        return fx(
                () ->
                        stage.getScene().getRoot().lookupAll(query).stream()
                                .filter(FxThread::isTreeVisible)
                                .findFirst()
                                .orElse(null));
    }

    boolean isShown(String query) {
        return shown(query) != null;
    }

    boolean isEnabled(String query) {
        Node node = shown(query);
        return node != null && !node.isDisabled();
    }

    String text(String query) {
        Node node = shown(query);
        return switch (node) {
            case null -> "";
            case Labeled labeled -> fx(labeled::getText);
            case TextInputControl input -> fx(input::getText);
            case ComboBox<?> box -> fx(() -> shownValue(box));
            default -> fx(node::getAccessibleText);
        };
    }

    private static <T> String shownValue(ComboBox<T> box) {
        return box.getValue() == null ? "" : box.getConverter().toString(box.getValue());
    }

    /** All words that a person could read. */
    List<String> everyText() {
        return fx(
                () ->
                        Stream.of(".label", ".button", ".list-cell", ".table-cell")
                                .map(stage.getScene().getRoot()::lookupAll)
                                .flatMap(Set::stream)
                                .filter(FxThread::isTreeVisible)
                                .filter(Labeled.class::isInstance)
                                .map(node -> ((Labeled) node).getText())
                                .filter(Objects::nonNull)
                                .toList());
    }

    boolean isFocusInside(String query) {
        return fx(
                () -> {
                    Node node = stage.getScene().getFocusOwner();
                    while (node != null
                            && !stage.getScene().getRoot().lookupAll(query).contains(node)) {
                        node = node.getParent();
                    }
                    return node != null;
                });
    }

    void awaitShown(String query) {
        await(query).atMost(PATIENCE).until(() -> isShown(query));
    }

    void awaitText(String query, String part) {
        await(query + " says " + part)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(query)).contains(part));
    }

    void awaitThat(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        fx(
                () -> {
                    wiring.close();
                    // The headless platform never lets go of a window that was the active one:
                    // leave it empty and small.
                    stage.setScene(null);
                    stage.setMinWidth(1);
                    stage.setMinHeight(1);
                    stage.setWidth(1);
                    stage.setHeight(1);
                    stage.close();
                    return null;
                });
    }
}
