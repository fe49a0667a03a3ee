package org.frontdesk.desktop.daysheet;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.live.Watched;
import org.frontdesk.desktop.texts.Texts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The state of the sheet: which days and doctors, one cell per slot, and which slot is selected. */
public final class DaySheetViewModel {

    private static final int DAYS_A_WEEK = 7;
    private static final double ZOOM_STEP = 1.25;
    private static final double LEAST_ZOOM = 0.64;
    private static final double MOST_ZOOM = 3.1;

    private final Doctors doctors;
    private final DayWatch watch;
    private final ShownDay day;
    private final ServerClock clock;
    private final Executor fx;
    private final Texts texts;
    private final SheetColumns columnsOf;

    private final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final SheetCells sheet;
    private final SheetSelection selection;
    private final ReadOnlyObjectWrapper<SheetState> state =
            new ReadOnlyObjectWrapper<>(SheetState.LOADING);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<LocalTime> now = new SimpleObjectProperty<>();
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);

    private Consumer<TimeSlot> onOpen = slot -> {};
    private Watched shown;
    private boolean dayWhole;
    private boolean choosing;
    private String wantedDoctorId = "";

    DaySheetViewModel(
            Doctors doctors,
            DayWatch watch,
            ShownDay day,
            ServerClock clock,
            Executor fx,
            Texts texts,
            SheetColumns columnsOf,
            SlotCells cellsOf) {
        this.doctors = doctors;
        this.watch = watch;
        this.day = day;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
        this.columnsOf = columnsOf;
        this.sheet = new SheetCells(day, columnsOf, cellsOf, clock);
        this.selection = new SheetSelection(sheet.cells(), sheet.columns());
        day.addListener(this::slotsChanged);
        date.subscribe((before, after) -> load());
        columnsOf.weekProperty().subscribe((before, after) -> load());
        columnsOf.specializationProperty().subscribe((before, after) -> otherColumns());
        columnsOf.oneAtATimeProperty().subscribe((before, after) -> otherColumns());
        columnsOf.shownDoctorProperty().subscribe((before, after) -> otherColumns());
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
        sheet.refreshAll();
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

    /** The days that are shown in words. */
    public String title() {
        return shown == null || shown.first().equals(shown.last())
                ? texts.dayAndDate(date.get())
                : texts.get("daysheet.days", texts.date(shown.first()), texts.date(shown.last()));
    }

    /** The specializations there are, in order. */
    public ObservableList<String> specializations() {
        return specializations;
    }

    /** Only doctors of this one; empty: all. */
    public StringProperty specializationProperty() {
        return columnsOf.specializationProperty();
    }

    /** Whether the week of one doctor is shown instead of a day of all. */
    public BooleanProperty weekProperty() {
        return columnsOf.weekProperty();
    }

    /** How much larger than usual the sheet is. */
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /** The columns on the screen, in order. */
    public ObservableList<SheetColumn> columns() {
        return sheet.columns();
    }

    /** The cells on the screen by slot id; one entry changes when one slot does. */
    public ObservableMap<String, SlotCell> cells() {
        return sheet.cells();
    }

    public ReadOnlyObjectProperty<SheetState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the sheet could not be loaded. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The time of day for the line across the sheet; null when today is not shown. */
    public ObjectProperty<LocalTime> nowProperty() {
        return now;
    }

    /** Id of the selected slot; empty for none. */
    public StringProperty selectedProperty() {
        return selection.selectedProperty();
    }

    /** Whether there is only room for one doctor. */
    public BooleanProperty oneAtATimeProperty() {
        return columnsOf.oneAtATimeProperty();
    }

    /** The doctor shown when only one is. */
    public ObjectProperty<SheetColumn> shownDoctorProperty() {
        return columnsOf.shownDoctorProperty();
    }

    /** Whom {@link #shownDoctorProperty} can be. */
    public ObservableList<SheetColumn> doctorChoices() {
        return columnsOf.choices();
    }

    /** Who is told when a slot is to be opened. */
    public void onOpen(Consumer<TimeSlot> listener) {
        onOpen = listener;
    }

    public void today() {
        date.set(LocalDate.now(clock));
    }

    /** Goes some days further or, when a week is shown, as many weeks. */
    public void moveDays(int days) {
        if (date.get() != null) {
            date.set(date.get().plusDays(weekProperty().get() ? days * DAYS_A_WEEK : days));
        }
    }

    /** Shows the week of the selected slot's doctor, or the day again. */
    public void toggleWeek() {
        day.slot(selection.selectedProperty().get())
                .ifPresent(
                        slot -> {
                            columnsOf.choose(slot.getDoctorId());
                            selection.keep(slot.getSlotId());
                            date.set(columnsOf.dateOf(slot));
                        });
        weekProperty().set(!weekProperty().get());
    }

    /** Larger (1) or smaller (-1). */
    public void zoom(int steps) {
        zoom.set(Math.clamp(zoom.get() * Math.pow(ZOOM_STEP, steps), LEAST_ZOOM, MOST_ZOOM));
    }

    /** Goes to the next day on which something is free, if there is one soon. */
    public void nextDayWithFreeSlots() {
        doctors.firstFree(date.get().plusDays(1), specializationProperty().get())
                .thenAcceptAsync(
                        found -> found.ifPresent(slot -> date.set(columnsOf.dateOf(slot))), fx);
    }

    /** Shows a slot, on whichever day it is, and selects it. */
    public void reveal(TimeSlot slot) {
        columnsOf.include(slot.getDoctorId());
        selection.keep(slot.getSlotId());
        date.set(columnsOf.dateOf(slot));
        selection.settle();
    }

    /** Goes to a doctor's column as soon as the day is there; to their week if they have none on it. */
    public void revealDoctor(String doctorId) {
        wantedDoctorId = doctorId;
        if (dayWhole) {
            settleDoctor();
        }
    }

    private void settleDoctor() {
        String wanted = wantedDoctorId;
        wantedDoctorId = "";
        if (wanted.isEmpty()) {
            return;
        }
        columnsOf.include(wanted);
        if (!weekProperty().get() && columnsOf.isChoice(wanted)) {
            columnsOf.choose(wanted);
            selection.selectIn(wanted);
            return;
        }
        choosing = true;
        columnsOf.chooseForWeek(wanted);
        choosing = false;
        if (weekProperty().get()) {
            load();
        } else {
            weekProperty().set(true);
        }
    }

    /** Opens the selected slot; with none selected, selects the next free one first. */
    public void openSelected() {
        if (selection.isEmpty()) {
            selection.selectNextFree();
        }
        day.slot(selectedProperty().get()).ifPresent(onOpen);
    }

    public void open(String slotId) {
        selectedProperty().set(slotId);
        day.slot(slotId).ifPresent(onOpen);
    }

    /** A slot on the sheet, as it is now. */
    Optional<TimeSlot> slot(String slotId) {
        return day.slot(slotId);
    }

    /** The visit in a slot, if it is the only one. */
    public Optional<Appointment> visitIn(String slotId) {
        List<Appointment> active = day.activeIn(slotId);
        List<Appointment> visits = active.isEmpty() ? day.missedIn(slotId) : active;
        return visits.size() == 1 ? Optional.of(visits.getFirst()) : Optional.empty();
    }

    /** Selects the slot above (-1) or below (1) in the same column. */
    public void moveSelection(int steps) {
        selection.move(steps);
    }

    /** Selects the slot nearest in time in the column to the left (-1) or right (1). */
    public void moveColumn(int steps) {
        selection.moveColumn(steps);
    }

    /** A second passed: the line moves, and the cells with a countdown or that just began are said anew. */
    public void tick() {
        if (date.get() == null || shown == null) {
            return;
        }
        Instant instant = clock.instant();
        LocalDate today = LocalDate.ofInstant(instant, clock.getZone());
        boolean withToday = !today.isBefore(shown.first()) && !today.isAfter(shown.last());
        LocalTime time = LocalTime.ofInstant(instant, clock.getZone()).withSecond(0).withNano(0);
        now.set(withToday ? time : null);
        sheet.tick();
    }

    private void load() {
        if (doctors.isEmpty()) {
            return; // start() loads them first
        }
        dayWhole = false;
        choosing = true;
        shown = columnsOf.watched(date.get());
        choosing = false;
        state.set(SheetState.LOADING);
        selectedProperty().set("");
        sheet.clear();
        watch.show(
                shown,
                () -> {
                    dayWhole = true;
                    tick(); // the time first: the sheet is scrolled to it when it is shown
                    arrange();
                });
    }

    private void slotsChanged(Set<String> slotIds) {
        if (!dayWhole) {
            return; // all at once when the day is whole
        }
        if (sheet.isArrangedWithout(slotIds)) {
            arrange();
        }
        sheet.refresh(slotIds);
    }

    /** Somebody wants other columns: of what is there, or of another week. */
    private void otherColumns() {
        if (choosing) {
            return; // that is where it comes from
        } else if (weekProperty().get()
                && shown != null
                && !columnsOf.watched(date.get()).equals(shown)) {
            load();
        } else if (dayWhole) {
            arrange();
        }
    }

    private void arrange() {
        sheet.arrange(date.get());
        selection.settle();
        state.set(sheet.cells().isEmpty() ? SheetState.EMPTY : SheetState.READY);
        settleDoctor();
    }
}
