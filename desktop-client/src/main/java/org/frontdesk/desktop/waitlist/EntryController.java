package org.frontdesk.desktop.waitlist;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.Optional;
import java.util.function.Consumer;

/** Binds one who waits. */
public final class EntryController {

    private final EntryViewModel model;
    private final Telephones telephones;
    private final Optional<Consumer<String>> openPatient;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label entryPatient;
    @FXML private Label entryDetails;
    @FXML private Label entryPhone;
    @FXML private Button entryClose;
    @FXML private Button entryRecord;
    @FXML private Label entryForWhat;
    @FXML private Label entryWhen;
    @FXML private Label entrySince;
    @FXML private VBox entryNoteBox;
    @FXML private Label entryNote;
    @FXML private ComboBox<Urgency> entryUrgency;
    @FXML private VBox entryReasonBox;
    @FXML private TextField entryReason;
    @FXML private Label entryReasonError;
    @FXML private Button prioritize;
    @FXML private Label entryMessage;
    @FXML private Label entryOffered;
    @FXML private Button leave;
    @FXML private VBox reallyBox;
    @FXML private Button reallyLeave;
    @FXML private Button stay;

    /**
     * @param openPatient opens a patient's record; empty where there are none to open
     */
    EntryController(
            EntryViewModel model,
            Telephones telephones,
            Optional<Consumer<String>> openPatient,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.telephones = telephones;
        this.openPatient = openPatient;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        entryClose.setOnAction(pressed -> model.close());
        Nodes.show(entryRecord, openPatient.isPresent());
        entryRecord.setOnAction(
                pressed -> openPatient.ifPresent(open -> open.accept(shownPatientId())));
        entryUrgency.getItems().setAll(Urgency.values());
        entryUrgency.setConverter(
                Choices.words(one -> one == null ? "" : texts.get(one.textKey())));
        entryUrgency.valueProperty().bindBidirectional(model.choice().urgencyProperty());
        entryReason.textProperty().bindBidirectional(model.choice().reasonProperty());
        model.choice()
                .urgencyProperty()
                .subscribe(urgency -> Nodes.show(entryReasonBox, urgency != Urgency.NORMAL));
        showText(entryReasonError, model.reasonErrorProperty());
        showText(entryMessage, model.messageProperty());
        var off = connection.liveProperty().not().or(model.busyProperty());
        prioritize.disableProperty().bind(off.or(model.changedProperty().not()));
        prioritize.setOnAction(pressed -> model.prioritize());
        entryReason.setOnAction(entered -> prioritize.fire());
        leave.disableProperty().bind(off);
        leave.setOnAction(pressed -> model.askToLeave());
        reallyLeave.disableProperty().bind(off);
        reallyLeave.setOnAction(pressed -> model.leave());
        stay.setOnAction(pressed -> model.stay());
        model.askingProperty().subscribe(this::showAsking);
        model.shownProperty().subscribe(this::showEntry);
    }

    void focusFirst() {
        entryUrgency.requestFocus();
    }

    private String shownPatientId() {
        return model.shownProperty().get().entry().getPatient().getPatientId();
    }

    private void showEntry(WaitingEntry entry) {
        entryPhone.textProperty().unbind();
        if (entry == null) {
            return;
        }
        entryPatient.setText(entry.patient());
        entryDetails.setText(entry.details());
        entryPhone.textProperty().bind(telephones.of(entry.entry().getPatient().getPatientId()));
        entryForWhat.setText(entry.forWhat());
        entryWhen.setText(entry.when());
        entrySince.setText(
                entry.since().isEmpty()
                        ? entry.waits()
                        : texts.get("waitlist.waitsSince", entry.waits(), entry.since()));
        entryNote.setText(entry.entry().getNote());
        Nodes.show(entryNoteBox, !entry.entry().getNote().isEmpty());
        Nodes.show(entryOffered, entry.isOffered());
        showAsking(model.askingProperty().get());
    }

    private void showAsking(boolean asking) {
        WaitingEntry entry = model.shownProperty().get();
        boolean mayLeave = entry != null && !entry.isOffered();
        Nodes.show(leave, mayLeave && !asking);
        Nodes.show(reallyBox, mayLeave && asking);
        if (asking) {
            stay.requestFocus();
        }
    }

    private static void showText(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        text.subscribe(words -> Nodes.show(label, !words.isEmpty()));
    }
}
