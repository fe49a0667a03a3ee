package org.frontdesk.desktop.printing;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;

import java.util.function.Consumer;

/** Binds the buttons for what a patient takes home of an appointment. */
public final class SlipButtonsController {

    private final AppointmentPapers papers;
    private final ObservableValue<Appointment> appointment;
    private final ConnectionViewModel connection;

    @FXML private FlowPane slipButtons;
    @FXML private MenuButton slip;
    @FXML private MenuItem slipPrint;
    @FXML private MenuItem slipSave;
    @FXML private Button calendar;

    /**
     * @param appointment of which; null: none
     */
    public SlipButtonsController(
            AppointmentPapers papers,
            ObservableValue<Appointment> appointment,
            ConnectionViewModel connection) {
        this.papers = papers;
        this.appointment = appointment;
        this.connection = connection;
    }

    @FXML
    private void initialize() {
        slipPrint.setOnAction(chosen -> use(papers::printSlip));
        slipSave.setOnAction(chosen -> use(papers::saveSlip));
        calendar.setOnAction(pressed -> use(papers::saveCalendar));
        slip.disableProperty().bind(connection.liveProperty().not()); // it is asked for where it is
        calendar.disableProperty().bind(connection.liveProperty().not());
        appointment.subscribe(this::show);
    }

    private void show(Appointment shown) {
        boolean toTakeHome = shown != null && AppointmentPapers.hasSlip(shown);
        boolean toEnter = shown != null && AppointmentPapers.hasCalendar(shown);
        Nodes.show(slip, toTakeHome);
        Nodes.show(calendar, toEnter);
        Nodes.show(slipButtons, toTakeHome || toEnter);
    }

    private void use(Consumer<Appointment> action) {
        if (appointment.getValue() != null) {
            action.accept(appointment.getValue());
        }
    }
}
