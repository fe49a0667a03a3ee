package org.frontdesk.desktop.myday;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;

/** Binds the patient beside the list, and keeps the focus on the next thing to do. */
final class VisitController {

    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");

    /** Notes and history stand side by side from here on. */
    private static final double TWO_COLUMNS_FROM_PX = 640;

    private static final double GAP_PX = 20;

    private final VisitViewModel model;
    private final ConnectionViewModel connection;
    private final Clock clock;
    private final Texts texts;
    private final Map<Step, Button> buttons = new EnumMap<>(Step.class);
    private String shownId = "";
    private AppointmentStatus shownStatus;

    @FXML private VBox visitBox;
    @FXML private VBox nobody;
    @FXML private Label turn;
    @FXML private Label patientName;
    @FXML private Label patientDetails;
    @FXML private Label status;
    @FXML private FontIcon statusIcon;
    @FXML private Label since;
    @FXML private Label reason;
    @FXML private Button confirm;
    @FXML private Button checkIn;
    @FXML private Button start;
    @FXML private Button complete;
    @FXML private Button noShow;
    @FXML private Button undo;
    @FXML private FlowPane lower;
    @FXML private VBox notesColumn;
    @FXML private VBox historyColumn;
    @FXML private VBox history;
    @FXML private Label historyMessage;
    @FXML private Button historyRetry;

    VisitController(
            VisitViewModel model, ConnectionViewModel connection, Clock clock, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.clock = clock;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        buttons.put(Step.CONFIRM, confirm);
        buttons.put(Step.CHECK_IN, checkIn);
        buttons.put(Step.START, start);
        buttons.put(Step.COMPLETE, complete);
        buttons.put(Step.NO_SHOW, noShow);
        buttons.put(Step.UNDO, undo);
        buttons.forEach(
                (step, button) -> {
                    button.disableProperty().bind(connection.liveProperty().not());
                    button.setOnAction(pressed -> model.take(step));
                });
        model.visitProperty().subscribe(this::show);
        model.history().addListener((ListChangeListener<HistoryEntry>) change -> showHistory());
        historyRetry.setOnAction(pressed -> model.loadHistory());
        model.historyLoading().stateProperty().subscribe(this::showHistoryState);
        lower.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    /** The next thing to do gets the focus, unless somebody is writing or walks through the list. */
    void focusNext() {
        Node focus = visitBox.getScene() == null ? null : visitBox.getScene().getFocusOwner();
        if (focus instanceof TextInputControl || focus instanceof ListView<?>) {
            return;
        }
        model.next()
                .map(buttons::get)
                .or(() -> java.util.Optional.of(undo).filter(Node::isVisible))
                .ifPresent(Node::requestFocus);
    }

    private void show(DayVisit visit) {
        Nodes.show(visitBox, visit != null);
        Nodes.show(nobody, visit == null);
        if (visit == null) {
            shownId = "";
            return;
        }
        showFacts(visit);
        showButtons();
        boolean other =
                !visit.id().equals(shownId) || visit.appointment().getStatus() != shownStatus;
        shownId = visit.id();
        shownStatus = visit.appointment().getStatus();
        if (other) {
            focusNext();
        }
    }

    private void showFacts(DayVisit visit) {
        turn.setText(
                switch (visit.turn()) {
                    case NOW -> texts.get("myday.now");
                    case NEXT -> texts.get("myday.next");
                    case ANOTHER_TIME -> "";
                });
        Nodes.show(turn, !turn.getText().isEmpty());
        patientName.setText(visit.patient());
        String born = visit.appointment().getPatient().getBirthDate();
        String number = Long.toString(visit.appointment().getPatient().getPatientNumber());
        patientDetails.setText(
                born.isEmpty()
                        ? texts.get("appointment.patient", "", number)
                        : texts.get(
                                "myday.patient",
                                Period.between(LocalDate.parse(born), LocalDate.now(clock))
                                        .getYears(),
                                texts.date(LocalDate.parse(born)),
                                number));
        VisitStatus shown = VisitStatus.of(visit.appointment().getStatus());
        status.setText(texts.get(shown.textKey()));
        statusIcon.setIconLiteral(shown.icon());
        status.getStyleClass().removeIf(style -> style.startsWith("is-"));
        status.getStyleClass().add(shown.styleClass());
        since.setText(visit.since());
        since.pseudoClassStateChanged(TOO_LONG, visit.tooLong());
        String why = visit.appointment().getReason();
        reason.setText(why.isEmpty() ? texts.get("appointment.noReason") : why);
    }

    private void showButtons() {
        buttons.forEach(
                (step, button) -> {
                    boolean next = model.next().filter(step::equals).isPresent();
                    Nodes.show(button, next || model.mayTake(step));
                    button.setDefaultButton(next);
                });
    }

    private void showHistory() {
        history.getChildren().setAll(model.history().stream().map(this::historyLine).toList());
    }

    private void showHistoryState(ListState state) {
        historyMessage.setText(
                switch (state) {
                    case LOADING -> texts.get("myday.history.loading");
                    case EMPTY -> texts.get("myday.history.none");
                    case FAILED -> model.historyLoading().failureProperty().get();
                    case READY -> "";
                });
        Nodes.show(historyMessage, state != ListState.READY);
        Nodes.show(historyRetry, state == ListState.FAILED);
        Nodes.show(history, state == ListState.READY);
    }

    private Node historyLine(HistoryEntry entry) {
        ZonedDateTime start = WireTime.at(entry.getStartTime(), clock.getZone());
        Label when =
                new Label(
                        texts.get(
                                "myday.history.when",
                                texts.date(start.toLocalDate()),
                                texts.time(start.toLocalTime())));
        when.getStyleClass().add("choice-name");
        VisitStatus shown = VisitStatus.of(statusOf(entry));
        Label what = new Label(texts.get(shown.textKey()), new FontIcon(shown.icon()));
        what.getStyleClass().add("choice-details");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(when, space, what);
        head.getStyleClass().add("history-head");
        VBox line = new VBox(head);
        if (!entry.getReason().isEmpty()) {
            Label why = new Label(entry.getReason());
            why.setWrapText(true);
            line.getChildren().add(why);
        }
        line.getStyleClass().add("note");
        return line;
    }

    private static AppointmentStatus statusOf(HistoryEntry entry) {
        try {
            return AppointmentStatus.valueOf("APPOINTMENT_STATUS_" + entry.getStatus());
        } catch (IllegalArgumentException newer) {
            return AppointmentStatus.APPOINTMENT_STATUS_UNSPECIFIED; // a server younger than this
        }
    }

    private void arrange(double width) {
        double column = width >= TWO_COLUMNS_FROM_PX ? Math.floor((width - GAP_PX) / 2) : width;
        notesColumn.setPrefWidth(column);
        historyColumn.setPrefWidth(column);
    }
}
