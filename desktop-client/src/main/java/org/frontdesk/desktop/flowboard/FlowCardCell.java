package org.frontdesk.desktop.flowboard;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A card in its column. */
final class FlowCardCell extends ListCell<FlowCard> {

    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

    private final Label time = new Label();
    private final Label since = new Label();
    private final FontIcon warning = new FontIcon("fth-alert-triangle");
    private final Label patient = new Label();
    private final Label doctor = new Label();
    private final Region space = new Region();
    private final HBox head = new HBox(time, space, warning, since);
    private final VBox card = new VBox(head, patient, doctor);

    FlowCardCell() {
        getStyleClass().add("flow-cell");
        card.getStyleClass().add("flow-card");
        head.getStyleClass().add("flow-head");
        HBox.setHgrow(space, Priority.ALWAYS);
        time.getStyleClass().add("flow-time");
        since.getStyleClass().add("flow-since");
        patient.getStyleClass().add("choice-name");
        doctor.getStyleClass().add("choice-details");
        card.setMinWidth(0);
        setPrefWidth(0); // as wide as the column
    }

    @Override
    protected void updateItem(FlowCard shown, boolean empty) {
        super.updateItem(shown, empty);
        if (empty || shown == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("card-" + shown.id());
        time.setText(shown.time());
        since.setText(shown.since());
        warning.setVisible(shown.late());
        warning.setManaged(shown.late());
        patient.setText(shown.patient());
        doctor.setText(shown.doctor());
        card.pseudoClassStateChanged(LATE, shown.late());
        setAccessibleText(
                "%s, %s, %s. %s"
                        .formatted(shown.time(), shown.patient(), shown.doctor(), shown.since()));
        setGraphic(card);
    }
}
