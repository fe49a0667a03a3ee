package org.frontdesk.desktop.administration.hours;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.desktop.texts.Texts;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The days of the week, each chosen or not. */
public final class Weekdays {

    private final Map<DayOfWeek, BooleanProperty> chosen = new EnumMap<>(DayOfWeek.class);

    public Weekdays() {
        for (DayOfWeek day : DayOfWeek.values()) {
            chosen.put(day, new SimpleBooleanProperty());
        }
        chooseWorkingDays();
    }

    /** Monday to Friday. */
    public void chooseWorkingDays() {
        chosen.forEach((day, wanted) -> wanted.set(day.compareTo(DayOfWeek.FRIDAY) <= 0));
    }

    /** Whether a day is chosen. */
    public BooleanProperty chosenProperty(DayOfWeek day) {
        return chosen.get(day);
    }

    /** Those that are. */
    public Set<DayOfWeek> chosen() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        chosen.forEach(
                (day, wanted) -> {
                    if (wanted.get()) {
                        days.add(day);
                    }
                });
        return days;
    }

    public void onChange(Runnable listener) {
        chosen.values().forEach(one -> one.subscribe((before, after) -> listener.run()));
    }

    /** {@code Monday}, as it stands alone. */
    public static String name(DayOfWeek day, Texts texts) {
        String name = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
        return name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1);
    }
}
