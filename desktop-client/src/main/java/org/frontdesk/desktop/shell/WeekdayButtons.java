package org.frontdesk.desktop.shell;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

import org.frontdesk.api.v1.Weekday;
import org.frontdesk.desktop.texts.Texts;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Map;

/** Buttons for the days of the week. */
public final class WeekdayButtons {

    private WeekdayButtons() {}

    /** One for each day, pressed while that day is wanted. */
    public static void fill(Pane box, Map<Weekday, BooleanProperty> wanted, Texts texts) {
        wanted.forEach(
                (day, isWanted) -> {
                    DayOfWeek iso = DayOfWeek.of(day.getNumber());
                    ToggleButton button =
                            new ToggleButton(iso.getDisplayName(TextStyle.SHORT, texts.locale()));
                    button.setId("weekday-" + iso.getValue());
                    button.setAccessibleText(iso.getDisplayName(TextStyle.FULL, texts.locale()));
                    button.selectedProperty().bindBidirectional(isWanted);
                    button.getStyleClass().add("small");
                    box.getChildren().add(button);
                });
    }
}
