package org.frontdesk.desktop.administration.preview;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day of a doctor: what would be made, and below it what is in the way. */
final class PlannedDayCell extends ListCell<PlannedDay> {

    /** The others are counted. */
    private static final int MOST_TOLD = 4;

    private static final double SCROLL_BAR_PX = 16;

    private final Doing doing;
    private final Doctors doctors;
    private final Texts texts;
    private final Label day = new Label();
    private final Label what = new Label();
    private final Label count = new Label();
    private final FontIcon done = new FontIcon("fth-check");
    private final VBox obstacles = new VBox();
    private final VBox whole;

    PlannedDayCell(Doing doing, Doctors doctors, Texts texts) {
        this.doing = doing;
        this.doctors = doctors;
        this.texts = texts;
        day.getStyleClass().add("choice-name");
        what.getStyleClass().add("choice-details");
        what.setWrapText(true);
        count.getStyleClass().add("planned-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        done.getStyleClass().add("planned-done");
        done.managedProperty().bind(done.visibleProperty());
        obstacles.getStyleClass().add("obstacles");
        VBox words = new VBox(day, what);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words, done, count);
        line.getStyleClass().add("planned-line");
        whole = new VBox(line, obstacles);
        setPrefWidth(0); // as wide as the list, and words wrap
    }

    /** A list asks without a width, for which words would not wrap. */
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double sides = snappedLeftInset() + snappedRightInset() + SCROLL_BAR_PX;
        return snappedTopInset()
                + snappedBottomInset()
                + whole.prefHeight(getListView().getWidth() - sides);
    }

    @Override
    protected void updateItem(PlannedDay planned, boolean empty) {
        super.updateItem(planned, empty);
        if (empty || planned == null) {
            setGraphic(null);
            setAccessibleText(null);
            setId(null);
            return;
        }
        day.setText(texts.dayAndDate(planned.date()));
        what.setText(
                Stream.concat(
                                planned.stretches().stream()
                                        .map(one -> range(one.start(), one.end())),
                                Stream.of(doctors.name(planned.doctorId())))
                        .collect(Collectors.joining(" · ")));
        count.setText(texts.get("preview.count", planned.count()));
        done.setVisible(doing.isDone(planned));
        List<String> told = tell(planned);
        obstacles.getChildren().setAll(told.stream().map(PlannedDayCell::line).toList());
        setAccessibleText(
                "%s, %s, %s. %s"
                        .formatted(
                                day.getText(),
                                count.getText(),
                                what.getText(),
                                String.join(". ", told)));
        setId("planned-" + planned.id());
        setGraphic(whole);
    }

    private List<String> tell(PlannedDay planned) {
        List<String> all =
                ObstacleGroup.of(planned.obstacles()).stream().map(this::words).distinct().toList();
        List<String> told = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_TOLD)));
        if (all.size() > MOST_TOLD) {
            told.add(texts.get("preview.more", all.size() - MOST_TOLD));
        }
        return told;
    }

    private String words(ObstacleGroup group) {
        String when = range(group.start(), group.end());
        PlannedDay.Obstacle first = group.obstacles().getFirst();
        long slots = group.slots();
        return switch (first.kind()) {
            case CLOSED -> texts.get("preview.closed", when, first.reason());
            case DOCTOR -> texts.get("preview.slotsThere", when, slots, group.booked());
            case ROOM ->
                    texts.get("preview.roomTaken", when, doctors.name(first.doctorId()), slots);
        };
    }

    private String range(LocalTime start, LocalTime end) {
        return texts.get("booking.time", texts.time(start), texts.time(end));
    }

    private static Label line(String words) {
        Label label = new Label(words, new FontIcon("fth-alert-triangle"));
        label.getStyleClass().add("obstacle");
        label.setWrapText(true);
        return label;
    }
}
