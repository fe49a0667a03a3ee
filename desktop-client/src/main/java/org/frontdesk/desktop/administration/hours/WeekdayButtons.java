package org.frontdesk.desktop.administration.hours;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

import org.frontdesk.desktop.texts.Texts;

import java.time.DayOfWeek;
import java.time.format.TextStyle;

/** A button for each day of the week. */
public final class WeekdayButtons {

    private WeekdayButtons() {}

    public static void fill(Pane row, Weekdays weekdays, Texts texts) {
        for (DayOfWeek day : DayOfWeek.values()) {
            ToggleButton button =
                    new ToggleButton(day.getDisplayName(TextStyle.SHORT, texts.locale()));
            button.setId("weekday-" + day.getValue());
            button.setAccessibleText(day.getDisplayName(TextStyle.FULL, texts.locale()));
            button.getStyleClass().add("weekday");
            button.selectedProperty().bindBidirectional(weekdays.chosenProperty(day));
            row.getChildren().add(button);
        }
    }
}
