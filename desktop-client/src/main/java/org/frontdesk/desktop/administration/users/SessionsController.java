package org.frontdesk.desktop.administration.users;

import com.google.protobuf.Timestamp;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.UserSession;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.SecondPress;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Binds the open sessions of an account. */
public final class SessionsController {

    private final SessionsViewModel model;
    private final ZoneId zone;
    private final Texts texts;

    @FXML private VBox sessions;
    @FXML private Label sessionsMessage;
    @FXML private Button sessionsRetry;
    @FXML private AskFirst askEndAll;

    SessionsController(SessionsViewModel model, ZoneId zone, Texts texts) {
        this.model = model;
        this.zone = zone;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.sessions().addListener((ListChangeListener<UserSession>) change -> show());
        model.loading().stateProperty().subscribe(this::say);
        sessionsRetry.setOnAction(pressed -> model.load());
        askEndAll.setOnReally(model::endAll);
        askEndAll.impossibleProperty().bind(model.idle());
        show();
    }

    private void say(ListState state) {
        sessionsMessage.setText(
                switch (state) {
                    case LOADING -> texts.get("users.sessions.loading");
                    case EMPTY -> texts.get("users.sessions.none");
                    case FAILED -> model.loading().failureProperty().get();
                    case READY -> "";
                });
        Nodes.show(sessionsMessage, state != ListState.READY);
        Nodes.show(sessionsRetry, state == ListState.FAILED);
    }

    private void show() {
        sessions.getChildren().setAll(model.sessions().stream().map(this::line).toList());
        Nodes.show(askEndAll, model.sessions().size() > 1);
    }

    private HBox line(UserSession session) {
        Label name =
                new Label(
                        session.getClientName().isEmpty()
                                ? texts.get("users.sessions.unnamed")
                                : session.getClientName());
        name.getStyleClass().add("choice-name");
        Label details =
                new Label(
                        texts.get(
                                "users.sessions.details",
                                when(session.getCreatedAt()),
                                when(session.getLastUsedAt())));
        details.getStyleClass().add("choice-details");
        details.setWrapText(true);
        VBox words = new VBox(name, details);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon("fth-monitor"), words);
        line.getStyleClass().add("session-line");
        if (session.getCurrent()) {
            Label mine = new Label(texts.get("users.sessions.current"));
            mine.getStyleClass().add("record-mark");
            mine.setMinWidth(Label.USE_PREF_SIZE);
            line.getChildren().add(mine);
        } else {
            SecondPress end =
                    new SecondPress(
                            texts.get("users.sessions.end"),
                            texts.get("users.sessions.reallyEnd"),
                            () -> model.end(session));
            end.disableProperty().bind(model.idle());
            end.setAccessibleText(
                    texts.get("users.sessions.endOf", name.getText(), details.getText()));
            line.getChildren().add(end);
        }
        return line;
    }

    private String when(Timestamp time) {
        ZonedDateTime at = WireTime.at(time, zone);
        return texts.get("users.when", texts.date(at.toLocalDate()), texts.time(at.toLocalTime()));
    }
}
