package org.frontdesk.desktop.administration.affected;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.function.Consumer;

/** Binds the list of appointments that stay where they are; each is a way to its day. */
public final class AffectedController {

    private final AffectedViewModel model;
    private final Runnable again;
    private final Consumer<LocalDate> openDay;
    private final Texts texts;

    @FXML private Label affectedCount;
    @FXML private StackPane affectedBody;
    @FXML private ListView<Appointment> affected;
    @FXML private OtherStates affectedStates;

    /**
     * @param again asks once more, when there was no answer
     * @param openDay goes to a day of the sheet
     */
    public AffectedController(
            AffectedViewModel model, Runnable again, Consumer<LocalDate> openDay, Texts texts) {
        this.model = model;
        this.again = again;
        this.openDay = openDay;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        affectedCount.textProperty().bind(model.summaryProperty());
        Nodes.showWhile(affectedCount, model.summaryProperty().isNotEmpty());
        affectedBody.visibleProperty().bind(model.askedProperty());
        affected.setItems(model.appointments());
        affected.setCellFactory(list -> new AppointmentCell());
        affected.setOnKeyPressed(
                key -> {
                    Appointment selected = affected.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && selected != null) {
                        open(selected);
                    }
                });
        affectedStates.follow(model.loading(), affected, again);
    }

    private void open(Appointment appointment) {
        openDay.accept(model.startOf(appointment).toLocalDate());
    }

    private final class AppointmentCell extends ListCell<Appointment> {

        private final Label time = new Label();
        private final Label day = new Label();
        private final Label patient = new Label();
        private final Label doctor = new Label();
        private final HBox line =
                new HBox(
                        new VBox(time, day),
                        new VBox(patient, doctor),
                        new FontIcon("fth-arrow-right"));

        AppointmentCell() {
            line.getStyleClass().add("planned-line");
            time.getStyleClass().add("choice-name");
            day.getStyleClass().add("choice-details");
            patient.getStyleClass().add("choice-name");
            doctor.getStyleClass().add("choice-details");
            ((VBox) line.getChildren().getFirst()).setMinWidth(140);
            HBox.setHgrow(line.getChildren().get(1), Priority.ALWAYS);
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(
                    click -> {
                        if (getItem() != null) {
                            open(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(Appointment one, boolean empty) {
            super.updateItem(one, empty);
            if (empty || one == null) {
                setGraphic(null);
                setAccessibleText(null);
                setId(null);
                return;
            }
            time.setText(
                    texts.get(
                            "booking.time",
                            texts.time(model.startOf(one).toLocalTime()),
                            texts.time(model.endOf(one).toLocalTime())));
            day.setText(texts.dayAndDate(model.startOf(one).toLocalDate()));
            patient.setText(one.getPatient().getDisplayName());
            doctor.setText(model.doctorOf(one));
            setAccessibleText(
                    "%s, %s, %s, %s"
                            .formatted(
                                    day.getText(),
                                    time.getText(),
                                    patient.getText(),
                                    doctor.getText()));
            setId("affected-" + one.getAppointmentId());
            setGraphic(line);
        }
    }
}
