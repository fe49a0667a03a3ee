package org.frontdesk.desktop.screenshots;

import org.frontdesk.desktop.shell.Place;

/** The next free places. */
final class FirstFreeAlbum implements Album {

    @Override
    public String name() {
        return "first-free";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.go(Place.FIRST_FREE);
        camera.awaitShown(".places .place-line");
        camera.draw("first-free");
    }
}
