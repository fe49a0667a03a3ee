package org.frontdesk.desktop.journeys;

import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.frontdesk.desktop.DesktopSettings;
import org.frontdesk.desktop.Wiring;
import org.frontdesk.desktop.connection.ServerAddress;
import org.frontdesk.server.RunningServer;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.operations.demo.DemoClinic;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/**
 * Draws the pictures in {@code docs/images} from the real application before a real server with the demonstration's clinic.
 * Run by hand, with the directory as its argument; no part of the tests.
 */
final class Screenshots {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private Stage stage;

    private Screenshots(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("frontdesk-screenshots");
        // a zone in which it is morning, so that the sheet shows what is gone and what is to come
        int hours = 10 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        int offset = hours < -12 ? hours + 24 : hours;
        ZoneId zone = ZoneId.of("Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset));
        ServerConfig config =
                new ServerConfig(
                        "127.0.0.1",
                        0,
                        data,
                        Optional.empty(),
                        Optional.empty(),
                        "Frontdesk Demo Clinic",
                        zone,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        false,
                        true);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (RunningServer server = org.frontdesk.server.Wiring.start(config)) {
            PasswordHashes hashes = new PasswordHashes();
            new DemoClinic(
                            server.database().transactions(),
                            Clock.systemUTC(),
                            zone,
                            password -> hashes.hash(password.toCharArray()))
                    .fill();
            new Screenshots(Path.of(arguments[0])).draw(server, data.resolve("client"));
        }
        System.exit(0);
    }

    private void draw(RunningServer server, Path configDirectory) throws IOException {
        Files.createDirectories(directory);
        ServerAddress address = new ServerAddress("127.0.0.1", server.port());
        open(
                new DesktopSettings(
                        address,
                        Optional.empty(),
                        "Frontdesk",
                        Optional.of(DemoClinic.PASSWORD),
                        false,
                        Optional.of(Locale.ENGLISH),
                        configDirectory));
        fire("#demo-desk001");
        fire("#signIn");
        await().atMost(PATIENCE).until(() -> shown("#trust") != null);
        draw("sign-in", 1000, 800);
        fire("#trust");
        ready();
        draw("today", 1440, 900);
        press(KeyCode.RIGHT);
        ready();
        draw("day-sheet", 1440, 900);

        press(KeyCode.ENTER);
        type("#query", "garc");
        await().atMost(PATIENCE).until(() -> shown("#results") != null);
        draw("find-patient", 1440, 900);
        focusAndPress("#query", KeyCode.ENTER);
        type("#reason", "Control visit");
        fire("#book");
        await().atMost(PATIENCE).until(() -> shown("#confirm") != null);
        draw("hold", 1440, 900);
        draw("hold-1000", 1000, 800);
        draw("hold-720", 720, 900);
        fire("#confirm");
        await().atMost(PATIENCE).until(() -> shown("#cancel") != null);
        draw("confirmed", 1440, 900);
        press(KeyCode.ESCAPE);
        draw("day-sheet-1000", 1000, 800);
        draw("day-sheet-720", 720, 900);
        press(KeyCode.F1);
        draw("keys", 1440, 900);
        press(KeyCode.F1);
        fire("#signOut");

        open(
                new DesktopSettings(
                        address,
                        Optional.empty(),
                        "Frontdesk",
                        Optional.of(DemoClinic.PASSWORD),
                        true,
                        Optional.of(Locale.ENGLISH),
                        configDirectory));
        fire("#demo-desk001");
        fire("#signIn");
        ready();
        press(KeyCode.RIGHT);
        ready();
        press(KeyCode.ENTER);
        draw("dark", 1440, 900);
    }

    private void open(DesktopSettings settings) {
        Desk.fx(
                () -> {
                    stage = new Stage();
                    new Wiring(settings, stage).start();
                    return null;
                });
    }

    private void ready() {
        await().atMost(PATIENCE)
                .until(() -> shown("#daySheetGrid") != null && shown("#loading") == null);
    }

    private void draw(String name, double width, double height) throws IOException {
        Desk.fx(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                    return null;
                });
        pulses();
        WritableImage image = Desk.fx(() -> stage.getScene().snapshot(null));
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ImageIO.write(picture, "png", directory.resolve(name + ".png").toFile());
    }

    /** A few frames, in which what was asked for is laid out and drawn. */
    private static void pulses() {
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents(20);
    }

    private Node shown(String query) {
        return Desk.fx(
                () ->
                        stage.getScene().getRoot().lookupAll(query).stream()
                                .filter(Desk::isTreeVisible)
                                .findFirst()
                                .orElse(null));
    }

    private void fire(String query) {
        await().atMost(PATIENCE).until(() -> shown(query) != null && !shown(query).isDisabled());
        Desk.fx(
                () -> {
                    ((ButtonBase) shown(query)).fire();
                    return null;
                });
        pulses();
    }

    private void type(String query, String text) {
        await().atMost(PATIENCE).until(() -> shown(query) != null);
        Desk.fx(
                () -> {
                    ((TextInputControl) shown(query)).setText(text);
                    return null;
                });
        pulses();
    }

    private void press(KeyCode key) {
        Desk.fx(
                () -> {
                    Event.fireEvent(stage.getScene().getFocusOwner(), pressed(key));
                    return null;
                });
        pulses();
    }

    private void focusAndPress(String query, KeyCode key) {
        Desk.fx(
                () -> {
                    Event.fireEvent(shown(query), pressed(key));
                    return null;
                });
        pulses();
    }

    private static KeyEvent pressed(KeyCode key) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
    }
}
