package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

/** A patient at the kiosk. */
final class KioskAlbum implements Album {

    @Override
    public String name() {
        return "kiosk";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("pat001");
        camera.awaitShown(".kiosk-tile");
        camera.draw("kiosk-home");
        camera.fire(".kiosk-tile");
        camera.awaitShown(".kiosk-place");
        camera.draw("kiosk-places");
        camera.press(KeyCode.DOWN);
        camera.press(KeyCode.ENTER);
        camera.awaitShown("#book");
        camera.draw("kiosk-book");
        camera.fire("#book");
        camera.awaitShown("#confirm");
        camera.draw("kiosk-confirm");
        camera.fire("#confirm");
        camera.awaitShown("#toStart");
        camera.draw("kiosk-confirmed");
        camera.fire("#toStart");
        camera.fire("#cancel");
        camera.draw("kiosk-cancel");
        camera.fire("#reallyCancel");
        camera.awaitShown("#notice");
    }
}
