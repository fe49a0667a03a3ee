package org.frontdesk.desktop.booking;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.Locale;

/** Binds one appointment: who, why, how long the hold lasts, and the buttons that settle it. */
public final class AppointmentController {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final BookingViewModel booking;
    private final AppointmentViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label status;
    @FXML private FontIcon statusIcon;
    @FXML private VBox holdBox;
    @FXML private Label countdown;
    @FXML private ProgressBar progress;
    @FXML private Label patientName;
    @FXML private Label patientDetails;
    @FXML private Label reason;
    @FXML private Label bookedBy;
    @FXML private Label message;
    @FXML private HBox holdButtons;
    @FXML private Button confirm;
    @FXML private Button release;
    @FXML private Button cancel;
    @FXML private VBox reallyBox;
    @FXML private Button reallyCancel;
    @FXML private Button keep;
    @FXML private Button again;

    public AppointmentController(
            BookingViewModel booking, ConnectionViewModel connection, Texts texts) {
        this.booking = booking;
        this.model = booking.appointment();
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        countdown.textProperty().bind(model.countdownProperty());
        progress.progressProperty().bind(model.fractionLeftProperty());
        model.urgentProperty().subscribe(urgent -> holdBox.pseudoClassStateChanged(URGENT, urgent));
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(model.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        var off = model.busyProperty().or(connection.liveProperty().not());
        confirm.disableProperty().bind(off);
        release.disableProperty().bind(off);
        cancel.disableProperty().bind(off);
        reallyCancel.disableProperty().bind(off);
        again.disableProperty().bind(off);
        confirm.setOnAction(pressed -> model.confirm());
        release.setOnAction(pressed -> model.cancel());
        cancel.setOnAction(pressed -> model.cancel());
        reallyCancel.setOnAction(pressed -> model.cancel());
        keep.setOnAction(pressed -> model.askingToCancelProperty().set(false));
        again.setOnAction(pressed -> booking.open(booking.slotProperty().get()));
        model.askingToCancelProperty()
                .subscribe(
                        asking -> {
                            showButtons();
                            if (asking) {
                                keep.requestFocus();
                            }
                        });
        model.appointmentProperty().subscribe(this::show);
    }

    /** The button that is wanted most often. */
    void focusFirst() {
        if (model.isPending()) {
            confirm.requestFocus();
        } else if (model.canBeCancelled()) {
            cancel.requestFocus();
        }
    }

    private void show(Appointment appointment) {
        if (appointment == null) {
            return;
        }
        String name = appointment.getStatus().name().substring("APPOINTMENT_STATUS_".length());
        status.setText(
                switch (appointment.getStatus()) {
                    case APPOINTMENT_STATUS_PENDING -> texts.get("appointment.pending");
                    case APPOINTMENT_STATUS_CONFIRMED -> texts.get("appointment.confirmed");
                    case APPOINTMENT_STATUS_CHECKED_IN -> texts.get("appointment.checkedIn");
                    case APPOINTMENT_STATUS_IN_PROGRESS -> texts.get("appointment.inProgress");
                    case APPOINTMENT_STATUS_COMPLETED -> texts.get("appointment.completed");
                    case APPOINTMENT_STATUS_NO_SHOW -> texts.get("appointment.noShow");
                    case APPOINTMENT_STATUS_CANCELLED -> texts.get("appointment.cancelled");
                    case APPOINTMENT_STATUS_EXPIRED -> texts.get("appointment.expired");
                    case APPOINTMENT_STATUS_UNSPECIFIED, UNRECOGNIZED -> name;
                });
        statusIcon.setIconLiteral(
                switch (appointment.getStatus()) {
                    case APPOINTMENT_STATUS_PENDING -> "fth-clock";
                    case APPOINTMENT_STATUS_CONFIRMED -> "fth-check-circle";
                    case APPOINTMENT_STATUS_CHECKED_IN -> "fth-user-check";
                    case APPOINTMENT_STATUS_IN_PROGRESS -> "fth-activity";
                    case APPOINTMENT_STATUS_COMPLETED -> "fth-check-square";
                    case APPOINTMENT_STATUS_NO_SHOW -> "fth-user-x";
                    default -> "fth-x-circle";
                });
        status.getStyleClass().removeIf(style -> style.startsWith("is-"));
        status.getStyleClass().add("is-" + name.toLowerCase(Locale.ROOT));
        patientName.setText(appointment.getPatient().getDisplayName());
        String born = appointment.getPatient().getBirthDate();
        patientDetails.setText(
                texts.get(
                        "appointment.patient",
                        born.isEmpty() ? "" : texts.date(LocalDate.parse(born)),
                        Long.toString(appointment.getPatient().getPatientNumber())));
        String why = appointment.getReason();
        reason.setText(why.isEmpty() ? texts.get("appointment.noReason") : why);
        bookedBy.setText(appointment.getBookedByName());
        showButtons();
    }

    private void showButtons() {
        boolean asking = model.askingToCancelProperty().get();
        show(holdBox, model.isPending());
        show(holdButtons, model.isPending());
        show(cancel, model.canBeCancelled() && !model.isPending() && !asking);
        show(reallyBox, asking);
        show(again, !model.isActive());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
