package org.frontdesk.desktop.patients;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.texts.Texts;

import java.util.function.Consumer;

/** A name, and below it what tells two of the same name apart. */
public final class PatientCell extends ListCell<Patient> {

    private final Texts texts;
    private final Label name = new Label();
    private final Label details = new Label();
    private final VBox lines = new VBox(name, details);

    /**
     * @param choose takes the one that was clicked
     */
    public PatientCell(Texts texts, Consumer<Patient> choose) {
        this.texts = texts;
        name.getStyleClass().add("choice-name");
        details.getStyleClass().add("choice-details");
        setPrefWidth(0); // never wider than the list
        setOnMouseClicked(
                click -> {
                    if (getItem() != null) {
                        choose.accept(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(Patient patient, boolean empty) {
        super.updateItem(patient, empty);
        if (empty || patient == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        name.setText(PatientWords.name(patient));
        details.setText(PatientWords.details(patient, texts));
        setAccessibleText(name.getText() + ", " + details.getText());
        setId("patient-" + patient.getPatientId());
        setGraphic(lines);
    }
}
