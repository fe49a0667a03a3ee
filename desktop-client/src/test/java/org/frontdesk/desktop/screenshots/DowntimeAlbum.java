package org.frontdesk.desktop.screenshots;

import org.frontdesk.desktop.shell.Place;

/** The sheet for when the server is gone. */
final class DowntimeAlbum implements Album {

    @Override
    public String name() {
        return "downtime";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.go(Place.DOWNTIME);
        camera.awaitShown("#rows .table-row-cell:filled");
        camera.draw("downtime");
    }
}
