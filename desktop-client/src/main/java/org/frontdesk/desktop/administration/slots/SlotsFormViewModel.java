package org.frontdesk.desktop.administration.slots;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.hours.HoursViewModel;
import org.frontdesk.desktop.administration.hours.SlotPattern;
import org.frontdesk.desktop.administration.hours.Weekdays;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;

/** For whom, on which days and at which hours slots are to be made. */
final class SlotsFormViewModel {

    /** What the contract takes at once. */
    private static final int MOST_DAYS = 366;

    private static final int USUAL_WEEKS = 4;

    /** A doctor who can be chosen. */
    record Choice(Doctor doctor, BooleanProperty chosen) {}

    private final Doctors doctors;
    private final HoursViewModel hours;
    private final PreviewViewModel preview;
    private final FieldErrors errors;
    private final Clock clock;
    private final Executor fx;
    private final Texts texts;
    private final ObservableList<Choice> all = FXCollections.observableArrayList();
    private final FilteredList<Choice> found = new FilteredList<>(all);
    private final StringProperty find = new SimpleStringProperty("");
    private final StringProperty chosenCount = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    private final Weekdays weekdays = new Weekdays();

    SlotsFormViewModel(
            Doctors doctors,
            HoursViewModel hours,
            PreviewViewModel preview,
            FieldErrors errors,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.doctors = doctors;
        this.hours = hours;
        this.preview = preview;
        this.errors = errors;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
        first.set(LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        weeks(USUAL_WEEKS);
        find.subscribe((before, after) -> narrow());
        first.subscribe((before, after) -> changed());
        last.subscribe((before, after) -> changed());
        weekdays.onChange(this::changed);
        hours.onChange(this::changed);
        tellChosen();
    }

    /** The doctors that are looked at, in order of name. */
    ObservableList<Choice> found() {
        return found;
    }

    /** Letters of a name or a specialization. */
    StringProperty findProperty() {
        return find;
    }

    /** How many are chosen, in words. */
    StringProperty chosenCountProperty() {
        return chosenCount;
    }

    ObjectProperty<LocalDate> firstProperty() {
        return first;
    }

    ObjectProperty<LocalDate> lastProperty() {
        return last;
    }

    Weekdays weekdays() {
        return weekdays;
    }

    FieldErrors errors() {
        return errors;
    }

    /** Reads the doctors if nobody has, and the rooms. */
    void start() {
        hours.rooms().load(() -> {});
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(this::ready, fx);
        } else {
            ready(Optional.empty());
        }
    }

    /** The range is this many weeks, from its first day on. */
    void weeks(int count) {
        if (first.get() != null) {
            last.set(first.get().plusWeeks(count).minusDays(1));
        }
    }

    /** Chooses everybody who is looked at, or nobody of them if everybody is. */
    void toggleFound() {
        boolean choose = found.stream().anyMatch(one -> !one.chosen().get());
        found.forEach(one -> one.chosen().set(choose));
    }

    /** Asks what would be made. */
    void preview() {
        errors.clear();
        List<String> wanted = chosen();
        if (wanted.isEmpty()) {
            errors.put("doctor_id", texts.get("slots.noDoctor"));
        }
        checkDays();
        if (weekdays.chosen().isEmpty()) {
            errors.put("weekdays", texts.get("wrong.required"));
        }
        Optional<WeeklyHours> read = hours.read();
        errors.told();
        if (errors.isEmpty() && read.isPresent()) {
            preview.ask(
                    new SlotPattern(first.get(), last.get(), weekdays.chosen(), read.get()),
                    wanted);
        }
    }

    private void checkDays() {
        if (first.get() == null) {
            errors.put("first_date", texts.get("wrong.required"));
        } else if (first.get().isBefore(LocalDate.now(clock))) {
            errors.put("first_date", texts.get("slots.dayIsOver"));
        }
        if (last.get() == null) {
            errors.put("last_date", texts.get("wrong.required"));
        } else if (first.get() != null && last.get().isBefore(first.get())) {
            errors.put("last_date", texts.get("wrong.endsBefore"));
        } else if (first.get() != null && first.get().plusDays(MOST_DAYS).isBefore(last.get())) {
            errors.put("last_date", texts.get("wrong.days", MOST_DAYS));
        }
    }

    private List<String> chosen() {
        return all.stream()
                .filter(one -> one.chosen().get())
                .map(one -> one.doctor().getDoctorId())
                .toList();
    }

    private void ready(Optional<CallFailure> failed) {
        failed.ifPresent(
                failure -> {
                    errors.put("doctor_id", texts.of(failure));
                    errors.told();
                });
        List<String> kept = chosen();
        all.setAll(
                doctors.all().stream()
                        .filter(Doctor::getActive)
                        .map(one -> choice(one, kept.contains(one.getDoctorId())))
                        .toList());
    }

    private Choice choice(Doctor doctor, boolean isChosen) {
        BooleanProperty chosen = new SimpleBooleanProperty(isChosen);
        chosen.subscribe(
                (before, after) -> {
                    tellChosen();
                    changed();
                });
        return new Choice(doctor, chosen);
    }

    private void tellChosen() {
        chosenCount.set(texts.get("slots.chosen", chosen().size()));
    }

    private void narrow() {
        String letters = find.get().strip().toLowerCase(Locale.ROOT);
        found.setPredicate(
                one ->
                        (one.doctor().getDisplayName() + " " + one.doctor().getSpecialization())
                                .toLowerCase(Locale.ROOT)
                                .contains(letters));
    }

    /** What was previewed is no longer what is asked for. */
    private void changed() {
        errors.clear();
        preview.forget();
    }
}
