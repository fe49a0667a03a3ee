package org.frontdesk.desktop.screenshots;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.control.ScrollPane;

import org.frontdesk.desktop.shell.Place;

/** How the clinic's time is used, to its administrator and to a doctor. */
final class ReportsAlbum implements Album {

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("admin001");
        camera.go(Place.REPORTS);
        camera.awaitShown("#chart-USE");
        camera.draw("reports-doctor");
        fx(
                () -> {
                    ((ScrollPane) camera.shown(".report-scroll")).setVvalue(1);
                    return null;
                });
        camera.draw("reports-table");
        camera.fire("#by-2");
        camera.awaitThat(() -> camera.shown("#chart-USE .chart-bar") != null);
        camera.draw("reports-specialization");
        camera.fire("#by-3");
        camera.awaitShown("#chart-USE .chart-line-symbol");
        camera.draw("reports-week");
        camera.signIn("doc001");
        camera.go(Place.REPORTS);
        camera.awaitShown("#chart-USE");
        camera.draw("reports-own");
    }
}
