package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.shell.Place;

/** The flow board, with a patient who has just arrived. */
final class FlowBoardAlbum implements Album {

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.go(Place.FLOW);
        camera.awaitShown(".flow-card");
        camera.press("#flow-EXPECTED", KeyCode.A);
        camera.awaitShown("#notice");
        camera.draw("flow");
    }
}
