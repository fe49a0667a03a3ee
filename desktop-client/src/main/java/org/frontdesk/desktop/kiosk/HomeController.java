package org.frontdesk.desktop.kiosk;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.ShellController;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/** Binds the start: what can be booked, and the patient's own appointments. */
final class HomeController {

    private final KioskViewModel model;
    private final PlacesViewModel places;
    private final OwnAppointmentsViewModel own;
    private final Told told;
    private final String patient;
    private final ShellController.Session session;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label welcome;
    @FXML private Button english;
    @FXML private Button spanish;
    @FXML private Button finished;
    @FXML private FlowPane specializations;
    @FXML private Label specializationsMessage;
    @FXML private Button specializationsRetry;
    @FXML private VBox upcoming;
    @FXML private Label upcomingMessage;
    @FXML private Button upcomingRetry;
    @FXML private VBox before;
    @FXML private Label beforeMessage;

    HomeController(
            KioskViewModel model,
            PlacesViewModel places,
            OwnAppointmentsViewModel own,
            Told told,
            String patient,
            ShellController.Session session,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.places = places;
        this.own = own;
        this.told = told;
        this.patient = patient;
        this.session = session;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        welcome.setText(texts.get("kiosk.welcome", patient));
        speaks(english, Locale.ENGLISH);
        speaks(spanish, Locale.of("es"));
        finished.setOnAction(pressed -> session.signOut());
        whenChanged(places.specializations(), this::showSpecializations);
        whenChanged(own.upcoming(), this::showUpcoming);
        whenChanged(own.history(), this::showBefore);
        own.askedProperty().subscribe((asked, now) -> showUpcoming());
        follow(
                places.specializationsLoading(),
                specializationsMessage,
                texts.get("kiosk.nothingToBook"),
                specializationsRetry);
        follow(own.loading(), upcomingMessage, texts.get("kiosk.upcoming.none"), upcomingRetry);
        follow(own.historyLoading(), beforeMessage, texts.get("kiosk.before.none"), upcomingRetry);
        specializationsRetry.setOnAction(pressed -> places.start());
        upcomingRetry.setOnAction(pressed -> own.load());
    }

    void focusFirst() {
        if (!specializations.getChildren().isEmpty()) {
            specializations.getChildren().getFirst().requestFocus();
        }
    }

    private void speaks(Button button, Locale language) {
        String name = language.getDisplayLanguage(language);
        button.setText(name.substring(0, 1).toUpperCase(language) + name.substring(1));
        boolean spoken = texts.locale().getLanguage().equals(language.getLanguage());
        Nodes.show(button, !spoken);
        button.setOnAction(pressed -> session.speak(language));
    }

    private void follow(Loading loading, Label message, String whenEmpty, Button retry) {
        loading.stateProperty()
                .subscribe(
                        state -> {
                            message.setText(
                                    switch (state) {
                                        case LOADING -> texts.get("kiosk.loading");
                                        case EMPTY -> whenEmpty;
                                        case FAILED -> loading.failureProperty().get();
                                        case READY -> "";
                                    });
                            Nodes.show(message, state != ListState.READY);
                            Nodes.show(retry, state == ListState.FAILED);
                        });
    }

    private void showSpecializations() {
        specializations
                .getChildren()
                .setAll(places.specializations().stream().map(this::tile).toList());
    }

    private Button tile(String specialization) {
        Button tile = new Button(specialization, new FontIcon("fth-calendar"));
        tile.getStyleClass().add("kiosk-tile");
        tile.setWrapText(true);
        tile.setOnAction(pressed -> model.look(specialization));
        return tile;
    }

    private void showUpcoming() {
        upcoming.getChildren().setAll(own.upcoming().stream().map(this::line).toList());
    }

    private Node line(Appointment one) {
        boolean asked = own.askedProperty().get().equals(one.getAppointmentId());
        HBox line =
                line(
                        told.time(one.getStartTime()),
                        told.day(one.getStartTime()),
                        told.doctor(one.getDoctorId()),
                        one.getStatus());
        line.setId("own-" + one.getAppointmentId());
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("kiosk-buttons");
        if (asked) {
            buttons.getChildren()
                    .addAll(
                            button("kiosk.reallyCancel", "danger", () -> own.cancel(one)),
                            button("appointment.keep", "", own::forgetQuestion));
        } else {
            if (one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING) {
                buttons.getChildren()
                        .add(button("appointment.confirm", "success", () -> model.goOn(one)));
            }
            if (own.mayCancel(one)) {
                buttons.getChildren().add(button("kiosk.cancel", "", () -> own.askToCancel(one)));
            }
        }
        VBox card = new VBox(line);
        if (asked) {
            Label question = new Label(texts.get("kiosk.cancel.really"));
            question.setWrapText(true);
            card.getChildren().add(question);
        }
        if (!buttons.getChildren().isEmpty()) {
            card.getChildren().add(buttons);
        }
        card.getStyleClass().add("kiosk-card");
        return card;
    }

    private Button button(String key, String style, Runnable action) {
        Button button = new Button(texts.get(key));
        button.getStyleClass().add("kiosk-button");
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setId(key.substring(key.lastIndexOf('.') + 1));
        if (!key.equals("appointment.keep")) {
            button.disableProperty().bind(connection.liveProperty().not());
        }
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private void showBefore() {
        before.getChildren().setAll(own.history().stream().map(this::lineBefore).toList());
    }

    private Node lineBefore(HistoryEntry one) {
        HBox line =
                line(
                        told.time(one.getStartTime()),
                        told.day(one.getStartTime()),
                        texts.get(
                                "kiosk.doctor",
                                one.getDoctorDisplayName(),
                                one.getSpecialization()),
                        statusOf(one));
        line.getStyleClass().add("kiosk-before");
        return line;
    }

    private HBox line(String time, String day, String doctor, AppointmentStatus status) {
        Label when = new Label(texts.get("kiosk.when", day, time));
        when.getStyleClass().add("kiosk-when");
        when.setWrapText(true);
        Label who = new Label(doctor);
        who.setWrapText(true);
        who.getStyleClass().add("muted");
        VBox words = new VBox(when, who);
        HBox.setHgrow(words, Priority.ALWAYS);
        VisitStatus shown = VisitStatus.of(status);
        Label pill = new Label(texts.get(shown.textKey()), new FontIcon(shown.icon()));
        pill.getStyleClass().addAll("status-pill", shown.styleClass());
        pill.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(words, pill);
        line.getStyleClass().add("kiosk-line");
        return line;
    }

    private static AppointmentStatus statusOf(HistoryEntry entry) {
        try {
            return AppointmentStatus.valueOf("APPOINTMENT_STATUS_" + entry.getStatus());
        } catch (IllegalArgumentException newer) {
            return AppointmentStatus.APPOINTMENT_STATUS_UNSPECIFIED; // a server younger than this
        }
    }

    private static <T> void whenChanged(ObservableList<T> list, Runnable show) {
        list.addListener((ListChangeListener<T>) change -> show.run());
        show.run();
    }
}
