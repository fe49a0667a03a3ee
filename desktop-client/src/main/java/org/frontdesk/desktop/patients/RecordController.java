package org.frontdesk.desktop.patients;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.SetReminderPreferenceResponse;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;

/** Binds a patient's record: who it is, how to reach them, and what can be done with it. */
final class RecordController {

    private final PatientsViewModel model;
    private final ReminderViewModel reminder;
    private final ExportViewModel export;
    private final ConnectionViewModel connection;
    private final Clock clock;
    private final Texts texts;

    @FXML private ScrollPane recordScroll;
    @FXML private OtherStates recordStates;
    @FXML private Node recordBody;
    @FXML private Button backToList;
    @FXML private Label recordName;
    @FXML private Label recordDetails;
    @FXML private Label recordPhone;
    @FXML private Label recordEmail;
    @FXML private Label recordMessage;
    @FXML private Label recordReminders;
    @FXML private FontIcon recordRemindersIcon;
    @FXML private Button bookForPatient;
    @FXML private Button editPatient;
    @FXML private Button reminders;
    @FXML private MenuButton recordMenu;
    @FXML private MenuItem mergePatient;
    @FXML private MenuItem exportPatient;
    @FXML private Node exportBox;
    @FXML private Label exportProgress;
    @FXML private Button cancelExport;

    RecordController(
            PatientsViewModel model,
            ReminderViewModel reminder,
            ExportViewModel export,
            ConnectionViewModel connection,
            Clock clock,
            Texts texts) {
        this.model = model;
        this.reminder = reminder;
        this.export = export;
        this.connection = connection;
        this.clock = clock;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        recordStates.follow(model.loading(), recordBody, model::read);
        model.loading().stateProperty().subscribe(state -> showState());
        backToList.setOnAction(pressed -> model.closeRecord());
        Nodes.show(bookForPatient, model.books());
        bookForPatient.disableProperty().bind(connection.liveProperty().not());
        bookForPatient.setOnAction(pressed -> model.book());
        Nodes.show(editPatient, model.writes());
        editPatient.disableProperty().bind(connection.liveProperty().not());
        editPatient.setOnAction(pressed -> model.startEditing());
        Nodes.show(reminders, model.writes());
        reminders.setOnAction(pressed -> reminder.openProperty().set(true));
        reminder.knownProperty().subscribe(this::showReminders);
        bindMenu();
        model.patientProperty().subscribe(this::show);
    }

    private void bindMenu() {
        Nodes.show(recordMenu, model.writes());
        recordMenu.disableProperty().bind(connection.liveProperty().not());
        mergePatient.setOnAction(chosen -> model.startMerging());
        exportPatient.setVisible(export.isForThisPerson());
        exportPatient.disableProperty().bind(export.runningProperty());
        exportPatient.setOnAction(chosen -> export.start(model.patientProperty().get()));
        exportProgress.textProperty().bind(export.progressProperty());
        cancelExport.setOnAction(pressed -> export.cancel());
        export.runningProperty().subscribe(running -> Nodes.show(exportBox, running));
    }

    private void showReminders(SetReminderPreferenceResponse known) {
        Nodes.show(recordReminders, known != null);
        if (known != null) {
            recordReminders.setText(
                    known.getOptedOut()
                            ? texts.get("patients.reminders.no")
                            : texts.get(
                                    "patients.reminders.yes",
                                    Locale.of(known.getLanguage())
                                            .getDisplayLanguage(texts.locale())));
            recordRemindersIcon.setIconLiteral(known.getOptedOut() ? "fth-bell-off" : "fth-bell");
        }
    }

    /** The way back to the list, which is not beside the record. */
    void showWayBack(boolean shown) {
        Nodes.show(backToList, shown);
    }

    /** The first thing that can be done. */
    void focusFirst() {
        Stream.of(bookForPatient, editPatient, backToList)
                .filter(Node::isVisible)
                .findFirst()
                .ifPresentOrElse(Node::requestFocus, recordScroll::requestFocus);
    }

    private void show(Patient patient) {
        showState();
        if (patient == null) {
            return;
        }
        recordName.setText(PatientWords.name(patient));
        recordDetails.setText(PatientWords.ageAndNumber(patient, clock, texts));
        recordPhone.setText(
                patient.getPhone().isEmpty() ? texts.get("patients.noPhone") : patient.getPhone());
        recordEmail.setText(
                patient.getEmail().isEmpty() ? texts.get("patients.noEmail") : patient.getEmail());
    }

    /** What was found is shown while the record is read; that it could not be read is said above it. */
    private void showState() {
        boolean known = model.patientProperty().get() != null;
        boolean failed = model.loading().stateProperty().get() == ListState.FAILED;
        Nodes.show(recordScroll, known);
        Nodes.show(recordStates, !known);
        recordBody.setVisible(known);
        recordMessage.setText(failed ? model.loading().failureProperty().get() : "");
        Nodes.show(recordMessage, known && failed);
    }
}
