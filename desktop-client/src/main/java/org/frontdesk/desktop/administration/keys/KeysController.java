package org.frontdesk.desktop.administration.keys;

import com.google.protobuf.Timestamp;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.ServiceKey;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.ListAndForm;
import org.frontdesk.desktop.administration.form.RecordLine;
import org.frontdesk.desktop.administration.form.RecordList;
import org.frontdesk.desktop.administration.form.ShownOnce;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.concurrent.Executor;

/** Binds the list of service keys and the form of one. */
public final class KeysController {

    private final KeysViewModel model;
    private final Executor fx;
    private final Texts texts;

    @FXML private ListAndForm page;
    @FXML private Button add;
    @FXML private RecordList<ServiceKey> list;
    @FXML private FormPane form;
    @FXML private ShownOnce shownSecret;
    @FXML private TextField name;
    @FXML private DatePicker expires;
    @FXML private VBox permissions;
    @FXML private Label state;
    @FXML private AskFirst askRevoke;

    KeysController(KeysViewModel model, Executor fx, Texts texts) {
        this.model = model;
        this.fx = fx;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        add.setOnAction(
                pressed -> {
                    model.startNew();
                    form.focusFirst();
                });
        list.follow(model, this::line, fx);
        form.follow(model, texts);
        page.follow(model);
        form.setSaveText(texts.get("keys.make"));
        shownSecret.follow(model.secretProperty(), model::secretNoted);
        name.disableProperty().bind(model.isNew().not());
        bindDay();
        for (KeyPermission one : KeyPermission.values()) {
            CheckBox box = new CheckBox(texts.get(one.textKey()));
            box.setId("may-" + one.name());
            box.setWrapText(true);
            box.selectedProperty().bindBidirectional(model.wantedProperty(one));
            permissions.getChildren().add(box);
        }
        permissions.disableProperty().bind(model.isNew().not());
        askRevoke.setOnReally(model::revoke);
        askRevoke.impossibleProperty().bind(model.idle());
        model.openProperty().subscribe(open -> show());
        model.chosenProperty().subscribe(key -> show());
    }

    void focusFirst() {
        list.focus();
    }

    private void bindDay() {
        expires.disableProperty().bind(model.isNew().not());
        expires.valueProperty()
                .subscribe(
                        day ->
                                model.form()
                                        .value(KeysViewModel.EXPIRES)
                                        .set(day == null ? "" : day.toString()));
        model.form()
                .value(KeysViewModel.EXPIRES)
                .subscribe(day -> expires.setValue(day.isEmpty() ? null : LocalDate.parse(day)));
    }

    private void show() {
        ServiceKey key = model.chosenProperty().get();
        form.setTitle(key == null ? texts.get("keys.new") : key.getName());
        form.showSaving(key == null);
        Nodes.show(state, key != null);
        Nodes.show(askRevoke, key != null && !model.hasEnded(key));
        if (key != null) {
            state.setText(
                    texts.get("keys.made", words(key.getCreatedAt()))
                            + " "
                            + (key.hasLastUsedAt()
                                    ? texts.get("keys.used", words(key.getLastUsedAt()))
                                    : texts.get("keys.neverUsed")));
        }
    }

    private RecordLine line(ServiceKey key) {
        String mark = "";
        if (key.hasRevokedAt()) {
            mark = texts.get("keys.mark.revoked");
        } else if (model.hasEnded(key)) {
            mark = texts.get("keys.mark.expired");
        }
        return new RecordLine(
                "key-" + key.getName(),
                key.getName(),
                texts.get("keys.until", words(key.getExpiresAt())),
                mark);
    }

    private String words(Timestamp moment) {
        return texts.date(model.dayOf(moment));
    }
}
