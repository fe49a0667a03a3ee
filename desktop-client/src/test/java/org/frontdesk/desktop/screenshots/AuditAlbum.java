package org.frontdesk.desktop.screenshots;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;

import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.shell.Place;

import java.util.stream.IntStream;

/** What was done, and who was shown whom. */
final class AuditAlbum implements Album {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("admin001");
        camera.awaitShown("#rail-AUDIT");
        camera.go(Place.AUDIT);
        camera.awaitShown("#entries");
        camera.draw("audit");
        choose(camera, "SIGN_IN");
        camera.awaitThat(() -> allAlike((TableView<?>) camera.shown("#entries")));
        select(camera, 0);
        camera.awaitShown("#auditEntry");
        camera.draw("audit-entry");
    }

    /** Looks only for what was done in one way, whatever it is called in the language. */
    private static void choose(Camera camera, String action) {
        FxThread.fx(
                () -> {
                    choose((ComboBox<?>) camera.shown("#action"), action);
                    return null;
                });
    }

    private static boolean allAlike(TableView<?> table) {
        return FxThread.fx(
                () ->
                        IntStream.range(0, table.getItems().size())
                                        .mapToObj(at -> table.getColumns().get(2).getCellData(at))
                                        .distinct()
                                        .count()
                                == 1);
    }

    private static <T> void choose(ComboBox<T> box, String name) {
        box.getItems().stream()
                .filter(one -> one != null && one.toString().equals(name))
                .findFirst()
                .ifPresent(box::setValue);
    }

    private static void select(Camera camera, int index) {
        FxThread.fx(
                () -> {
                    ((TableView<?>) camera.shown("#entries")).getSelectionModel().select(index);
                    return null;
                });
    }
}
