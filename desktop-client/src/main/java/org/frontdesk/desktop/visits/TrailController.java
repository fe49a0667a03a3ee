package org.frontdesk.desktop.visits;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Binds what was done to an appointment; folded until somebody wants to know. */
public final class TrailController {

    private final TrailViewModel model;
    private final ZoneId zone;
    private final Texts texts;

    @FXML private TitledPane trailFold;
    @FXML private VBox trail;
    @FXML private Label trailMessage;

    public TrailController(TrailViewModel model, ZoneId zone, Texts texts) {
        this.model = model;
        this.zone = zone;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        trailFold.setVisible(model.isForThisPerson());
        trailFold.setManaged(model.isForThisPerson());
        trailFold.expandedProperty().bindBidirectional(model.unfoldedProperty());
        trailMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(trailMessage, model.messageProperty().isNotEmpty());
        model.entries()
                .addListener((ListChangeListener<AppointmentTrailEntry>) change -> showEntries());
    }

    private void showEntries() {
        trail.getChildren().setAll(model.entries().stream().map(this::entryBox).toList());
    }

    private VBox entryBox(AppointmentTrailEntry entry) {
        Label what = new Label(whatOf(entry));
        what.setWrapText(true);
        ZonedDateTime at = at(entry.getTime().getSeconds());
        String who =
                entry.getUserName().isEmpty() ? texts.get("trail.byServer") : entry.getUserName();
        Label by =
                new Label(
                        texts.get(
                                "notes.by",
                                who,
                                texts.date(at.toLocalDate()),
                                texts.time(at.toLocalTime())));
        by.getStyleClass().add("choice-details");
        VBox box = new VBox(what, by);
        if (!entry.getNote().isEmpty()) {
            Label why = new Label(entry.getNote());
            why.setWrapText(true);
            why.getStyleClass().add("muted");
            box.getChildren().add(1, why);
        }
        return box;
    }

    private String whatOf(AppointmentTrailEntry entry) {
        return switch (entry.getAction()) {
            case "BOOK" -> texts.get("trail.book");
            case "OVERBOOK" -> texts.get("trail.overbook");
            case "WALK_IN" -> texts.get("trail.walkIn");
            case "CONFIRM" -> texts.get("trail.confirm");
            case "CHECK_IN" -> texts.get("trail.checkIn");
            case "START" -> texts.get("trail.start");
            case "COMPLETE" -> texts.get("trail.complete");
            case "NO_SHOW" -> texts.get("trail.noShow");
            case "CANCEL" -> texts.get("trail.cancel");
            case "EXPIRE" -> texts.get("trail.expire");
            case "MOVE" -> moved(entry);
            case "UNDO" -> texts.get("trail.undo");
            case "MERGE" -> texts.get("trail.merge");
            case "ADD_NOTE" -> texts.get("trail.addNote");
            case "EDIT_NOTE" -> texts.get("trail.editNote");
            case "REMOVE_NOTE" -> texts.get("trail.removeNote");
            default -> entry.getAction(); // one of a newer server
        };
    }

    private String moved(AppointmentTrailEntry entry) {
        ZonedDateTime from = at(entry.getFromStartTime().getSeconds());
        ZonedDateTime to = at(entry.getToStartTime().getSeconds());
        return texts.get(
                "trail.move",
                texts.date(from.toLocalDate()),
                texts.time(from.toLocalTime()),
                texts.date(to.toLocalDate()),
                texts.time(to.toLocalTime()));
    }

    private ZonedDateTime at(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(zone);
    }
}
