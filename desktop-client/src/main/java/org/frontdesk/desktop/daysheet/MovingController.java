package org.frontdesk.desktop.daysheet;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Consumer;

/** Binds the band above the sheet that says what is being moved, and why not there. */
public final class MovingController {

    private final MovingViewModel model;
    private final Doctors doctors;
    private final ZoneId zone;
    private final Consumer<TimeSlot> reveal;
    private final Texts texts;

    @FXML private VBox movingBand;
    @FXML private Label movingText;
    @FXML private Button putBack;
    @FXML private Label movingRefusal;
    @FXML private FlowPane movingAlternatives;

    /**
     * @param reveal brings an alternative on the screen and selects it
     */
    public MovingController(
            MovingViewModel model,
            Doctors doctors,
            ZoneId zone,
            Consumer<TimeSlot> reveal,
            Texts texts) {
        this.model = model;
        this.doctors = doctors;
        this.zone = zone;
        this.reveal = reveal;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.pickedProperty().subscribe(this::show);
        putBack.setOnAction(pressed -> model.putBack());
        movingRefusal.textProperty().bind(model.refusalProperty());
        model.refusalProperty().subscribe(why -> Nodes.show(movingRefusal, !why.isEmpty()));
        model.alternatives()
                .addListener((ListChangeListener<TimeSlot>) change -> showAlternatives());
        showAlternatives();
    }

    private void show(Appointment picked) {
        Nodes.show(movingBand, picked != null);
        if (picked != null) {
            ZonedDateTime start = WireTime.at(picked.getStartTime(), zone);
            movingText.setText(
                    texts.get(
                            "moving.what",
                            picked.getPatient().getDisplayName(),
                            texts.date(start.toLocalDate()),
                            texts.time(start.toLocalTime()),
                            doctors.name(picked.getDoctorId())));
        }
    }

    private void showAlternatives() {
        movingAlternatives.getChildren().clear();
        int number = 1;
        for (TimeSlot one : model.alternatives()) {
            ZonedDateTime start = WireTime.at(one.getStartTime(), zone);
            Button button =
                    new Button(
                            texts.get(
                                    "booking.alternative",
                                    number++,
                                    texts.time(start.toLocalTime()),
                                    texts.date(start.toLocalDate()),
                                    doctors.name(one.getDoctorId())));
            button.getStyleClass().add("small");
            button.setOnAction(pressed -> reveal.accept(one));
            movingAlternatives.getChildren().add(button);
        }
        Nodes.show(movingAlternatives, !model.alternatives().isEmpty());
    }
}
