package org.frontdesk.desktop.downtime;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.desktop.printing.Paper;
import org.frontdesk.desktop.shell.Notices;
import org.frontdesk.desktop.texts.Texts;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** What of the sheet is looked at. */
public final class DowntimeViewModel implements Notices {

    private final Clock clock;
    private final Texts texts;
    private final ObservableList<LocalDate> days = FXCollections.observableArrayList();
    private final ObservableList<String> doctors = FXCollections.observableArrayList();
    private final ObservableList<SheetRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    private final ObjectProperty<String> doctor = new SimpleObjectProperty<>("");
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty alsoFree = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper stamp = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saidBad = new ReadOnlyBooleanWrapper();
    private List<SheetRow> all = List.of();
    private Sheet sheet;

    public DowntimeViewModel(Clock clock, Texts texts) {
        this.clock = clock;
        this.texts = texts;
        day.subscribe((before, after) -> narrow());
        doctor.subscribe((before, after) -> narrow());
        query.subscribe((before, after) -> narrow());
        alsoFree.subscribe((before, after) -> narrow());
    }

    /** Shows a sheet, on the day that was looked at before if it has that. */
    public void show(Sheet shown) {
        sheet = shown;
        all = new SheetRows(shown, texts).all();
        ZonedDateTime asOf = shown.asOf().atZone(shown.zone());
        stamp.set(
                texts.get(
                        "downtime.asOf",
                        texts.time(asOf.toLocalTime()),
                        texts.dayAndDate(asOf.toLocalDate())));
        List<LocalDate> both = List.of(asOf.toLocalDate(), asOf.toLocalDate().plusDays(1));
        LocalDate kept = day.get();
        if (!days.equals(both)) {
            days.setAll(both);
        }
        List<String> names = all.stream().map(SheetRow::doctor).distinct().sorted().toList();
        if (!doctors.equals(names)) {
            doctors.setAll(names);
        }
        day.set(kept != null && both.contains(kept) ? kept : both.getFirst());
        narrow();
    }

    /** Today and tomorrow, as of when the sheet was written. */
    ObservableList<LocalDate> days() {
        return days;
    }

    /** Who has anything on the sheet. */
    ObservableList<String> doctors() {
        return doctors;
    }

    /** What is looked at, in order of time. */
    ObservableList<SheetRow> rows() {
        return rows;
    }

    ObjectProperty<LocalDate> dayProperty() {
        return day;
    }

    /** Empty: every doctor. */
    ObjectProperty<String> doctorProperty() {
        return doctor;
    }

    /** Part of a name or a number. */
    StringProperty queryProperty() {
        return query;
    }

    BooleanProperty alsoFreeProperty() {
        return alsoFree;
    }

    /** As of when it is; empty before there is one. */
    ReadOnlyStringProperty stampProperty() {
        return stamp.getReadOnlyProperty();
    }

    /** What became of the last thing asked for, where no frame says so; empty for nothing. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Whether that went wrong. */
    ReadOnlyBooleanProperty saidBadProperty() {
        return saidBad.getReadOnlyProperty();
    }

    @Override
    public void done(String sentence) {
        saidBad.set(false);
        said.set(sentence);
    }

    @Override
    public void failed(String sentence) {
        saidBad.set(true);
        said.set(sentence);
    }

    /** What is looked at, to be printed; only once there is a sheet. */
    Paper paper() {
        return new SheetPages(sheet.clinic().getName(), stamp.get(), texts)
                .of(List.copyOf(rows), day.get(), clock.instant().atZone(sheet.zone()));
    }

    private void narrow() {
        String wanted = plain(query.get().strip());
        List<SheetRow> found =
                all.stream()
                        .filter(row -> row.day().equals(day.get()))
                        .filter(row -> alsoFree.get() || !row.free())
                        .filter(row -> doctor.get().isEmpty() || row.doctor().equals(doctor.get()))
                        .filter(
                                row ->
                                        wanted.isEmpty()
                                                || plain(row.patient()).contains(wanted)
                                                || row.number().startsWith(wanted))
                        .toList();
        if (!rows.equals(found)) {
            rows.setAll(found);
        }
    }

    /** Without accents and in one case, as people type. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
