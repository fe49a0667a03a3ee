package org.frontdesk.desktop.waitlist;

import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.desktop.booking.PatientPickerController;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.UnsavedNotice;
import org.frontdesk.desktop.shell.WeekdayButtons;
import org.frontdesk.desktop.texts.Texts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Binds the form that puts a patient on the waitlist. */
public final class JoinController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private record Field(Node input, Label error) {}

    private final JoinViewModel model;
    private final PatientPickerController picker;
    private final ObservableList<String> specializations;
    private final ObservableList<Doctor> doctors;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    @FXML private Button joinClose;
    @FXML private Label joinPatientError;
    @FXML private ComboBox<String> joinSpecialization;
    @FXML private ComboBox<Doctor> joinDoctor;
    @FXML private Label joinForError;
    @FXML private FlowPane joinWeekdays;
    @FXML private ComboBox<DayPart> joinDayPart;
    @FXML private DatePicker joinEarliest;
    @FXML private Label joinEarliestError;
    @FXML private DatePicker joinLatest;
    @FXML private Label joinLatestError;
    @FXML private ComboBox<Urgency> joinUrgency;
    @FXML private VBox joinReasonBox;
    @FXML private TextField joinReason;
    @FXML private Label joinReasonError;
    @FXML private TextArea joinNote;
    @FXML private Label joinNoteError;
    @FXML private Label joinMessage;
    @FXML private UnsavedNotice held;
    @FXML private Button join;

    JoinController(
            JoinViewModel model,
            PatientPickerController picker,
            ObservableList<String> specializations,
            ObservableList<Doctor> doctors,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.picker = picker;
        this.specializations = specializations;
        this.doctors = doctors;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        joinClose.setOnAction(pressed -> model.close());
        bindWishes();
        bindUrgency();
        joinNote.textProperty().bindBidirectional(model.noteProperty());
        fields.put(JoinViewModel.DOCTOR, new Field(joinSpecialization, joinForError));
        fields.put(JoinViewModel.EARLIEST, new Field(joinEarliest, joinEarliestError));
        fields.put(JoinViewModel.LATEST, new Field(joinLatest, joinLatestError));
        fields.put(JoinViewModel.REASON, new Field(joinReason, joinReasonError));
        fields.put(JoinViewModel.NOTE, new Field(joinNote, joinNoteError));
        fields.keySet().forEach(this::showError);
        showPatientError();
        model.fieldErrors()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    showError(change.getKey());
                                    showPatientError();
                                });
        joinMessage.textProperty().bind(model.messageProperty());
        model.messageProperty().subscribe(words -> Nodes.show(joinMessage, !words.isEmpty()));
        held.follow(model.unsaved(), texts, model::joinAndGoOn, model::discard);
        Nodes.showWhile(join, model.unsaved().heldProperty().isNull());
        join.disableProperty().bind(model.busyProperty().or(connection.liveProperty().not()));
        join.setOnAction(
                pressed -> {
                    model.join();
                    focusFirstWrong();
                });
        model.search()
                .chosenProperty()
                .subscribe(
                        (before, chosen) -> {
                            if (chosen != null) {
                                joinSpecialization.requestFocus();
                            }
                        });
    }

    void focusFirst() {
        if (model.search().chosenProperty().get() == null) {
            picker.focusQuery();
        }
    }

    private void bindWishes() {
        Choices.fill(
                joinSpecialization,
                specializations,
                texts.get("waitlist.join.specialization.none"),
                name -> name,
                model.specializationProperty(),
                "");
        Choices.fill(
                joinDoctor,
                doctors,
                texts.get("firstfree.anyDoctor"),
                Doctor::getDisplayName,
                model.doctorProperty(),
                null);
        // a doctor is waited for, or a specialization
        model.doctorProperty()
                .subscribe(
                        (before, doctor) -> {
                            if (doctor != null) {
                                model.specializationProperty().set("");
                            }
                        });
        model.specializationProperty()
                .subscribe(
                        (before, name) -> {
                            if (!name.isEmpty()) {
                                model.doctorProperty().set(null);
                            }
                        });
        WeekdayButtons.fill(joinWeekdays, model.weekdays(), texts);
        joinDayPart
                .getItems()
                .setAll(
                        DayPart.DAY_PART_UNSPECIFIED,
                        DayPart.DAY_PART_MORNING,
                        DayPart.DAY_PART_AFTERNOON,
                        DayPart.DAY_PART_EVENING);
        joinDayPart.setConverter(Choices.words(part -> texts.get(DayHours.textKey(part))));
        joinDayPart.valueProperty().bindBidirectional(model.dayPartProperty());
        joinEarliest.valueProperty().bindBidirectional(model.earliestProperty());
        joinLatest.valueProperty().bindBidirectional(model.latestProperty());
    }

    private void bindUrgency() {
        joinUrgency.getItems().setAll(Urgency.values());
        joinUrgency.setConverter(Choices.words(one -> one == null ? "" : texts.get(one.textKey())));
        joinUrgency.valueProperty().bindBidirectional(model.choice().urgencyProperty());
        joinReason.textProperty().bindBidirectional(model.choice().reasonProperty());
        model.choice()
                .urgencyProperty()
                .subscribe(urgency -> Nodes.show(joinReasonBox, urgency != Urgency.NORMAL));
    }

    private void showError(String name) {
        Field field =
                fields.get(name.equals(JoinViewModel.SPECIALIZATION) ? JoinViewModel.DOCTOR : name);
        if (field == null) {
            return; // a field of the request that is not on the form
        }
        String wrong = model.fieldErrors().get(name);
        field.error().setText(wrong == null ? "" : wrong);
        Nodes.show(field.error(), wrong != null);
        field.input().pseudoClassStateChanged(WRONG, wrong != null);
        field.input().setAccessibleHelp(wrong);
    }

    private void showPatientError() {
        String wrong = model.fieldErrors().get(JoinViewModel.PATIENT);
        joinPatientError.setText(wrong == null ? "" : wrong);
        Nodes.show(joinPatientError, wrong != null);
    }

    private void focusFirstWrong() {
        if (model.fieldErrors().containsKey(JoinViewModel.PATIENT)) {
            picker.focusQuery();
            return;
        }
        fields.entrySet().stream()
                .filter(field -> model.fieldErrors().containsKey(field.getKey()))
                .findFirst()
                .ifPresent(field -> field.getValue().input().requestFocus());
    }
}
