package org.frontdesk.desktop.figures;

import static org.awaitility.Awaitility.await;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.frontdesk.desktop.DesktopSettings;
import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.Wiring;
import org.frontdesk.desktop.journeys.RealClinic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A window of the application with the day sheet in it. */
final class SheetWindow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_A_MS = 1e6;

    private final Stage stage;
    private final Wiring wiring;

    /**
     * How long one drawing took.
     *
     * @param laidOutMs until every node had its style and place
     * @param drawnMs until the next frame began, for which this one had been handed to be painted
     */
    record Drawing(double laidOutMs, double drawnMs) {}

    SheetWindow(RealClinic clinic) {
        stage = fx(Stage::new);
        wiring =
                fx(
                        () ->
                                new Wiring(
                                        new DesktopSettings(
                                                clinic.address(),
                                                Optional.of(clinic.certificate()),
                                                "Frontdesk",
                                                Optional.empty(),
                                                false,
                                                Optional.of(Locale.ENGLISH),
                                                Path.of(
                                                        System.getProperty("java.io.tmpdir"),
                                                        "frontdesk-figures")),
                                        stage));
        fx(
                () -> {
                    wiring.start();
                    stage.setWidth(1440);
                    stage.setHeight(900);
                    ((TextInputControl) shown("#username")).setText("desk");
                    ((TextInputControl) shown("#password")).setText(RealClinic.PASSWORD);
                    ((Button) shown("#signIn")).fire();
                    return null;
                });
        awaitEveryCell();
    }

    void awaitEveryCell() {
        await().atMost(PATIENCE).until(() -> fx(this::cells) == SheetFigures.CELLS);
    }

    int cells() {
        return nodes().size();
    }

    List<Node> nodes() {
        return stage.getScene().getRoot().lookupAll(".slot-cell").stream()
                .filter(Node::isVisible)
                .toList();
    }

    /** What the cells lie on. */
    Parent sheet() {
        return nodes().getFirst().getParent();
    }

    /** Draws every cell from nothing, as after a change of the day, and waits until it is there. */
    Drawing drawAnew() {
        filter("Nobody receives");
        await().atMost(PATIENCE).until(() -> fx(this::cells) == 0);
        CompletableFuture<Drawing> drawing = new CompletableFuture<>();
        fx(
                () -> {
                    long begun = System.nanoTime();
                    filterHere("");
                    new Frames(begun, drawing).start();
                    return null;
                });
        Drawing times = drawing.join();
        awaitEveryCell();
        return times;
    }

    private void filter(String specialization) {
        fx(
                () -> {
                    filterHere(specialization);
                    return null;
                });
    }

    @SuppressWarnings("unchecked")
    private void filterHere(String specialization) {
        ((ComboBox<String>) shown("#specialization")).setValue(specialization);
    }

    private Node shown(String query) {
        return stage.getScene().getRoot().lookupAll(query).stream()
                .filter(FxThread::isTreeVisible)
                .findFirst()
                .orElseThrow();
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        fx(
                () -> {
                    wiring.close();
                    stage.close();
                    return null;
                });
    }

    /** The frame in which the sheet is laid out, and the beginning of the next one. */
    private final class Frames extends AnimationTimer {

        private final long begun;
        private final CompletableFuture<Drawing> drawing;
        private double laidOutMs;

        private final Runnable afterLayout =
                new Runnable() {
                    @Override
                    public void run() {
                        laidOutMs = (System.nanoTime() - begun) / NANOS_A_MS;
                        stage.getScene().removePostLayoutPulseListener(this);
                    }
                };

        Frames(long begun, CompletableFuture<Drawing> drawing) {
            this.begun = begun;
            this.drawing = drawing;
            stage.getScene().addPostLayoutPulseListener(afterLayout);
        }

        @Override
        public void handle(long now) {
            if (laidOutMs > 0) {
                stop();
                drawing.complete(new Drawing(laidOutMs, (System.nanoTime() - begun) / NANOS_A_MS));
            }
        }
    }
}
