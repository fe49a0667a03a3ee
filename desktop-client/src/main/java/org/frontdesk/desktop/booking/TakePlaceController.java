package org.frontdesk.desktop.booking;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the face that takes a place: who holds it, for whom, what kind, why, and the button. */
public final class TakePlaceController {

    private static final PseudoClass RAN_OUT = PseudoClass.getPseudoClass("urgent");

    private final BookingViewModel booking;
    private final TakePlaceViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    /** Of its own: what listens to the connection itself stays as long as somebody is signed in. */
    private final BooleanProperty live = new SimpleBooleanProperty();

    @FXML private Label wayTitle;
    @FXML private VBox heldBox;
    @FXML private Label heldText;
    @FXML private Label heldCountdown;
    @FXML private ProgressBar heldProgress;
    @FXML private Button holdAgain;
    @FXML private Node picker;
    @FXML private PatientPickerController pickerController;
    @FXML private Label forYourself;
    @FXML private VBox typeBox;
    @FXML private ComboBox<AppointmentType> type;
    @FXML private TextArea reason;
    @FXML private VBox overbookingBox;
    @FXML private TextField overbookingReason;
    @FXML private Button book;

    public TakePlaceController(
            BookingViewModel booking, ConnectionViewModel connection, Texts texts) {
        this.booking = booking;
        this.model = booking.taking();
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Nodes.show(picker, booking.rules().picksPatients());
        Nodes.show(forYourself, !booking.rules().picksPatients());
        bindHold();
        bindType();
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveReason);
        overbookingReason.textProperty().bindBidirectional(model.overbookingReasonProperty());
        overbookingReason.setOnAction(entered -> book.fire());
        model.wayProperty().subscribe(this::showWay);
        bindButton();
    }

    private void bindHold() {
        HeldPlace held = model.held();
        heldCountdown.textProperty().bind(held.countdownProperty());
        heldProgress.progressProperty().bind(held.fractionLeftProperty());
        holdAgain.disableProperty().bind(connection.liveProperty().not());
        holdAgain.setOnAction(pressed -> booking.holdAgain());
        held.stateProperty()
                .subscribe(
                        state -> {
                            boolean ranOut = state == HeldPlace.State.RAN_OUT;
                            boolean isHeld = state == HeldPlace.State.HELD;
                            Nodes.show(heldBox, ranOut || isHeld);
                            Nodes.show(heldCountdown, isHeld);
                            Nodes.show(heldProgress, isHeld);
                            Nodes.show(holdAgain, ranOut);
                            heldBox.pseudoClassStateChanged(RAN_OUT, ranOut);
                            heldText.setText(
                                    texts.get(ranOut ? "booking.held.ranOut" : "booking.held"));
                        });
    }

    private void bindType() {
        type.setItems(model.types());
        type.setCellFactory(list -> new TypeCell());
        type.setButtonCell(new TypeCell());
        type.valueProperty().bindBidirectional(model.typeProperty());
        model.types().addListener((ListChangeListener<AppointmentType>) change -> showType());
        showType();
    }

    private void bindButton() {
        Runnable enable = () -> book.setDisable(!booking.canBook() || !live.get());
        booking.slotProperty().subscribe(enable);
        booking.faceProperty().subscribe(enable);
        booking.search().chosenProperty().subscribe(enable);
        model.busyProperty().subscribe(enable);
        model.overbookingReasonProperty().subscribe(enable);
        model.wayProperty().subscribe(enable);
        live.bind(connection.liveProperty());
        live.subscribe(enable);
        model.busyProperty().subscribe(busy -> showWay(model.wayProperty().get()));
        book.setOnAction(pressed -> booking.book());
        booking.search()
                .chosenProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null && booking.faceProperty().get() == PaneFace.BOOK) {
                                focusFirst();
                            }
                        });
    }

    /** The cursor goes where the patient is looked up, or to what is wanted next when one is chosen. */
    void focusFirst() {
        boolean searching =
                booking.rules().picksPatients() && booking.search().chosenProperty().get() == null;
        if (searching) {
            pickerController.focusQuery();
        } else if (model.lacksWords()) {
            overbookingReason.requestFocus();
        } else {
            book.requestFocus();
        }
    }

    private void showWay(BookingWay way) {
        Nodes.show(wayTitle, way != BookingWay.BOOK);
        Nodes.show(overbookingBox, way == BookingWay.OVERBOOK);
        showType();
        wayTitle.setText(
                switch (way) {
                    case BOOK -> "";
                    case WALK_IN -> texts.get("booking.walkIn.title");
                    case OVERBOOK -> texts.get("booking.overbook.title");
                });
        boolean busy = model.busyProperty().get();
        book.setText(
                busy
                        ? texts.get("booking.busy")
                        : switch (way) {
                            case BOOK -> texts.get("booking.book");
                            case WALK_IN -> texts.get("booking.walkIn.book");
                            case OVERBOOK -> texts.get("booking.overbook.book");
                        });
    }

    private void showType() {
        boolean choice = model.types().size() > 1;
        Nodes.show(typeBox, choice && model.wayProperty().get() == BookingWay.BOOK);
    }

    /** Tab leaves the text, Ctrl+Enter books: a reason is rarely longer than a line. */
    private void leaveReason(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isShiftDown()) {
            (overbookingBox.isVisible() ? overbookingReason : book).requestFocus();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isControlDown()) {
            book.fire();
            key.consume();
        }
    }

    /** A kind's colour, name and length. */
    private final class TypeCell extends ListCell<AppointmentType> {

        private final Region colour = new Region();

        TypeCell() {
            colour.getStyleClass().add("type-colour");
        }

        @Override
        protected void updateItem(AppointmentType shown, boolean empty) {
            super.updateItem(shown, empty);
            setGraphic(null);
            if (empty || shown == null) {
                setText(null);
            } else if (shown.getAppointmentTypeId().isEmpty()) {
                setText(texts.get("booking.type.none"));
            } else {
                colour.setStyle("-fx-background-color: " + shown.getColour());
                setGraphic(new HBox(colour));
                setText(texts.get("booking.type.one", shown.getName(), shown.getMinutes()));
            }
        }
    }
}
