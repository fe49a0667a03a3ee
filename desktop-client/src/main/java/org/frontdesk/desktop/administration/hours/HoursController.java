package org.frontdesk.desktop.administration.hours;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Room;
import org.frontdesk.desktop.administration.FormField;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** Binds the hours of a day. */
public final class HoursController {

    private static final double TIME_WIDTH_PX = 84;

    private final HoursViewModel model;
    private final Texts texts;

    @FXML private TextField from;
    @FXML private TextField to;
    @FXML private TextField slotMinutes;
    @FXML private TextField capacity;
    @FXML private FormField roomField;
    @FXML private ComboBox<Room> room;
    @FXML private VBox breaks;
    @FXML private Button addBreak;
    private List<HoursViewModel.Break> shown = List.of();

    public HoursController(HoursViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        from.textProperty().bindBidirectional(model.fromProperty());
        to.textProperty().bindBidirectional(model.toProperty());
        slotMinutes.textProperty().bindBidirectional(model.slotMinutesProperty());
        capacity.textProperty().bindBidirectional(model.capacityProperty());
        Choices.fill(
                room,
                model.rooms().usable(),
                texts.get("hours.room.none"),
                model.rooms()::name,
                model.roomProperty(),
                null);
        Nodes.showWhile(roomField, Bindings.isNotEmpty(model.rooms().usable()));
        addBreak.setOnAction(
                pressed -> {
                    model.addBreak();
                    focusLastBreak();
                });
        model.breaks()
                .addListener((ListChangeListener<HoursViewModel.Break>) change -> showBreaks());
        showBreaks();
    }

    private void showBreaks() {
        addBreak.setDisable(!model.hasRoomForABreak());
        if (shown.equals(model.breaks())) {
            return; // somebody types in one of them
        }
        shown = List.copyOf(model.breaks());
        breaks.getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            breaks.getChildren().add(row(i));
        }
    }

    private Node row(int number) {
        HoursViewModel.Break one = shown.get(number);
        TextField start = time("hours.break.from");
        start.textProperty().bindBidirectional(one.from());
        start.setId("break-from-" + number);
        TextField end = time("hours.break.to");
        end.textProperty().bindBidirectional(one.to());
        end.setId("break-to-" + number);
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setAccessibleText(texts.get("hours.break.remove"));
        remove.setOnAction(pressed -> model.breaks().remove(one));
        HBox line = new HBox(start, new Label("–"), end, remove);
        line.getStyleClass().add("form-line");
        String name = "breaks[" + number + "]";
        FormField field = new FormField(name + ".start," + name + ".end," + name, line);
        field.follow(model.errors());
        return field;
    }

    private TextField time(String textKey) {
        TextField field = new TextField();
        field.setPrefWidth(TIME_WIDTH_PX);
        field.setPromptText(texts.get("hours.time.prompt"));
        field.setAccessibleText(texts.get(textKey));
        return field;
    }

    private void focusLastBreak() {
        Node last = breaks.lookup("#break-from-" + (shown.size() - 1));
        if (last != null) {
            last.requestFocus();
        }
    }
}
