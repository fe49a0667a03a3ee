package org.frontdesk.desktop.journeys;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.LocalTime;
import java.util.UUID;

import javax.imageio.ImageIO;

/**
 * One booking in a window on a real display, with the mouse and keys of that display: what the headless tests can't show. Run
 * by {@code .ci/real-window} with the file for the picture of the screen.
 */
public final class RealWindow {

    private RealWindow() {}

    public static void main(String[] arguments) throws IOException {
        try (RealClinic clinic = RealClinic.open()) {
            UUID doctor = clinic.doctor("Cardiology");
            clinic.patient("Anna", "Testperson");
            for (int slot = 0; slot < 9; slot++) {
                clinic.slot(doctor, LocalTime.of(12, 0).plusMinutes(20 * slot), 1);
            }
            UUID wanted = clinic.slot(doctor, LocalTime.of(15, 0), 1);
            try (Desk desk = Desk.at(clinic).signedIn("desk")) {
                desk.click(Desk.slot(wanted));
                desk.type("#query", "testp");
                desk.awaitShown("#results");
                desk.press(KeyCode.ENTER);
                desk.click("#book");
                desk.awaitText("#countdown", "4:");
                desk.press(KeyCode.C);
                desk.awaitText("#status", "Confirmed");
                if (clinic.appointments(wanted, "CONFIRMED") != 1) {
                    throw new IllegalStateException("nothing is booked");
                }
                picture(new File(arguments[0]));
            }
        } catch (RuntimeException | Error failed) {
            failed.printStackTrace();
            picture(new File(arguments[0]));
            System.exit(1); // the toolkit's thread would keep the process
        }
        System.out.println("booked and confirmed in a window of a real display");
        System.exit(0);
    }

    /** The whole display, as somebody before it would see it. */
    private static void picture(File file) throws IOException {
        WritableImage image =
                fx(() -> new Robot().getScreenCapture(null, Screen.getPrimary().getBounds()));
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ImageIO.write(picture, "png", file);
    }
}
