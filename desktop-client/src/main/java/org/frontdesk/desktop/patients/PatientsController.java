package org.frontdesk.desktop.patients;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.texts.Texts;

/** Binds the search and its list, and puts the record or the form beside it, or in its place where there is no room. */
final class PatientsController {

    private static final double LIST_WIDTH_PX = 360;
    private static final double LEAST_LIST_WIDTH_PX = 300;

    private final PatientsViewModel model;
    private final PatientSearchViewModel search;
    private final RecordController record;
    private final PatientFormController form;
    private final MergeController merge;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private boolean narrow;

    @FXML private BorderPane patientsRoot;
    @FXML private VBox listArea;
    @FXML private TextField patientQuery;
    @FXML private Button newPatient;
    @FXML private VBox searchHint;
    @FXML private StackPane foundArea;
    @FXML private ListView<Patient> patientsFound;
    @FXML private OtherStates foundStates;
    @FXML private StackPane beside;
    @FXML private Node nobody;
    @FXML private Node recordArea;
    @FXML private Node formArea;
    @FXML private Node mergeArea;

    PatientsController(
            PatientsViewModel model,
            RecordController record,
            PatientFormController form,
            MergeController merge,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.search = model.search();
        this.record = record;
        this.form = form;
        this.merge = merge;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        patientQuery.textProperty().bindBidirectional(search.queryProperty());
        patientQuery.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInQuery);
        patientsFound.setItems(search.results());
        patientsFound.setCellFactory(list -> new PatientCell(texts, search::choose));
        patientsFound.setOnKeyPressed(this::keyInFound);
        foundStates.follow(search.loading(), patientsFound, search::again);
        var asked = Bindings.createBooleanBinding(this::isAsked, search.queryProperty());
        foundArea.visibleProperty().bind(asked);
        searchHint.visibleProperty().bind(asked.not());
        Nodes.show(newPatient, model.writes());
        newPatient.disableProperty().bind(connection.liveProperty().not());
        newPatient.setOnAction(pressed -> model.startRegistering());
        model.faceProperty().subscribe(this::showFace);
        model.patientProperty().subscribe(this::select);
    }

    /** Beside each other, or one in the place of the other. */
    void arrange(WidthClass width) {
        narrow = width == WidthClass.NARROW;
        listArea.setPrefWidth(width == WidthClass.WIDE ? LIST_WIDTH_PX : LEAST_LIST_WIDTH_PX);
        arrange();
    }

    /** Type at once. */
    void focusSearch() {
        if (model.isBusyWithARecord()) {
            return; // what is typed there comes first
        }
        if (narrow) {
            model.closeRecord();
        }
        patientQuery.requestFocus();
        patientQuery.selectAll();
    }

    private void arrange() {
        boolean listOnly = model.faceProperty().get() == PatientsFace.NOBODY;
        Node left = narrow ? null : listArea;
        Node center = narrow && listOnly ? listArea : beside;
        if (patientsRoot.getLeft() != left || patientsRoot.getCenter() != center) {
            patientsRoot.setLeft(null);
            patientsRoot.setCenter(null);
            patientsRoot.setLeft(left);
            patientsRoot.setCenter(center);
        }
        record.showWayBack(narrow);
    }

    private void showFace(PatientsFace face) {
        Nodes.show(nobody, face == PatientsFace.NOBODY);
        Nodes.show(recordArea, face == PatientsFace.RECORD);
        Nodes.show(formArea, face == PatientsFace.FORM);
        Nodes.show(mergeArea, face == PatientsFace.MERGE);
        listArea.setDisable(model.isBusyWithARecord());
        arrange();
        switch (face) {
            case NOBODY -> patientQuery.requestFocus();
            case RECORD -> record.focusFirst();
            case FORM -> form.focusFirst();
            case MERGE -> merge.focusFirst();
        }
    }

    private void keyInQuery(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            search.chooseFirst();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN && !search.results().isEmpty()) {
            patientsFound.requestFocus();
            patientsFound.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void keyInFound(KeyEvent key) {
        Patient selected = patientsFound.getSelectionModel().getSelectedItem();
        if (key.getCode() == KeyCode.ENTER && selected != null) {
            search.choose(selected);
            key.consume();
        } else if (key.getCode() == KeyCode.UP
                && patientsFound.getSelectionModel().getSelectedIndex() <= 0) {
            patientQuery.requestFocus();
            key.consume();
        }
    }

    /** The open one is marked in the list, if it is there. */
    private void select(Patient open) {
        search.results().stream()
                .filter(one -> open != null && one.getPatientId().equals(open.getPatientId()))
                .findFirst()
                .ifPresentOrElse(
                        patientsFound.getSelectionModel()::select,
                        patientsFound.getSelectionModel()::clearSelection);
    }

    private boolean isAsked() {
        return !search.queryProperty().get().isBlank();
    }
}
