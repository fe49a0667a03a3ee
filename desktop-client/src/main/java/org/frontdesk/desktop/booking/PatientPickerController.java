package org.frontdesk.desktop.booking;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;

/** Binds the search for a patient: type, arrow down, Enter. */
public final class PatientPickerController {

    private static final double ROW_HEIGHT = 48;

    private final BookingViewModel booking;
    private final PatientSearchViewModel model;
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

    public PatientPickerController(BookingViewModel booking, Texts texts) {
        this.booking = booking;
        this.model = booking.search();
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInQuery);
        results.setItems(model.results());
        results.setCellFactory(list -> new PatientCell());
        results.setFixedCellSize(ROW_HEIGHT);
        results.prefHeightProperty()
                .bind(Bindings.size(model.results()).multiply(ROW_HEIGHT).add(2));
        results.setOnKeyPressed(this::keyInResults);
        showWhile(results, Bindings.isNotEmpty(model.results()));
        showWhile(nothingFound, model.nothingFoundProperty());
        failure.textProperty().bind(model.failureProperty());
        showWhile(failure, model.failureProperty().isNotEmpty());
        show(register, booking.rules().registersPatients());
        register.setOnAction(pressed -> booking.startRegistering());
        change.setOnAction(
                pressed -> {
                    model.choose(null);
                    focusQuery();
                });
        model.chosenProperty().subscribe(this::showChosen);
    }

    void focusQuery() {
        query.requestFocus();
        query.end();
    }

    private void showChosen(Patient patient) {
        show(searching, patient == null);
        show(chosenBox, patient != null);
        if (patient != null) {
            chosenName.setText(nameOf(patient));
            chosenDetails.setText(detailsOf(patient));
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

    private static String nameOf(Patient patient) {
        return patient.getGivenName() + " " + patient.getFamilyName();
    }

    private String detailsOf(Patient patient) {
        return texts.get(
                patient.getPhone().isEmpty() ? "patient.details" : "patient.detailsWithPhone",
                texts.date(LocalDate.parse(patient.getBirthDate())),
                Long.toString(patient.getPatientNumber()),
                patient.getPhone());
    }

    private static void showWhile(
            Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** A name, and below it what tells two of the same name apart. */
    private final class PatientCell extends ListCell<Patient> {

        private final Label name = new Label();
        private final Label details = new Label();
        private final VBox lines = new VBox(name, details);

        PatientCell() {
            name.getStyleClass().add("choice-name");
            details.getStyleClass().add("choice-details");
            setPrefWidth(0); // never wider than the list
            setOnMouseClicked(
                    click -> {
                        if (getItem() != null) {
                            model.choose(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(Patient patient, boolean empty) {
            super.updateItem(patient, empty);
            if (empty || patient == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(nameOf(patient));
            details.setText(detailsOf(patient));
            setAccessibleText(nameOf(patient) + ", " + detailsOf(patient));
            setGraphic(lines);
        }
    }
}
