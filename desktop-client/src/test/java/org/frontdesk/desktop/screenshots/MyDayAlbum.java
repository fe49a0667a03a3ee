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
        camera.fire("#complete"); // the next look finds a patient who has not come yet
        camera.awaitGone("#complete");
    }
}
