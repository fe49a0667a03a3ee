package org.frontdesk.desktop.waitlist;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/** One who waits, in the line. */
final class WaitingCell extends ListCell<WaitingEntry> {

    private final Texts texts;
    private final Label place = new Label();
    private final Label patient = new Label();
    private final UrgencyPill urgency = new UrgencyPill();
    private final Label offered;
    private final Label forWhat = new Label();
    private final Label when = new Label();
    private final Label waits = new Label();
    private final Label since = new Label();
    private final HBox line;

    WaitingCell(Consumer<WaitingEntry> open, Texts texts) {
        this.texts = texts;
        place.getStyleClass().add("waiting-place");
        patient.getStyleClass().add("choice-name");
        offered = new Label(texts.get("waitlist.offered"), new FontIcon("fth-phone"));
        offered.getStyleClass().add("offered-pill");
        offered.setMinWidth(Region.USE_PREF_SIZE);
        forWhat.getStyleClass().add("waiting-for");
        when.getStyleClass().add("choice-details");
        waits.getStyleClass().add("waiting-time");
        since.getStyleClass().add("choice-details");
        HBox name = new HBox(patient, urgency, offered);
        name.getStyleClass().add("waiting-line");
        HBox what = new HBox(forWhat, when);
        what.getStyleClass().add("waiting-line");
        VBox who = new VBox(name, what);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        VBox time = new VBox(waits, since);
        time.setAlignment(Pos.CENTER_RIGHT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(place, who, time);
        line.getStyleClass().add("waiting");
        line.setMinWidth(0);
        setPrefWidth(0); // as wide as the list
        setOnMouseClicked(
                click -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(WaitingEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("waiting-" + entry.id());
        place.setText(Integer.toString(getIndex() + 1));
        patient.setText(entry.patient());
        urgency.show(entry);
        if (entry.isOffered()) {
            urgency.setManaged(false); // what is done for them is more than how urgent it was
            urgency.setVisible(false);
        }
        offered.setVisible(entry.isOffered());
        offered.setManaged(entry.isOffered());
        forWhat.setText(entry.forWhat());
        when.setText(entry.when());
        waits.setText(entry.waits());
        since.setText(entry.since());
        since.setManaged(!entry.since().isEmpty());
        setAccessibleText(
                texts.get(
                        "waitlist.spoken",
                        entry.patient(),
                        entry.forWhat(),
                        entry.when(),
                        entry.waits(),
                        entry.isOffered() ? offered.getText() : entry.urgencyWords()));
        setGraphic(line);
    }
}
