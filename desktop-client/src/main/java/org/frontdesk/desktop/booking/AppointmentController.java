package org.frontdesk.desktop.booking;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.desktop.clinic.AppointmentTypes;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.CancellationReasons;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Binds one appointment: who, why, how long until it must be confirmed, and a button for every step it can take. */
public final class AppointmentController {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final BookingViewModel booking;
    private final AppointmentViewModel model;
    private final AppointmentTypes types;
    private final Runnable pickUp;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Map<Step, Button> steps = new EnumMap<>(Step.class);

    @FXML private Label status;
    @FXML private FontIcon statusIcon;
    @FXML private Label walkedIn;
    @FXML private VBox holdBox;
    @FXML private Label countdown;
    @FXML private ProgressBar progress;
    @FXML private Label patientName;
    @FXML private Label patientDetails;
    @FXML private VBox typeBox;
    @FXML private Region typeColour;
    @FXML private Label typeName;
    @FXML private Label reason;
    @FXML private Label bookedBy;
    @FXML private Label message;
    @FXML private HBox holdButtons;
    @FXML private FlowPane stepButtons;
    @FXML private Button confirm;
    @FXML private Button release;
    @FXML private Button checkIn;
    @FXML private Button start;
    @FXML private Button complete;
    @FXML private Button noShow;
    @FXML private Button reschedule;
    @FXML private Button cancel;
    @FXML private Button undo;
    @FXML private VBox reallyBox;
    @FXML private ComboBox<CancellationCode> code;
    @FXML private TextField words;
    @FXML private Button reallyCancel;
    @FXML private Button keep;
    @FXML private Button again;

    /**
     * @param pickUp takes the appointment up from its place, to be put down in another
     */
    public AppointmentController(
            BookingViewModel booking,
            AppointmentTypes types,
            Runnable pickUp,
            ConnectionViewModel connection,
            Texts texts) {
        this.booking = booking;
        this.model = booking.appointment();
        this.types = types;
        this.pickUp = pickUp;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        countdown.textProperty().bind(model.countdownProperty());
        progress.progressProperty().bind(model.fractionLeftProperty());
        model.urgentProperty().subscribe(urgent -> holdBox.pseudoClassStateChanged(URGENT, urgent));
        message.textProperty().bind(model.messageProperty());
        Nodes.showWhile(message, model.messageProperty().isNotEmpty());
        bindSteps();
        bindCancelling();
        again.setOnAction(pressed -> booking.open(booking.slotProperty().get()));
        again.disableProperty().bind(connection.liveProperty().not());
        model.appointmentProperty().subscribe(this::show);
    }

    private void bindSteps() {
        steps.put(Step.CONFIRM, confirm);
        steps.put(Step.CHECK_IN, checkIn);
        steps.put(Step.START, start);
        steps.put(Step.COMPLETE, complete);
        steps.put(Step.NO_SHOW, noShow);
        steps.put(Step.CANCEL, cancel);
        steps.put(Step.UNDO, undo);
        var off = connection.liveProperty().not(); // not while busy: that would take the focus away
        steps.forEach(
                (step, button) -> {
                    button.disableProperty().bind(off);
                    button.setOnAction(pressed -> model.take(step));
                });
        release.disableProperty().bind(off);
        release.setOnAction(pressed -> model.cancel());
        reschedule.disableProperty().bind(off);
        reschedule.setOnAction(pressed -> pickUp.run());
    }

    private void bindCancelling() {
        code.getItems().setAll(CancellationReasons.CHOICES);
        code.setConverter(
                Choices.words(
                        one -> one == null ? "" : texts.get(CancellationReasons.textKey(one))));
        code.valueProperty().bindBidirectional(model.cancellationCodeProperty());
        words.textProperty().bindBidirectional(model.cancellationWordsProperty());
        words.setOnAction(entered -> reallyCancel.fire());
        reallyCancel.disableProperty().bind(cancel.disableProperty());
        reallyCancel.setOnAction(pressed -> model.cancel());
        keep.setOnAction(pressed -> model.askingToCancelProperty().set(false));
        model.askingToCancelProperty()
                .subscribe(
                        asking -> {
                            showButtons();
                            if (asking) {
                                reallyCancel.requestFocus();
                            }
                        });
    }

    /** The button that is wanted most often, and never the one that calls it off. */
    void focusFirst() {
        Stream.concat(steps.values().stream(), Stream.of(reschedule, again))
                .filter(button -> button.isVisible() && button != cancel)
                .findFirst()
                .orElse(cancel)
                .requestFocus();
    }

    private boolean isFocusOnAButton() {
        Node owner = cancel.getScene() == null ? null : cancel.getScene().getFocusOwner();
        return owner instanceof Button button
                && (steps.containsValue(button)
                        || List.of(release, reschedule, reallyCancel, again).contains(button));
    }

    private void show(Appointment appointment) {
        if (appointment == null) {
            return;
        }
        boolean atButton = isFocusOnAButton(); // which may go now
        VisitStatus shown = VisitStatus.of(appointment.getStatus());
        status.setText(texts.get(shown.textKey()));
        statusIcon.setIconLiteral(shown.icon());
        status.getStyleClass().removeIf(style -> style.startsWith("is-"));
        status.getStyleClass().add(shown.styleClass());
        Nodes.show(walkedIn, appointment.getWalkIn());
        patientName.setText(appointment.getPatient().getDisplayName());
        String born = appointment.getPatient().getBirthDate();
        patientDetails.setText(
                texts.get(
                        "appointment.patient",
                        born.isEmpty() ? "" : texts.date(LocalDate.parse(born)),
                        Long.toString(appointment.getPatient().getPatientNumber())));
        types.of(appointment.getAppointmentTypeId()).ifPresent(this::showType);
        Nodes.show(typeBox, types.of(appointment.getAppointmentTypeId()).isPresent());
        String why = appointment.getReason();
        reason.setText(why.isEmpty() ? texts.get("appointment.noReason") : why);
        bookedBy.setText(appointment.getBookedByName());
        showButtons();
        if (atButton) {
            focusFirst();
        }
    }

    private void showType(AppointmentType type) {
        typeColour.setStyle("-fx-background-color: " + type.getColour());
        typeName.setText(texts.get("booking.type.one", type.getName(), type.getMinutes()));
    }

    private void showButtons() {
        boolean asking = model.askingToCancelProperty().get();
        boolean pending = model.isPending();
        Nodes.show(holdBox, pending);
        Nodes.show(holdButtons, pending);
        boolean staff = booking.rules().picksPatients();
        steps.forEach(
                (step, button) -> {
                    boolean forPatients = step == Step.CONFIRM || step == Step.CANCEL;
                    Nodes.show(button, model.offers(step) && (staff || forPatients));
                });
        Nodes.show(cancel, model.offers(Step.CANCEL) && !pending && !asking);
        Nodes.show(reschedule, model.canBeMoved());
        Nodes.show(stepButtons, !pending);
        Nodes.show(reallyBox, asking);
        Nodes.show(code, staff);
        Nodes.show(again, !model.offers(Step.CANCEL) && isFreeAgain());
    }

    private boolean isFreeAgain() {
        Appointment shown = model.appointmentProperty().get();
        return shown != null
                && switch (shown.getStatus()) {
                    case APPOINTMENT_STATUS_CANCELLED,
                            APPOINTMENT_STATUS_EXPIRED,
                            APPOINTMENT_STATUS_NO_SHOW ->
                            true;
                    default -> false;
                };
    }
}
