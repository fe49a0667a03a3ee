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
        camera.fire("#checkIn");
        camera.awaitShown("#start");
        camera.draw("my-day");
        camera.fire("#start");
        camera.awaitShown("#complete");
        camera.draw("my-day-now");
        camera.press(KeyCode.W);
        camera.awaitShown(".week-entry");
        camera.draw("my-week");
        camera.fire("#pageProfile");
        camera.awaitShown("#profileName");
        camera.draw("my-profile");
        camera.fire("#pageDay");
        camera.fire("#undo"); // as it was, for the next look
        camera.awaitShown("#start");
        camera.fire("#undo");
        camera.awaitShown("#checkIn");
    }
}
