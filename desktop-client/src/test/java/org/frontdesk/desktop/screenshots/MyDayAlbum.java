package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

/** A doctor's own day. */
final class MyDayAlbum implements Album {

    @Override
    public String name() {
        return "my-day";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("doc001");
        camera.awaitShown(".my-visit");
        camera.draw("my-day");
        camera.press(KeyCode.W);
        camera.awaitShown(".week-entry");
        camera.draw("my-week");
        camera.fire("#pageProfile");
        camera.awaitShown("#profileName");
        camera.draw("my-profile");
    }
}
