package org.frontdesk.desktop.kiosk;

import javafx.fxml.FXML;
import javafx.scene.Node;

import java.util.Map;

/** Shows one face at a time. */
final class KioskController {

    private final KioskViewModel model;

    @FXML private Node home;
    @FXML private Node places;
    @FXML private Node booking;

    KioskController(KioskViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Map<Face, Node> faces = Map.of(Face.HOME, home, Face.PLACES, places, Face.BOOK, booking);
        model.faceProperty()
                .subscribe(
                        shown ->
                                faces.forEach(
                                        (face, node) -> {
                                            node.setVisible(face == shown);
                                            node.setManaged(face == shown);
                                        }));
    }
}
