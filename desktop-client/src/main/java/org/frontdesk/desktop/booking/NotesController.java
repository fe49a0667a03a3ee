package org.frontdesk.desktop.booking;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Note;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Binds what staff wrote on an appointment, and the field for more. */
public final class NotesController {

    private final NotesViewModel model;
    private final ConnectionViewModel connection;
    private final ZoneId zone;
    private final Texts texts;

    @FXML private VBox notesBox;
    @FXML private VBox notes;
    @FXML private TextArea newNote;
    @FXML private Button addNote;
    @FXML private Label notesMessage;

    public NotesController(
            NotesViewModel model, ConnectionViewModel connection, ZoneId zone, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.zone = zone;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        notesBox.setVisible(model.isForThisPerson());
        notesBox.setManaged(model.isForThisPerson());
        newNote.textProperty().bindBidirectional(model.draftProperty());
        newNote.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        addNote.disableProperty()
                .bind(
                        model.busyProperty()
                                .or(connection.liveProperty().not())
                                .or(model.draftProperty().isEmpty()));
        addNote.setOnAction(pressed -> model.add());
        notesMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(notesMessage, model.messageProperty().isNotEmpty());
        model.notes().addListener((ListChangeListener<Note>) change -> showNotes());
    }

    private void showNotes() {
        notes.getChildren().setAll(model.notes().stream().map(this::noteBox).toList());
    }

    private VBox noteBox(Note note) {
        Label text = new Label(note.getText());
        text.setWrapText(true);
        ZonedDateTime written = WireTime.at(note.getWriteTime(), zone);
        Label by =
                new Label(
                        texts.get(
                                "notes.by",
                                note.getAuthorName(),
                                texts.date(written.toLocalDate()),
                                texts.time(written.toLocalTime())));
        by.getStyleClass().add("choice-details");
        VBox box = new VBox(text, by);
        box.getStyleClass().add("note");
        return box;
    }

    /** Tab leaves the text, Ctrl+Enter adds it. */
    private void leave(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isShiftDown()) {
            addNote.requestFocus();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isControlDown()) {
            addNote.fire();
            key.consume();
        }
    }
}
