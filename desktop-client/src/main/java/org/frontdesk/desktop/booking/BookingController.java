package org.frontdesk.desktop.booking;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZonedDateTime;

/** Binds the pane: the slot's head, and below it one of its faces. */
public final class BookingController {

    private final BookingViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label slotTime;
    @FXML private Label slotDate;
    @FXML private Label slotDoctor;
    @FXML private Label slotPlaces;
    @FXML private Button close;
    @FXML private VBox bookFace;
    @FXML private Node picker;
    @FXML private PatientPickerController pickerController;
    @FXML private Label forYourself;
    @FXML private TextArea reason;
    @FXML private Button book;
    @FXML private VBox refused;
    @FXML private Label refusal;
    @FXML private VBox alternatives;
    @FXML private Label alternativesTitle;
    @FXML private Node registerFace;
    @FXML private RegisterPatientController registerFaceController;
    @FXML private Node appointmentFace;
    @FXML private AppointmentController appointmentFaceController;
    @FXML private VBox nothingFace;
    @FXML private Label nothingText;
    @FXML private VBox inSlotBox;
    @FXML private VBox inSlot;

    public BookingController(BookingViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.slotProperty().subscribe(this::showSlot);
        model.faceProperty().subscribe(this::showFace);
        nothingText.textProperty().bind(model.nothingToDoProperty());
        close.setOnAction(pressed -> model.close());
        picker.setVisible(model.picksPatients());
        picker.setManaged(model.picksPatients());
        forYourself.setVisible(!model.picksPatients());
        forYourself.setManaged(!model.picksPatients());
        bindBooking();
        bindRefusal();
        model.inSlot().addListener((ListChangeListener<Appointment>) change -> showAppointments());
        showAppointments();
    }

    private void bindBooking() {
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveReason);
        Runnable enable =
                () -> book.setDisable(!model.canBook() || !connection.liveProperty().get());
        model.slotProperty().subscribe(enable);
        model.faceProperty().subscribe(enable);
        model.busyProperty().subscribe(enable);
        model.search().chosenProperty().subscribe(enable);
        connection.liveProperty().subscribe(enable);
        model.busyProperty()
                .subscribe(busy -> book.setText(texts.get(busy ? "booking.busy" : "booking.book")));
        book.setOnAction(pressed -> model.book());
        model.search()
                .chosenProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null && model.faceProperty().get() == PaneFace.BOOK) {
                                book.requestFocus();
                            }
                        });
    }

    /** Tab leaves the text, Ctrl+Enter books: a reason is rarely longer than a line. */
    private void leaveReason(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isShiftDown()) {
            book.requestFocus();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isControlDown()) {
            book.fire();
            key.consume();
        }
    }

    private void bindRefusal() {
        refusal.textProperty().bind(model.refusalProperty());
        refused.visibleProperty().bind(model.refusalProperty().isNotEmpty());
        refused.managedProperty().bind(refused.visibleProperty());
        model.alternatives()
                .addListener((ListChangeListener<TimeSlot>) change -> showAlternatives());
        showAlternatives();
    }

    private void showSlot(TimeSlot slot) {
        if (slot == null) {
            return;
        }
        ZonedDateTime start = model.startOf(slot);
        slotTime.setText(
                texts.get(
                        "booking.time",
                        texts.time(start.toLocalTime()),
                        texts.time(model.endOf(slot).toLocalTime())));
        slotDate.setText(texts.fullDate(start.toLocalDate()));
        slotDoctor.setText(model.doctorOf(slot));
        int free = Math.max(0, slot.getCapacity() - slot.getBooked());
        slotPlaces.setText(texts.get("booking.places", free, slot.getCapacity()));
        slotPlaces.setVisible(slot.getCapacity() > 1);
        slotPlaces.setManaged(slot.getCapacity() > 1);
    }

    private void showFace(PaneFace face) {
        show(bookFace, face == PaneFace.BOOK);
        show(registerFace, face == PaneFace.REGISTER);
        show(appointmentFace, face == PaneFace.APPOINTMENT);
        show(nothingFace, face == PaneFace.NOTHING_TO_DO);
        showAppointments();
        focusFace();
    }

    /** Gives the focus to what is wanted first on the face that is shown. */
    public void focusFace() {
        switch (model.faceProperty().get()) {
            case BOOK -> focusSearch();
            case REGISTER -> registerFaceController.focusFirst();
            case APPOINTMENT -> appointmentFaceController.focusFirst();
            case NOTHING_TO_DO, CLOSED -> {}
        }
    }

    /** Puts the cursor where the patient is looked up, or on the button when one is chosen. */
    public void focusSearch() {
        if (!model.picksPatients() || model.search().chosenProperty().get() != null) {
            book.requestFocus();
        } else {
            pickerController.focusQuery();
        }
    }

    private void showAppointments() {
        boolean one = model.faceProperty().get() == PaneFace.APPOINTMENT;
        show(inSlotBox, !one && !model.inSlot().isEmpty());
        inSlot.getChildren().setAll(model.inSlot().stream().map(this::appointmentButton).toList());
    }

    private Button appointmentButton(Appointment appointment) {
        boolean pending = appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING;
        Button button =
                new Button(
                        appointment.getPatient().getDisplayName(),
                        new FontIcon(pending ? "fth-clock" : "fth-check-circle"));
        button.getStyleClass().addAll("choice", "flat");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(
                texts.get(
                        pending ? "booking.openHeld" : "booking.openBooked",
                        appointment.getPatient().getDisplayName()));
        button.setOnAction(pressed -> model.openAppointment(appointment));
        return button;
    }

    private void showAlternatives() {
        show(alternativesTitle, !model.alternatives().isEmpty());
        alternatives.getChildren().clear();
        int number = 1;
        for (TimeSlot one : model.alternatives()) {
            ZonedDateTime start = model.startOf(one);
            Button button =
                    new Button(
                            texts.get(
                                    "booking.alternative",
                                    number,
                                    texts.time(start.toLocalTime()),
                                    texts.date(start.toLocalDate()),
                                    model.doctorOf(one)));
            button.setId("alternative-" + number);
            button.getStyleClass().add("choice");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(pressed -> model.takeUp(one));
            alternatives.getChildren().add(button);
            number++;
        }
        if (!alternatives.getChildren().isEmpty()) {
            alternatives.getChildren().getFirst().requestFocus();
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
