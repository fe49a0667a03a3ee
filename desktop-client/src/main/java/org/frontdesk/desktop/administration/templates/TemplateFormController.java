package org.frontdesk.desktop.administration.templates;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.administration.FormField;
import org.frontdesk.desktop.administration.TwoColumns;
import org.frontdesk.desktop.administration.hours.WeekdayButtons;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.administration.templates.TemplateFormViewModel.Mode;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the form of weekly hours: what of it is asked depends on whether they are new, changed or ended. */
final class TemplateFormController {

    private final TemplateFormViewModel model;
    private final PreviewViewModel preview;
    private final SavingTemplates saving;
    private final Horizon horizon;
    private final TemplateWords words;
    private final Runnable back;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private TwoColumns columns;
    @FXML private VBox fields;
    @FXML private Label formTitle;
    @FXML private Label formBefore;
    @FXML private FormField weekdaysField;
    @FXML private Pane weekdays;
    @FXML private FormField firstField;
    @FXML private DatePicker firstDay;
    @FXML private FormField lastField;
    @FXML private DatePicker lastDay;
    @FXML private CheckBox openEnded;
    @FXML private Parent hours;
    @FXML private Label horizonWords;
    @FXML private Label formMessage;
    @FXML private Label endMessage;
    @FXML private Label endOutcome;
    @FXML private Button ask;
    @FXML private Button endHours;
    @FXML private Button formBack;
    @FXML private Parent previewed;
    @FXML private Parent affected;

    TemplateFormController(
            TemplateFormViewModel model,
            PreviewViewModel preview,
            SavingTemplates saving,
            Horizon horizon,
            TemplateWords words,
            Runnable back,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.preview = preview;
        this.saving = saving;
        this.horizon = horizon;
        this.words = words;
        this.back = back;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        WeekdayButtons.fill(weekdays, model.weekdays(), texts);
        firstDay.valueProperty().bindBidirectional(model.firstProperty());
        lastDay.valueProperty().bindBidirectional(model.lastProperty());
        openEnded.selectedProperty().bindBidirectional(model.openEndedProperty());
        horizonWords.textProperty().bind(horizon.wordsProperty());
        model.modeProperty().subscribe(mode -> formTitle.setText(titleOf(mode)));
        model.beforeProperty()
                .subscribe(
                        before ->
                                formBefore.setText(
                                        model.modeProperty().get() == Mode.NEW
                                                ? ""
                                                : words.weekday(before)
                                                        + " "
                                                        + words.hours(before)));
        Nodes.showWhile(formBefore, formBefore.textProperty().isNotEmpty());
        var isNew = model.modeProperty().isEqualTo(Mode.NEW);
        var isEnd = model.modeProperty().isEqualTo(Mode.END);
        Nodes.showWhile(weekdaysField, isNew);
        Nodes.showWhile(firstField, isNew);
        Nodes.showWhile(openEnded, isNew);
        Nodes.showWhile(lastField, isEnd.or(isNew.and(model.openEndedProperty().not())));
        Nodes.showWhile(hours, isEnd.not());
        Nodes.showWhile(horizonWords, isNew);
        Nodes.showWhile(ask, isEnd.not());
        Nodes.showWhile(previewed, isEnd.not());
        Nodes.showWhile(
                affected, isEnd.or(isNew.not().and(preview.summaryProperty().isNotEmpty())));
        preview.work()
                .runningProperty()
                .subscribe(
                        asking -> {
                            if (asking) {
                                columns.showResult();
                            }
                        });
        bindDoing(isEnd);
        FormField.follow(columns, model.errors());
    }

    private void bindDoing(ObservableValue<Boolean> isEnd) {
        var running = saving.work().runningProperty();
        var done = saving.outcomeProperty().isNotEmpty().and(saving.wordsProperty().isEmpty());
        fields.disableProperty().bind(running.or(done));
        formMessage.textProperty().bind(preview.messageProperty());
        Nodes.showWhile(formMessage, preview.messageProperty().isNotEmpty());
        endMessage.textProperty().bind(saving.failureProperty());
        endOutcome.textProperty().bind(saving.outcomeProperty());
        var ending = Bindings.createBooleanBinding(isEnd::getValue, isEnd);
        Nodes.showWhile(endMessage, saving.failureProperty().isNotEmpty().and(ending));
        Nodes.showWhile(endOutcome, saving.outcomeProperty().isNotEmpty().and(ending));
        Nodes.showWhile(endHours, ending.and(saving.outcomeProperty().isEmpty()));
        endHours.disableProperty().bind(connection.liveProperty().not().or(running));
        endHours.setOnAction(pressed -> model.end());
        ask.disableProperty().bind(preview.work().runningProperty());
        ask.setOnAction(pressed -> model.preview());
        saving.wordsProperty()
                .subscribe(
                        ready -> {
                            ask.getStyleClass().remove("accent");
                            if (ready.isEmpty()) {
                                ask.getStyleClass().add("accent");
                            }
                        });
        formBack.disableProperty().bind(running);
        formBack.setOnAction(pressed -> back.run());
        saving.outcomeProperty()
                .subscribe(
                        (before, now) -> {
                            if (!now.isEmpty()) {
                                formBack.requestFocus();
                            }
                        });
    }

    void focusFirst() {
        switch (model.modeProperty().get()) {
            case NEW -> weekdays.getChildren().getFirst().requestFocus();
            case CHANGE -> hours.lookup("#from").requestFocus();
            case END -> lastDay.requestFocus();
        }
    }

    private String titleOf(Mode mode) {
        return switch (mode) {
            case NEW -> texts.get("templates.new");
            case CHANGE -> texts.get("templates.changeTitle");
            case END -> texts.get("templates.endTitle");
        };
    }
}
