package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

/** The day sheet, and the booking pane on its way from a free slot to a visit. */
final class DayAlbum implements Album {

    @Override
    public String name() {
        return "day";
    }

    @Override
    public void fill(Camera camera) {
        camera.open(false);
        camera.signIn("desk001");
        ready(camera);
        camera.draw("day-today");
        camera.press(KeyCode.RIGHT);
        ready(camera);
        camera.draw("day-sheet");
        camera.press(KeyCode.ENTER);
        camera.type("#query", "garc");
        camera.awaitShown("#results");
        camera.awaitShown("#heldCountdown");
        camera.draw("day-find-patient");
        camera.press("#query", KeyCode.ENTER);
        camera.type("#reason", "Control visit");
        camera.fire("#book");
        camera.awaitShown("#confirm");
        camera.draw("day-hold");
        camera.fire("#confirm");
        camera.awaitShown("#cancel");
        camera.draw("day-confirmed");
        camera.fire("#cancel");
        camera.draw("day-cancel");
        camera.fire("#reallyCancel");
        camera.awaitShown("#again");
        camera.draw("day-cancelled");
        camera.fire("#undo");
        camera.awaitShown("#reschedule");
        camera.fire("#reschedule");
        camera.awaitShown("#movingText");
        camera.draw("day-moving");
        camera.fire("#putBack");
        camera.press(KeyCode.W);
        ready(camera);
        camera.draw("day-week");
    }

    private static void ready(Camera camera) {
        camera.awaitShown("#daySheetGrid");
        camera.awaitGone("#loading");
    }
}
