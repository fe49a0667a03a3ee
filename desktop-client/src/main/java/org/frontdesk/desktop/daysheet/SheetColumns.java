package org.frontdesk.desktop.daysheet;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.Watched;
import org.frontdesk.desktop.texts.Texts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which columns the sheet has: the doctors of a day, as far as they are asked for, or the days of one doctor's week. */
final class SheetColumns {

    private static final int WORKING_DAYS = 5;
    private static final int DAYS_A_WEEK = 7;

    private final Doctors doctors;
    private final String ownDoctorId;
    private final ZoneId zone;
    private final Texts texts;

    private final StringProperty specialization = new SimpleStringProperty("");
    private final BooleanProperty week = new SimpleBooleanProperty();
    private final BooleanProperty oneAtATime = new SimpleBooleanProperty();
    private final ObjectProperty<SheetColumn> shownDoctor = new SimpleObjectProperty<>();
    private final ObservableList<SheetColumn> choices = FXCollections.observableArrayList();

    SheetColumns(Doctors doctors, String ownDoctorId, ZoneId zone, Texts texts) {
        this.doctors = doctors;
        this.ownDoctorId = ownDoctorId;
        this.zone = zone;
        this.texts = texts;
    }

    /** Only doctors of this specialization; empty: all. */
    StringProperty specializationProperty() {
        return specialization;
    }

    /** Whether the week of one doctor is shown. */
    BooleanProperty weekProperty() {
        return week;
    }

    /** Whether there is only room for one doctor. */
    BooleanProperty oneAtATimeProperty() {
        return oneAtATime;
    }

    /** The one doctor, where one is shown. */
    ObjectProperty<SheetColumn> shownDoctorProperty() {
        return shownDoctor;
    }

    /** Who the one doctor can be. */
    ObservableList<SheetColumn> choices() {
        return choices;
    }

    /** What has to be watched for a date to be shown. */
    Watched watched(LocalDate date) {
        if (!week.get()) {
            return Watched.day(date);
        }
        chooseOneOf(doctorColumns(Doctor::getActive));
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Watched(
                monday,
                monday.plusDays(DAYS_A_WEEK - 1),
                shownDoctor.get() == null ? List.of() : List.of(shownDoctor.get().id()));
    }

    /** The columns for these slots. */
    List<SheetColumn> of(LocalDate date, Collection<TimeSlot> slots) {
        if (week.get()) {
            return days(date, slots);
        }
        Set<String> withSlots =
                slots.stream().map(TimeSlot::getDoctorId).collect(Collectors.toSet());
        List<SheetColumn> all = doctorColumns(doctor -> withSlots.contains(doctor.getDoctorId()));
        chooseOneOf(all);
        return oneAtATime.get() && shownDoctor.get() != null ? List.of(shownDoctor.get()) : all;
    }

    /** The id of the column a slot stands in. */
    String columnOf(TimeSlot slot) {
        return week.get() ? dateOf(slot).toString() : slot.getDoctorId();
    }

    /** The day of a slot, on the clinic's wall clock. */
    LocalDate dateOf(TimeSlot slot) {
        return WireTime.at(slot.getStartTime(), zone).toLocalDate();
    }

    /** Makes sure that a doctor is among those shown. */
    void include(String doctorId) {
        boolean filteredOut =
                !specialization.get().isEmpty()
                        && !doctors.specialization(doctorId).equals(specialization.get());
        if (filteredOut) {
            specialization.set("");
        }
        choose(doctorId);
    }

    /** Whether this doctor can be the one. */
    boolean isChoice(String doctorId) {
        return choices.stream().anyMatch(column -> column.id().equals(doctorId));
    }

    /** Makes a doctor the one whose week is shown next, whether they have slots on the day or not. */
    void chooseForWeek(String doctorId) {
        chooseOneOf(doctorColumns(Doctor::getActive));
        choose(doctorId);
    }

    /** Shows this doctor, where one is shown. */
    void choose(String doctorId) {
        choices.stream()
                .filter(column -> column.id().equals(doctorId))
                .findFirst()
                .ifPresent(shownDoctor::set);
    }

    private void chooseOneOf(List<SheetColumn> all) {
        if (!choices.equals(all)) {
            SheetColumn before = shownDoctor.get();
            choices.setAll(all);
            shownDoctor.set(before); // a list that is filled anew lets go of its choice
        }
        if (!all.contains(shownDoctor.get())) {
            shownDoctor.set(all.isEmpty() ? null : all.getFirst());
        }
    }

    private List<SheetColumn> doctorColumns(Predicate<Doctor> wanted) {
        return doctors.all().stream()
                .filter(wanted)
                .filter(
                        doctor ->
                                specialization.get().isEmpty()
                                        || doctor.getSpecialization().equals(specialization.get()))
                .sorted(Comparator.comparing(doctor -> !doctor.getDoctorId().equals(ownDoctorId)))
                .map(
                        doctor ->
                                new SheetColumn(
                                        doctor.getDoctorId(),
                                        doctor.getDisplayName(),
                                        doctor.getSpecialization()))
                .toList();
    }

    /** Monday to Friday, and those days of the weekend on which somebody is received. */
    private List<SheetColumn> days(LocalDate date, Collection<TimeSlot> slots) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Set<LocalDate> withSlots = slots.stream().map(this::dateOf).collect(Collectors.toSet());
        List<SheetColumn> days = new ArrayList<>();
        for (int index = 0; index < DAYS_A_WEEK; index++) {
            LocalDate day = monday.plusDays(index);
            if (index < WORKING_DAYS || withSlots.contains(day)) {
                String doctor = shownDoctor.get() == null ? "" : shownDoctor.get().title();
                days.add(new SheetColumn(day.toString(), texts.dayAndDate(day), doctor));
            }
        }
        return days;
    }
}
