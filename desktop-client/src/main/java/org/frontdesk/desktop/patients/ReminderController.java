package org.frontdesk.desktop.patients;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.patients.ReminderViewModel.Choice;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.Locale;

/** Binds whether a patient is reminded. */
final class ReminderController {

    private final ReminderViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private VBox reminderBox;
    @FXML private RadioButton remind;
    @FXML private RadioButton doNotRemind;
    @FXML private ComboBox<String> reminderLanguage;
    @FXML private Label reminderMessage;
    @FXML private Button saveReminder;
    @FXML private Button closeReminder;

    ReminderController(ReminderViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        ToggleGroup group = new ToggleGroup();
        remind.setToggleGroup(group);
        doNotRemind.setToggleGroup(group);
        remind.setOnAction(chosen -> model.choiceProperty().set(Choice.REMIND));
        doNotRemind.setOnAction(chosen -> model.choiceProperty().set(Choice.DO_NOT_REMIND));
        model.choiceProperty()
                .subscribe(
                        choice -> {
                            remind.setSelected(choice == Choice.REMIND);
                            doNotRemind.setSelected(choice == Choice.DO_NOT_REMIND);
                        });
        reminderLanguage.getItems().setAll("", "en", "es");
        reminderLanguage.setConverter(Choices.words(this::languageName));
        reminderLanguage.valueProperty().bindBidirectional(model.languageProperty());
        reminderMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(reminderMessage, model.messageProperty().isNotEmpty());
        saveReminder
                .disableProperty()
                .bind(
                        model.choiceProperty()
                                .isNull()
                                .or(model.busyProperty())
                                .or(connection.liveProperty().not()));
        saveReminder.setOnAction(pressed -> model.save());
        closeReminder.setOnAction(pressed -> model.openProperty().set(false));
        model.openProperty()
                .subscribe(
                        open -> {
                            Nodes.show(reminderBox, open);
                            if (open) {
                                remind.requestFocus();
                            }
                        });
    }

    private String languageName(String language) {
        return language == null || language.isEmpty()
                ? texts.get("patients.reminders.sameLanguage")
                : Locale.of(language).getDisplayLanguage(texts.locale());
    }
}
