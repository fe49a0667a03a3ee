package org.frontdesk.desktop.administration.slots;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.administration.FormField;
import org.frontdesk.desktop.administration.TwoColumns;
import org.frontdesk.desktop.administration.hours.WeekdayButtons;
import org.frontdesk.desktop.administration.preview.Doing;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the form of what is to be made. */
final class SlotsController {

    private final SlotsFormViewModel model;
    private final PreviewViewModel preview;
    private final Doing making;
    private final Texts texts;

    @FXML private TwoColumns columns;
    @FXML private VBox form;
    @FXML private TextField find;
    @FXML private ListView<SlotsFormViewModel.Choice> doctors;
    @FXML private Label chosenCount;
    @FXML private Button everybody;
    @FXML private DatePicker first;
    @FXML private DatePicker last;
    @FXML private HBox weeks;
    @FXML private Pane weekdays;
    @FXML private Label message;
    @FXML private Button ask;

    SlotsController(SlotsFormViewModel model, PreviewViewModel preview, Doing making, Texts texts) {
        this.model = model;
        this.preview = preview;
        this.making = making;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        find.textProperty().bindBidirectional(model.findProperty());
        doctors.setItems(model.found());
        doctors.setCellFactory(list -> new ChoiceCell());
        doctors.setOnKeyPressed(
                key -> {
                    SlotsFormViewModel.Choice one = doctors.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.SPACE && one != null) {
                        one.chosen().set(!one.chosen().get());
                        key.consume();
                    }
                });
        chosenCount.textProperty().bind(model.chosenCountProperty());
        everybody.setOnAction(pressed -> model.toggleFound());
        first.valueProperty().bindBidirectional(model.firstProperty());
        last.valueProperty().bindBidirectional(model.lastProperty());
        for (int count : new int[] {1, 4, 12, 52}) {
            Button button = new Button(texts.get("slots.weeks", count));
            button.setId("weeks-" + count);
            button.getStyleClass().add("small");
            button.setOnAction(pressed -> model.weeks(count));
            weeks.getChildren().add(button);
        }
        WeekdayButtons.fill(weekdays, model.weekdays(), texts);
        message.textProperty().bind(preview.messageProperty());
        Nodes.showWhile(message, preview.messageProperty().isNotEmpty());
        form.disableProperty().bind(making.work().runningProperty());
        ask.disableProperty().bind(preview.work().runningProperty());
        ask.setOnAction(pressed -> model.preview());
        // once there is something to make, that is what comes next
        making.wordsProperty()
                .subscribe(
                        words -> {
                            ask.getStyleClass().remove("accent");
                            if (words.isEmpty()) {
                                ask.getStyleClass().add("accent");
                            }
                        });
        ask.defaultButtonProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> making.wordsProperty().get().isEmpty(),
                                making.wordsProperty()));
        preview.work()
                .runningProperty()
                .subscribe(
                        asking -> {
                            if (asking) {
                                columns.showResult();
                            }
                        });
        FormField.follow(columns, model.errors());
    }

    void focusFirst() {
        find.requestFocus();
    }
}
