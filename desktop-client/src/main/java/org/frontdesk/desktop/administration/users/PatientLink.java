package org.frontdesk.desktop.administration.users;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;

/** Looks the patient of an account up: type, arrow down, Enter. */
public final class PatientLink extends VBox {

    private static final double ROW_PX = 34;

    private final TextField query = new TextField();
    private final ListView<Patient> found = new ListView<>();
    private final Label nobody = new Label();
    private final Label failure = new Label();
    private final Label name = new Label();
    private final Button change = new Button();

    public PatientLink() {
        getStyleClass().add("field");
        query.setId("patientQuery");
        found.setId("patientsFound");
        found.getStyleClass().add("results");
        found.setFixedCellSize(ROW_PX);
        nobody.getStyleClass().add("muted");
        nobody.setWrapText(true);
        failure.getStyleClass().add("field-error");
        failure.setWrapText(true);
        name.setId("patientLinked");
        name.getStyleClass().add("choice-name");
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        change.setId("patientChange");
        change.getStyleClass().addAll("flat", "small");
        change.setMinWidth(USE_PREF_SIZE);
        FontIcon icon = new FontIcon("fth-user");
        icon.getStyleClass().add("chosen-icon");
        HBox linked = new HBox(icon, name, change);
        linked.getStyleClass().add("chosen");
        getChildren().setAll(query, found, nobody, failure, linked);
    }

    void follow(PatientLinkViewModel model, Texts texts) {
        var search = model.search();
        ObservableValue<Boolean> isLinked = model.patientIdProperty().isNotEmpty();
        query.setPromptText(texts.get("patient.search.prompt"));
        query.setAccessibleText(texts.get("patient.search"));
        query.textProperty().bindBidirectional(search.queryProperty());
        query.setOnAction(entered -> search.chooseFirst());
        query.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.DOWN && !search.results().isEmpty()) {
                        found.requestFocus();
                        found.getSelectionModel().selectFirst();
                        key.consume();
                    }
                });
        found.setAccessibleText(texts.get("patient.results"));
        found.setItems(search.results());
        found.setCellFactory(list -> new FoundCell(texts));
        found.prefHeightProperty().bind(Bindings.size(search.results()).multiply(ROW_PX).add(2));
        found.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        take(model);
                    }
                });
        found.setOnMouseClicked(click -> take(model));
        nobody.setText(texts.get("users.patient.nobody"));
        failure.textProperty().bind(search.failureProperty());
        name.textProperty().bind(model.nameProperty());
        change.setText(texts.get("patient.change"));
        change.setOnAction(
                pressed -> {
                    model.unlink();
                    query.requestFocus();
                });
        Nodes.showWhile(query, Bindings.createBooleanBinding(() -> !isLinked.getValue(), isLinked));
        Nodes.showWhile(found, query.visibleProperty().and(Bindings.isNotEmpty(search.results())));
        Nodes.showWhile(nobody, query.visibleProperty().and(search.nothingFoundProperty()));
        Nodes.showWhile(failure, query.visibleProperty().and(failure.textProperty().isNotEmpty()));
        Nodes.showWhile(change.getParent(), isLinked);
    }

    @Override
    public void requestFocus() {
        (query.isVisible() ? query : change).requestFocus();
    }

    private void take(PatientLinkViewModel model) {
        Patient selected = found.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.search().choose(selected);
            change.requestFocus();
        }
    }

    private static final class FoundCell extends ListCell<Patient> {

        private final Texts texts;

        FoundCell(Texts texts) {
            this.texts = texts;
            setPrefWidth(0); // never wider than the list
        }

        @Override
        protected void updateItem(Patient patient, boolean empty) {
            super.updateItem(patient, empty);
            setText(
                    empty || patient == null
                            ? null
                            : texts.get(
                                    "users.patient.linked",
                                    patient.getGivenName() + " " + patient.getFamilyName(),
                                    texts.date(LocalDate.parse(patient.getBirthDate())),
                                    Long.toString(patient.getPatientNumber())));
        }
    }
}
