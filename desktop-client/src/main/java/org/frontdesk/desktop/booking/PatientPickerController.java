package org.frontdesk.desktop.booking;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.patients.PatientCell;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.patients.PatientWords;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.Optional;

/** Binds the search for a patient: type, arrow down, Enter. */
public final class PatientPickerController {

    private static final double ROW_HEIGHT = 48;

    private final PatientSearchViewModel model;
    private final Optional<Runnable> registering;
    private final Texts texts;

    @FXML private VBox searching;
    @FXML private TextField query;
    @FXML private ListView<Patient> results;
    @FXML private Label nothingFound;
    @FXML private Label failure;
    @FXML private Button register;
    @FXML private HBox chosenBox;
    @FXML private Label chosenName;
    @FXML private Label chosenDetails;
    @FXML private Button change;

    /**
     * @param registering begins to register a new patient; empty where that can't be done
     */
    public PatientPickerController(
            PatientSearchViewModel model, Optional<Runnable> registering, Texts texts) {
        this.model = model;
        this.registering = registering;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInQuery);
        results.setItems(model.results());
        results.setCellFactory(list -> new PatientCell(texts, model::choose));
        results.setFixedCellSize(ROW_HEIGHT);
        results.prefHeightProperty()
                .bind(Bindings.size(model.results()).multiply(ROW_HEIGHT).add(2));
        results.setOnKeyPressed(this::keyInResults);
        Nodes.showWhile(results, Bindings.isNotEmpty(model.results()));
        Nodes.showWhile(nothingFound, model.nothingFoundProperty());
        failure.textProperty().bind(model.failureProperty());
        Nodes.showWhile(failure, model.failureProperty().isNotEmpty());
        Nodes.show(register, registering.isPresent());
        register.setOnAction(pressed -> registering.ifPresent(Runnable::run));
        change.setOnAction(
                pressed -> {
                    model.choose(null);
                    focusQuery();
                });
        model.chosenProperty().subscribe(this::showChosen);
    }

    /** Puts the cursor where the patient is looked up. */
    public void focusQuery() {
        query.requestFocus();
        query.end();
    }

    private void showChosen(Patient patient) {
        Nodes.show(searching, patient == null);
        Nodes.show(chosenBox, patient != null);
        if (patient != null) {
            chosenName.setText(PatientWords.name(patient));
            chosenDetails.setText(PatientWords.details(patient, texts));
        }
    }

    private void keyInQuery(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            model.chooseFirst();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN && !model.results().isEmpty()) {
            results.requestFocus();
            results.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void keyInResults(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER
                && results.getSelectionModel().getSelectedItem() != null) {
            model.choose(results.getSelectionModel().getSelectedItem());
            key.consume();
        } else if (key.getCode() == KeyCode.UP
                && results.getSelectionModel().getSelectedIndex() <= 0) {
            focusQuery();
            key.consume();
        }
    }
}
