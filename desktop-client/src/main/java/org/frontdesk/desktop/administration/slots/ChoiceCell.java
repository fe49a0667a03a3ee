package org.frontdesk.desktop.administration.slots;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A doctor who can be chosen, by the mouse or the space bar. */
final class ChoiceCell extends ListCell<SlotsFormViewModel.Choice> {

    private final CheckBox box = new CheckBox();
    private final Label specialization = new Label();
    private final HBox line = new HBox(box, specialization);
    private BooleanProperty bound;

    ChoiceCell() {
        line.getStyleClass().add("choice-line");
        specialization.getStyleClass().add("choice-details");
        specialization.setMinWidth(0);
        HBox.setHgrow(specialization, Priority.ALWAYS);
        box.setFocusTraversable(false);
        box.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(SlotsFormViewModel.Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (bound != null) {
            box.selectedProperty().unbindBidirectional(bound);
            bound = null;
        }
        if (empty || choice == null) {
            setGraphic(null);
            setAccessibleText(null);
            setId(null);
            return;
        }
        bound = choice.chosen();
        box.setText(choice.doctor().getDisplayName());
        box.selectedProperty().bindBidirectional(bound);
        box.setId("choose-" + choice.doctor().getDoctorId());
        specialization.setText(choice.doctor().getSpecialization());
        setAccessibleText(box.getText() + ", " + specialization.getText());
        setGraphic(line);
    }
}
