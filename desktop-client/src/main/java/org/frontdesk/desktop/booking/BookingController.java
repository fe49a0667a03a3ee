package org.frontdesk.desktop.booking;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.patients.PatientFormController;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZonedDateTime;
import java.util.function.Function;

/** Binds the pane: the slot's head and what can be done with the slot, and below it one of its faces. */
public final class BookingController {

    private final BookingViewModel model;
    private final ConnectionViewModel connection;
    private final Function<String, String> doctorNames;
    private final Texts texts;

    @FXML private Label slotTime;
    @FXML private Label slotDate;
    @FXML private Label slotDoctor;
    @FXML private Label slotPlaces;
    @FXML private MenuButton slotMenu;
    @FXML private MenuItem walkIn;
    @FXML private MenuItem overbook;
    @FXML private MenuItem block;
    @FXML private Button close;
    @FXML private Node bookFace;
    @FXML private TakePlaceController bookFaceController;
    @FXML private VBox refused;
    @FXML private Label refusal;
    @FXML private VBox alternatives;
    @FXML private Label alternativesTitle;
    @FXML private Node registerFace;
    @FXML private PatientFormController registerFaceController;
    @FXML private Node appointmentFace;
    @FXML private AppointmentController appointmentFaceController;
    @FXML private Node blockFace;
    @FXML private BlockSlotController blockFaceController;
    @FXML private VBox nothingFace;
    @FXML private Label nothingText;
    @FXML private Button nothingWalkIn;
    @FXML private Button nothingOverbook;
    @FXML private Button nothingReopen;
    @FXML private VBox inSlotBox;
    @FXML private VBox inSlot;

    public BookingController(
            BookingViewModel model,
            ConnectionViewModel connection,
            Function<String, String> doctorNames,
            Texts texts) {
        this.model = model;
        this.connection = connection;
        this.doctorNames = doctorNames;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.slotProperty().subscribe(this::showSlot);
        model.faceProperty().subscribe(this::showFace);
        nothingText.textProperty().bind(model.nothingToDoProperty());
        close.setOnAction(pressed -> model.close());
        bindActions();
        bindRefusal();
        model.inSlot().addListener((ListChangeListener<Appointment>) change -> showAppointments());
        showAppointments();
    }

    private void bindActions() {
        walkIn.setOnAction(chosen -> model.startWalkIn());
        overbook.setOnAction(chosen -> model.startOverbooking());
        block.setOnAction(chosen -> model.startBlocking());
        nothingWalkIn.setOnAction(pressed -> model.startWalkIn());
        nothingOverbook.setOnAction(pressed -> model.startOverbooking());
        nothingReopen.setOnAction(pressed -> model.startBlocking());
        slotMenu.disableProperty().bind(connection.liveProperty().not());
        nothingWalkIn.disableProperty().bind(connection.liveProperty().not());
        nothingOverbook.disableProperty().bind(connection.liveProperty().not());
        nothingReopen.disableProperty().bind(connection.liveProperty().not());
    }

    private void bindRefusal() {
        refusal.textProperty().bind(model.taking().refusalProperty());
        model.taking().refusalProperty().subscribe(said -> showRefusal());
        model.taking()
                .alternatives()
                .addListener((ListChangeListener<TimeSlot>) change -> showAlternatives());
        showAlternatives();
    }

    private void showSlot(TimeSlot slot) {
        if (slot == null) {
            return;
        }
        ZonedDateTime start = model.rules().startOf(slot);
        slotTime.setText(
                texts.get(
                        "booking.time",
                        texts.time(start.toLocalTime()),
                        texts.time(model.rules().endOf(slot).toLocalTime())));
        slotDate.setText(texts.fullDate(start.toLocalDate()));
        slotDoctor.setText(doctorNames.apply(slot.getDoctorId()));
        int free = Math.max(0, slot.getCapacity() - slot.getBooked());
        slotPlaces.setText(texts.get("booking.places", free, slot.getCapacity()));
        Nodes.show(slotPlaces, slot.getCapacity() > 1);
        showActions(slot);
    }

    private void showActions(TimeSlot slot) {
        boolean blocked = model.rules().isBlocked(slot);
        boolean walksIn = model.rules().takesWalkIn(slot);
        boolean overbooks = model.rules().mayOverbook(slot);
        boolean blocks = model.rules().mayBlock(slot);
        walkIn.setVisible(walksIn);
        overbook.setVisible(overbooks);
        block.setVisible(blocks);
        block.setText(texts.get(blocked ? "block.reopen" : "block.block"));
        Nodes.show(slotMenu, walksIn || overbooks || blocks);
        Nodes.show(nothingWalkIn, walksIn);
        Nodes.show(nothingOverbook, overbooks);
        Nodes.show(nothingReopen, blocks && blocked);
    }

    private void showFace(PaneFace face) {
        Nodes.show(bookFace, face == PaneFace.BOOK);
        Nodes.show(registerFace, face == PaneFace.REGISTER);
        Nodes.show(appointmentFace, face == PaneFace.APPOINTMENT);
        Nodes.show(blockFace, face == PaneFace.BLOCK);
        Nodes.show(nothingFace, face == PaneFace.NOTHING_TO_DO);
        showAppointments();
        showRefusal();
        focusFace();
    }

    /** Gives the focus to what is wanted first on the face that is shown. */
    public void focusFace() {
        switch (model.faceProperty().get()) {
            case BOOK -> focusSearch();
            case REGISTER -> registerFaceController.focusFirst();
            case APPOINTMENT -> appointmentFaceController.focusFirst();
            case BLOCK -> blockFaceController.focusFirst();
            case NOTHING_TO_DO, CLOSED -> {}
        }
    }

    /** Puts the cursor where the patient is looked up, or on the button when one is chosen. */
    public void focusSearch() {
        bookFaceController.focusFirst();
    }

    private void showAppointments() {
        boolean one = model.faceProperty().get() == PaneFace.APPOINTMENT;
        boolean others = model.inSlot().size() > 1;
        Nodes.show(inSlotBox, !model.inSlot().isEmpty() && (!one || others));
        inSlot.getChildren().setAll(model.inSlot().stream().map(this::appointmentButton).toList());
    }

    private Button appointmentButton(Appointment appointment) {
        VisitStatus status = VisitStatus.of(appointment.getStatus());
        String name = appointment.getPatient().getDisplayName();
        String words = texts.get(status.textKey());
        Button button =
                new Button(texts.get("booking.visit", name, words), new FontIcon(status.icon()));
        button.getStyleClass().addAll("choice", "flat");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(texts.get("booking.openVisit", name, words));
        button.setOnAction(pressed -> model.openAppointment(appointment));
        return button;
    }

    private void showRefusal() {
        PaneFace face = model.faceProperty().get();
        boolean said = !model.taking().refusalProperty().get().isEmpty();
        boolean here = face == PaneFace.BOOK || face == PaneFace.NOTHING_TO_DO;
        boolean inOtherWords = face == PaneFace.NOTHING_TO_DO;
        Nodes.show(refusal, said && !inOtherWords);
        Nodes.show(
                refused,
                here && said && (!inOtherWords || !model.taking().alternatives().isEmpty()));
    }

    private void showAlternatives() {
        Nodes.show(alternativesTitle, !model.taking().alternatives().isEmpty());
        alternatives.getChildren().clear();
        int number = 1;
        for (TimeSlot one : model.taking().alternatives()) {
            ZonedDateTime start = model.rules().startOf(one);
            Button button =
                    new Button(
                            texts.get(
                                    "booking.alternative",
                                    number,
                                    texts.time(start.toLocalTime()),
                                    texts.date(start.toLocalDate()),
                                    doctorNames.apply(one.getDoctorId())));
            button.setId("alternative-" + number);
            button.getStyleClass().add("choice");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(pressed -> model.takeUp(one));
            alternatives.getChildren().add(button);
            number++;
        }
        showRefusal();
        boolean typing = !model.search().queryProperty().get().isEmpty();
        boolean waiting = typing && model.search().chosenProperty().get() == null;
        if (!alternatives.getChildren().isEmpty() && !waiting) {
            alternatives.getChildren().getFirst().requestFocus();
        }
    }
}
