package org.frontdesk.desktop.administration.holidays;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.desktop.administration.closures.ClosuresViewModel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The days of a year on which the clinic is closed. */
final class HolidaysViewModel {

    private final ClosuresViewModel holidays;
    private final ReadOnlyIntegerWrapper year = new ReadOnlyIntegerWrapper();
    private final BooleanProperty adding = new SimpleBooleanProperty();

    HolidaysViewModel(ClosuresViewModel holidays, Clock clock) {
        this.holidays = holidays;
        this.year.set(LocalDate.now(clock).getYear());
    }

    ClosuresViewModel holidays() {
        return holidays;
    }

    ReadOnlyIntegerProperty yearProperty() {
        return year.getReadOnlyProperty();
    }

    /** Whether the form of a new one is looked at. */
    BooleanProperty addingProperty() {
        return adding;
    }

    /** Goes to another year. */
    void move(int years) {
        year.set(year.get() + years);
        load();
    }

    /** Back to the list, which may be another now. */
    void showList() {
        adding.set(false);
        load();
    }

    void load() {
        int shown = year.get();
        holidays.load(
                LocalDate.of(shown, 1, 1),
                List.of(),
                one -> one.getDoctorId().isEmpty() && holidays.isOf(shown, one));
    }
}
