package org.frontdesk.desktop.daysheet;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.User;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The state of the day sheet: which day and doctors, one cell per slot, and which slot is selected. */
public final class DaySheetViewModel {

    private final Doctors doctors;
    private final DayWatch watch;
    private final ShownDay day;
    private final ServerClock clock;
    private final Executor fx;
    private final Texts texts;
    private final ZoneId zone;
    private final User user;
    private final SlotCells cellsOf;

    private final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final StringProperty specialization = new SimpleStringProperty("");
    private final ObservableList<DoctorColumn> columns = FXCollections.observableArrayList();
    private final ObservableMap<String, SlotCell> cells = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<SheetState> state =
            new ReadOnlyObjectWrapper<>(SheetState.LOADING);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<LocalTime> now = new SimpleObjectProperty<>();
    private final StringProperty selected = new SimpleStringProperty("");
    private final BooleanProperty oneAtATime = new SimpleBooleanProperty();
    private final ObjectProperty<DoctorColumn> shownDoctor = new SimpleObjectProperty<>();
    private final ObservableList<DoctorColumn> doctorsOfDay = FXCollections.observableArrayList();

    private Consumer<TimeSlot> onOpen = slot -> {};
    private boolean dayWhole;
    private String selectWhenThere = "";

    DaySheetViewModel(
            Doctors doctors,
            DayWatch watch,
            ShownDay day,
            ServerClock clock,
            Executor fx,
            Texts texts,
            User user,
            SlotCells cellsOf) {
        this.doctors = doctors;
        this.watch = watch;
        this.day = day;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
        this.zone = clock.getZone();
        this.user = user;
        this.cellsOf = cellsOf;
        day.addListener(this::slotsChanged);
        date.subscribe((before, after) -> load());
        specialization.subscribe((before, after) -> arrange());
        oneAtATime.subscribe((before, after) -> arrange());
        shownDoctor.subscribe((before, after) -> arrange());
    }

    /** Reads the doctors, then shows today. */
    public void start() {
        state.set(SheetState.LOADING);
        doctors.load()
                .thenAcceptAsync(
                        problem -> {
                            if (problem.isPresent()) {
                                failure.set(texts.of(problem.get()));
                                state.set(SheetState.FAILED);
                                return;
                            }
                            specializations.setAll(doctors.specializations());
                            if (date.get() == null) {
                                date.set(LocalDate.now(clock));
                            } else {
                                load();
                            }
                        },
                        fx);
    }

    /** Something that cells say was learned: says all of them anew. */
    public void sayAnew() {
        Instant instant = clock.instant();
        List.copyOf(cells.keySet()).forEach(id -> refresh(id, instant));
    }

    /** Asks the server for everything anew. */
    public void resync() {
        if (state.get() == SheetState.FAILED) {
            start();
        } else {
            watch.resync();
        }
    }

    public ObjectProperty<LocalDate> dateProperty() {
        return date;
    }

    /** The specializations there are, in order. */
    public ObservableList<String> specializations() {
        return specializations;
    }

    /** Only doctors of this one; empty: all. */
    public StringProperty specializationProperty() {
        return specialization;
    }

    /** The columns on the screen, in order. */
    public ObservableList<DoctorColumn> columns() {
        return columns;
    }

    /** The cells on the screen by slot id; one entry changes when one slot does. */
    public ObservableMap<String, SlotCell> cells() {
        return cells;
    }

    public ReadOnlyObjectProperty<SheetState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the sheet could not be loaded. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The time of day for the line across the sheet; null when another day is shown. */
    public ObjectProperty<LocalTime> nowProperty() {
        return now;
    }

    /** Id of the selected slot; empty for none. */
    public StringProperty selectedProperty() {
        return selected;
    }

    /** Whether there is only room for one doctor. */
    public BooleanProperty oneAtATimeProperty() {
        return oneAtATime;
    }

    /** The doctor shown when there is only room for one. */
    public ObjectProperty<DoctorColumn> shownDoctorProperty() {
        return shownDoctor;
    }

    /** Whom {@link #shownDoctorProperty} can be. */
    public ObservableList<DoctorColumn> doctorsOfDay() {
        return doctorsOfDay;
    }

    /** Who is told when a slot is to be opened. */
    public void onOpen(Consumer<TimeSlot> listener) {
        onOpen = listener;
    }

    public void today() {
        date.set(LocalDate.now(clock));
    }

    public void moveDays(int days) {
        if (date.get() != null) {
            date.set(date.get().plusDays(days));
        }
    }

    /** Goes to the next day on which something is free, if there is one soon. */
    public void nextDayWithFreeSlots() {
        doctors.firstFree(date.get().plusDays(1), specialization.get())
                .thenAcceptAsync(found -> found.ifPresent(slot -> date.set(dateOf(slot))), fx);
    }

    /** Shows a slot, on whichever day it is, and selects it. */
    public void reveal(TimeSlot slot) {
        boolean filteredOut =
                !specialization.get().isEmpty()
                        && !doctors.specialization(slot.getDoctorId()).equals(specialization.get());
        if (filteredOut) {
            specialization.set("");
        }
        selectWhenThere = slot.getSlotId();
        date.set(dateOf(slot));
        doctorsOfDay.stream()
                .filter(column -> column.doctorId().equals(slot.getDoctorId()))
                .findFirst()
                .ifPresent(shownDoctor::set);
        selectWaiting();
    }

    /** Opens the selected slot; with none selected, selects the next free one first. */
    public void openSelected() {
        if (selected.get().isEmpty()) {
            selectNextFree();
        }
        day.slot(selected.get()).ifPresent(onOpen);
    }

    public void open(String slotId) {
        selected.set(slotId);
        day.slot(slotId).ifPresent(onOpen);
    }

    /** The visit in the selected slot, if it is the only one. */
    public Optional<Appointment> selectedVisit() {
        List<Appointment> active = day.activeIn(selected.get());
        List<Appointment> visits = active.isEmpty() ? day.missedIn(selected.get()) : active;
        return visits.size() == 1 ? Optional.of(visits.getFirst()) : Optional.empty();
    }

    /** Selects the slot above (-1) or below (1) in the same column. */
    public void moveSelection(int steps) {
        SlotCell from = cells.get(selected.get());
        if (from == null) {
            selectNextFree();
            return;
        }
        List<SlotCell> column = column(from.doctorId());
        int to = column.indexOf(from) + steps;
        if (to >= 0 && to < column.size()) {
            selected.set(column.get(to).slotId());
        }
    }

    /** Selects the slot nearest in time in the column to the left (-1) or right (1). */
    public void moveColumn(int steps) {
        SlotCell from = cells.get(selected.get());
        if (from == null) {
            selectNextFree();
            return;
        }
        List<String> order = columns.stream().map(DoctorColumn::doctorId).toList();
        int to = order.indexOf(from.doctorId()) + steps;
        if (to >= 0 && to < order.size()) {
            column(order.get(to)).stream()
                    .min(
                            Comparator.comparingInt(
                                    cell -> Math.abs(cell.startMinute() - from.startMinute())))
                    .ifPresent(cell -> selected.set(cell.slotId()));
        }
    }

    /** A second passed: the line moves, and the cells with a countdown or that just began are said anew. */
    public void tick() {
        if (date.get() == null) {
            return;
        }
        Instant instant = clock.instant();
        LocalTime time = LocalTime.ofInstant(instant, zone).withSecond(0).withNano(0);
        boolean isToday = date.get().equals(LocalDate.ofInstant(instant, zone));
        now.set(isToday ? time : null);
        List<SlotCell> stale =
                cells.values().stream()
                        .filter(
                                cell ->
                                        cell.ticks()
                                                || isToday
                                                        && !cell.past()
                                                        && !cell.start().isAfter(time))
                        .toList();
        stale.forEach(cell -> refresh(cell.slotId(), instant));
    }

    private void load() {
        if (doctors.isEmpty()) {
            return; // start() loads them first
        }
        dayWhole = false;
        state.set(SheetState.LOADING);
        selected.set("");
        cells.clear();
        columns.clear();
        watch.show(
                date.get(),
                () -> {
                    dayWhole = true;
                    tick(); // the time first: the sheet is scrolled to it when it is shown
                    arrange();
                    selectWaiting();
                });
    }

    private void slotsChanged(Set<String> slotIds) {
        if (!dayWhole) {
            return; // all at once when the day is whole
        }
        boolean otherDoctors =
                slotIds.stream().anyMatch(id -> day.slot(id).isPresent() != cells.containsKey(id));
        if (otherDoctors) {
            arrange();
        }
        Instant instant = clock.instant();
        slotIds.stream().filter(cells::containsKey).forEach(id -> refresh(id, instant));
    }

    private void refresh(String slotId, Instant instant) {
        day.slot(slotId)
                .ifPresentOrElse(
                        slot -> {
                            SlotCell cell = cellsOf.of(slot, instant);
                            if (!cell.equals(cells.get(slotId))) {
                                cells.put(slotId, cell);
                            }
                        },
                        () -> cells.remove(slotId));
    }

    /** Which columns there are, and which cells in them. */
    private void arrange() {
        if (!dayWhole) {
            return;
        }
        Set<String> withSlots =
                day.slots().stream().map(TimeSlot::getDoctorId).collect(Collectors.toSet());
        List<DoctorColumn> all =
                doctors.all().stream()
                        .filter(doctor -> withSlots.contains(doctor.getDoctorId()))
                        .filter(
                                doctor ->
                                        specialization.get().isEmpty()
                                                || doctor.getSpecialization()
                                                        .equals(specialization.get()))
                        .sorted(Comparator.comparing(this::isOthers))
                        .map(
                                doctor ->
                                        new DoctorColumn(
                                                doctor.getDoctorId(),
                                                doctor.getDisplayName(),
                                                doctor.getSpecialization()))
                        .toList();
        if (!doctorsOfDay.equals(all)) {
            doctorsOfDay.setAll(all);
        }
        if (!all.contains(shownDoctor.get())) {
            shownDoctor.set(all.isEmpty() ? null : all.getFirst());
        }
        List<DoctorColumn> shown =
                oneAtATime.get() && shownDoctor.get() != null ? List.of(shownDoctor.get()) : all;
        Set<String> shownIds =
                shown.stream().map(DoctorColumn::doctorId).collect(Collectors.toSet());
        Instant instant = clock.instant();
        Set<String> ids =
                day.slots().stream()
                        .filter(slot -> shownIds.contains(slot.getDoctorId()))
                        .map(TimeSlot::getSlotId)
                        .collect(Collectors.toSet());
        cells.keySet().retainAll(ids);
        if (!columns.equals(shown)) {
            columns.setAll(shown);
        }
        ids.forEach(id -> refresh(id, instant));
        if (!cells.containsKey(selected.get())) {
            selected.set("");
        }
        state.set(ids.isEmpty() ? SheetState.EMPTY : SheetState.READY);
    }

    /** Doctors see their own column first. */
    private boolean isOthers(Doctor doctor) {
        return !doctor.getDoctorId().equals(user.getDoctorId());
    }

    private void selectWaiting() {
        if (cells.containsKey(selectWhenThere)) {
            selected.set(selectWhenThere);
            selectWhenThere = "";
        }
    }

    private void selectNextFree() {
        Optional<SlotCell> nextFree =
                cells.values().stream()
                        .filter(cell -> !cell.past())
                        .filter(
                                cell ->
                                        cell.state() == CellState.FREE
                                                || cell.state() == CellState.GROUP)
                        .min(
                                Comparator.comparing(SlotCell::start)
                                        .thenComparing(cell -> columnIndex(cell.doctorId())));
        nextFree.ifPresent(cell -> selected.set(cell.slotId()));
    }

    private int columnIndex(String doctorId) {
        return columns.stream().map(DoctorColumn::doctorId).toList().indexOf(doctorId);
    }

    private List<SlotCell> column(String doctorId) {
        return cells.values().stream()
                .filter(cell -> cell.doctorId().equals(doctorId))
                .sorted(Comparator.comparing(SlotCell::start))
                .toList();
    }

    private LocalDate dateOf(TimeSlot slot) {
        return LocalDate.ofInstant(SlotCells.instant(slot.getStartTime()), zone);
    }
}
