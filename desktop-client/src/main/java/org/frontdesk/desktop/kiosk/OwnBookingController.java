package org.frontdesk.desktop.kiosk;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds taking a place: booking it, and confirming it before the time runs out. */
final class OwnBookingController {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final KioskViewModel kiosk;
    private final OwnBookingViewModel model;
    private final Told told;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Node page;
    @FXML private Button bookingBack;
    @FXML private Label bookingTitle;
    @FXML private Label when;
    @FXML private Label time;
    @FXML private Label doctor;
    @FXML private VBox reasonField;
    @FXML private TextField reason;
    @FXML private VBox holdBox;
    @FXML private Label countdown;
    @FXML private ProgressBar progress;
    @FXML private Label message;
    @FXML private VBox alternatives;
    @FXML private Button book;
    @FXML private Button confirm;
    @FXML private Button giveBack;
    @FXML private Button toStart;

    OwnBookingController(
            KioskViewModel kiosk,
            OwnBookingViewModel model,
            Told told,
            ConnectionViewModel connection,
            Texts texts) {
        this.kiosk = kiosk;
        this.model = model;
        this.told = told;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        bookingBack.setOnAction(pressed -> kiosk.back());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setOnAction(entered -> model.book());
        countdown.textProperty().bind(model.countdownProperty());
        progress.progressProperty().bind(model.fractionLeftProperty());
        model.urgentProperty().subscribe(urgent -> holdBox.pseudoClassStateChanged(URGENT, urgent));
        message.textProperty().bind(model.messageProperty());
        Nodes.showWhile(message, model.messageProperty().isNotEmpty());
        var off = connection.liveProperty().not().or(model.busyProperty());
        book.disableProperty().bind(off);
        confirm.disableProperty().bind(off);
        giveBack.disableProperty().bind(off);
        book.setOnAction(pressed -> model.book());
        confirm.setOnAction(pressed -> model.confirm());
        giveBack.setOnAction(pressed -> model.giveBack());
        toStart.setOnAction(pressed -> kiosk.home());
        model.alternatives()
                .addListener((ListChangeListener<TimeSlot>) change -> showAlternatives());
        model.slotProperty().subscribe(this::showSlot);
        model.stateProperty().subscribe(this::showState);
        page.visibleProperty()
                .subscribe(
                        shown -> {
                            if (shown) {
                                focusNext();
                            }
                        });
    }

    private void showSlot(TimeSlot slot) {
        if (slot.getSlotId().isEmpty()) {
            return; // none was chosen yet
        }
        when.setText(told.day(slot.getStartTime()));
        time.setText(told.time(slot.getStartTime()));
        doctor.setText(told.doctor(slot.getDoctorId()));
    }

    private void showState(OwnBookingViewModel.State state) {
        bookingTitle.setText(
                switch (state) {
                    case CHOSEN -> texts.get("kiosk.book.title");
                    case WAITING -> texts.get("kiosk.confirm.title");
                    case CONFIRMED -> texts.get("kiosk.confirmed.title");
                    case OVER -> texts.get("kiosk.over.title");
                });
        boolean chosen = state == OwnBookingViewModel.State.CHOSEN;
        boolean waiting = state == OwnBookingViewModel.State.WAITING;
        Nodes.show(reasonField, chosen);
        Nodes.show(book, chosen);
        Nodes.show(holdBox, waiting);
        Nodes.show(confirm, waiting);
        Nodes.show(giveBack, waiting);
        Nodes.show(toStart, !chosen && !waiting);
        Nodes.show(bookingBack, chosen);
        showAlternatives();
        focusNext();
    }

    private void focusNext() {
        switch (model.stateProperty().get()) {
            case CHOSEN -> book.requestFocus();
            case WAITING -> confirm.requestFocus();
            case CONFIRMED, OVER -> toStart.requestFocus();
        }
    }

    private void showAlternatives() {
        alternatives
                .getChildren()
                .setAll(
                        model.alternatives().stream()
                                .map(
                                        slot -> {
                                            Button button =
                                                    new Button(
                                                            texts.get(
                                                                    "kiosk.alternative",
                                                                    told.day(slot.getStartTime()),
                                                                    told.time(slot.getStartTime()),
                                                                    told.doctor(
                                                                            slot.getDoctorId())));
                                            button.getStyleClass().addAll("kiosk-button", "choice");
                                            button.setWrapText(true);
                                            button.setMaxWidth(Double.MAX_VALUE);
                                            button.setOnAction(pressed -> kiosk.take(slot));
                                            return button;
                                        })
                                .toList());
        Nodes.show(alternatives, !model.alternatives().isEmpty());
    }
}
