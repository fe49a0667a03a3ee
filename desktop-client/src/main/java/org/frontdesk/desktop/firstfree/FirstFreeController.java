package org.frontdesk.desktop.firstfree;

import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.patients.PatientWords;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.shell.WeekdayButtons;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/** Binds the search for the first free places. */
public final class FirstFreeController {

    private final FirstFreeViewModel model;
    private final Consumer<TimeSlot> book;
    private final Texts texts;

    @FXML private HBox forPatient;
    @FXML private Label patientName;
    @FXML private Button forAnybody;
    @FXML private ComboBox<String> specialization;
    @FXML private ComboBox<Doctor> doctor;
    @FXML private ComboBox<DayPart> dayPart;
    @FXML private DatePicker notBefore;
    @FXML private HBox weekdays;
    @FXML private ListView<TimeSlot> found;
    @FXML private OtherStates states;

    /**
     * @param book goes to a place to book it
     */
    public FirstFreeController(FirstFreeViewModel model, Consumer<TimeSlot> book, Texts texts) {
        this.model = model;
        this.book = book;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.patientProperty().subscribe(this::showPatient);
        forAnybody.setOnAction(pressed -> model.patientProperty().set(null));
        Choices.fill(
                specialization,
                model.specializations(),
                texts.get("daysheet.allSpecializations"),
                name -> name,
                model.specializationProperty(),
                "");
        Choices.fill(
                doctor,
                model.doctorsToChoose(),
                texts.get("firstfree.anyDoctor"),
                Doctor::getDisplayName,
                model.doctorProperty(),
                null);
        dayPart.getItems()
                .setAll(
                        DayPart.DAY_PART_UNSPECIFIED,
                        DayPart.DAY_PART_MORNING,
                        DayPart.DAY_PART_AFTERNOON,
                        DayPart.DAY_PART_EVENING);
        dayPart.setConverter(Choices.words(this::nameOf));
        dayPart.valueProperty().bindBidirectional(model.dayPartProperty());
        notBefore.valueProperty().bindBidirectional(model.notBeforeProperty());
        WeekdayButtons.fill(weekdays, model.weekdays(), texts);
        found.setItems(model.found());
        found.setCellFactory(list -> new PlaceCell());
        found.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        bookSelected();
                    }
                });
        states.follow(model.loading(), found, model::search);
    }

    /** Arrows and Enter work at once. */
    void focusFirst() {
        specialization.requestFocus();
    }

    private void showPatient(Patient patient) {
        Nodes.show(forPatient, patient != null);
        if (patient != null) {
            patientName.setText(texts.get("firstfree.for", PatientWords.name(patient)));
        }
    }

    private void bookSelected() {
        TimeSlot selected = found.getSelectionModel().getSelectedItem();
        if (selected != null) {
            book.accept(selected);
        }
    }

    private String nameOf(DayPart part) {
        return switch (part) {
            case DAY_PART_MORNING -> texts.get("firstfree.morning");
            case DAY_PART_AFTERNOON -> texts.get("firstfree.afternoon");
            case DAY_PART_EVENING -> texts.get("firstfree.evening");
            case DAY_PART_UNSPECIFIED, UNRECOGNIZED -> texts.get("firstfree.wholeDay");
        };
    }

    private final class PlaceCell extends ListCell<TimeSlot> {

        private final Label time = new Label();
        private final Label day = new Label();
        private final Label who = new Label();
        private final Label what = new Label();
        private final HBox line =
                new HBox(new VBox(time, day), new VBox(who, what), new FontIcon("fth-arrow-right"));

        PlaceCell() {
            line.getStyleClass().add("place-line");
            time.getStyleClass().add("place-time");
            day.getStyleClass().add("muted");
            who.getStyleClass().add("choice-name");
            what.getStyleClass().add("choice-details");
            ((VBox) line.getChildren().getFirst()).setMinWidth(190);
            HBox.setHgrow(line.getChildren().get(1), Priority.ALWAYS);
            line.getChildren().stream()
                    .filter(VBox.class::isInstance)
                    .forEach(box -> ((VBox) box).setAlignment(Pos.CENTER_LEFT));
            setOnMouseClicked(
                    click -> {
                        if (getItem() != null) {
                            book.accept(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(TimeSlot slot, boolean empty) {
            super.updateItem(slot, empty);
            if (empty || slot == null) {
                setGraphic(null);
                setId(null);
                setAccessibleText(null);
                return;
            }
            time.setText(
                    texts.get(
                            "booking.time",
                            texts.time(model.startOf(slot).toLocalTime()),
                            texts.time(model.endOf(slot).toLocalTime())));
            day.setText(texts.dayAndDate(model.startOf(slot).toLocalDate()));
            who.setText(model.doctorOf(slot));
            what.setText(model.specializationOf(slot));
            setAccessibleText(
                    "%s, %s, %s, %s"
                            .formatted(
                                    day.getText(), time.getText(), who.getText(), what.getText()));
            setId("place-" + slot.getSlotId());
            setGraphic(line);
        }
    }
}
