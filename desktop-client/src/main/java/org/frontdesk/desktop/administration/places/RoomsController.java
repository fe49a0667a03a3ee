package org.frontdesk.desktop.administration.places;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Room;
import org.frontdesk.desktop.administration.form.FormField;
import org.frontdesk.desktop.administration.form.SecondPress;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the rooms of a location. */
public final class RoomsController {

    private final RoomsViewModel model;
    private final Texts texts;

    @FXML private VBox rooms;
    @FXML private Label roomsSaid;
    @FXML private Button roomsRetry;
    @FXML private FormField roomField;
    @FXML private TextField roomName;
    @FXML private Label roomMessage;
    @FXML private Button roomSave;
    @FXML private Button roomLeave;

    RoomsController(RoomsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.records().addListener((ListChangeListener<Room>) change -> show());
        model.loading().stateProperty().subscribe(this::say);
        roomsRetry.setOnAction(pressed -> model.load());
        roomField.follow(model.form(), texts);
        roomName.setOnAction(entered -> roomSave.fire());
        roomMessage.textProperty().bind(model.form().messageProperty());
        Nodes.showWhile(roomMessage, model.form().messageProperty().isNotEmpty());
        roomSave.disableProperty().bind(model.idle().or(roomName.textProperty().isEmpty()));
        roomSave.setOnAction(pressed -> model.save());
        roomLeave.setOnAction(pressed -> model.leave());
        Nodes.showWhile(roomLeave, model.chosenProperty().isNotNull());
        model.chosenProperty()
                .subscribe(
                        room ->
                                roomSave.setText(
                                        texts.get(
                                                room == null
                                                        ? "places.room.add"
                                                        : "places.room.rename")));
    }

    private void say(ListState state) {
        roomsSaid.setText(
                switch (state) {
                    case LOADING -> texts.get("form.loading");
                    case EMPTY -> texts.get("places.rooms.none");
                    case FAILED -> model.loading().failureProperty().get();
                    case READY -> "";
                });
        Nodes.show(roomsSaid, state != ListState.READY);
        Nodes.show(roomsRetry, state == ListState.FAILED);
    }

    private void show() {
        rooms.getChildren().setAll(model.records().stream().map(this::line).toList());
    }

    private HBox line(Room room) {
        Label name = new Label(room.getName());
        name.getStyleClass().add(room.getActive() ? "choice-name" : "muted");
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button rename = new Button(null, new FontIcon("fth-edit-2"));
        rename.getStyleClass().addAll("button-icon", "flat", "small");
        rename.setAccessibleText(texts.get("places.room.renameOf", room.getName()));
        rename.setOnAction(
                pressed -> {
                    model.choose(room);
                    roomName.requestFocus();
                });
        HBox line = new HBox(new FontIcon("fth-square"), name, rename, use(room));
        line.setId("room-" + room.getName().replace(' ', '-'));
        line.getStyleClass().add("session-line");
        return line;
    }

    private Button use(Room room) {
        Button button =
                room.getActive()
                        ? new SecondPress(
                                texts.get("places.deactivate"),
                                texts.get("places.room.really"),
                                () -> model.deactivate(room))
                        : new Button(texts.get("places.reactivate"));
        if (!room.getActive()) {
            button.getStyleClass().add("small");
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setOnAction(pressed -> model.reactivate(room));
        }
        button.disableProperty().bind(model.idle());
        button.setAccessibleText(
                texts.get(
                        room.getActive() ? "places.deactivateOf" : "places.reactivateOf",
                        room.getName()));
        return button;
    }
}
