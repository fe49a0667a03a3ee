package org.frontdesk.desktop.daysheet;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns on the screen and one cell per slot in them; a cell is replaced only when something about it changed. */
final class SheetCells {

    private final ShownDay day;
    private final SheetColumns columnsOf;
    private final SlotCells cellsOf;
    private final ServerClock clock;
    private final ObservableList<SheetColumn> columns = FXCollections.observableArrayList();
    private final ObservableMap<String, SlotCell> cells = FXCollections.observableHashMap();
    private Map<String, SheetColumn> columnById = Map.of();

    SheetCells(ShownDay day, SheetColumns columnsOf, SlotCells cellsOf, ServerClock clock) {
        this.day = day;
        this.columnsOf = columnsOf;
        this.cellsOf = cellsOf;
        this.clock = clock;
    }

    /** In order. */
    ObservableList<SheetColumn> columns() {
        return columns;
    }

    /** By slot id. */
    ObservableMap<String, SlotCell> cells() {
        return cells;
    }

    void clear() {
        cells.clear();
        columns.clear();
    }

    /** Which columns there are, and which cells in them. */
    void arrange(LocalDate date) {
        List<SheetColumn> wanted = columnsOf.of(date, day.slots());
        columnById =
                wanted.stream().collect(Collectors.toMap(SheetColumn::id, Function.identity()));
        Set<String> ids =
                day.slots().stream()
                        .filter(slot -> columnById.containsKey(columnsOf.columnOf(slot)))
                        .map(TimeSlot::getSlotId)
                        .collect(Collectors.toSet());
        cells.keySet().retainAll(ids);
        if (!columns.equals(wanted)) {
            columns.setAll(wanted);
        }
        say(ids);
    }

    /** Whether slots have come or gone among these, so that the sheet is to be arranged anew. */
    boolean isArrangedWithout(Set<String> slotIds) {
        return slotIds.stream().anyMatch(id -> day.slot(id).isPresent() != cells.containsKey(id));
    }

    /** Says those of these cells anew that are on the screen. */
    void refresh(Set<String> slotIds) {
        say(slotIds.stream().filter(cells::containsKey).collect(Collectors.toSet()));
    }

    /** Says all of them anew. */
    void refreshAll() {
        say(Set.copyOf(cells.keySet()));
    }

    /** A second passed: the cells with a countdown, and those that just began, are said anew. */
    void tick() {
        Instant instant = clock.instant();
        say(
                cells.values().stream()
                        .filter(
                                cell ->
                                        cell.ticks()
                                                || !cell.past()
                                                        && !cell.startsAt().isAfter(instant))
                        .map(SlotCell::slotId)
                        .collect(Collectors.toSet()));
    }

    private void say(Set<String> slotIds) {
        Instant instant = clock.instant();
        slotIds.forEach(id -> say(id, instant));
    }

    private void say(String slotId, Instant instant) {
        Optional<TimeSlot> slot = day.slot(slotId);
        SheetColumn column = slot.map(columnsOf::columnOf).map(columnById::get).orElse(null);
        if (column == null) {
            cells.remove(slotId);
            return;
        }
        SlotCell cell = cellsOf.of(slot.get(), column, instant);
        if (!cell.equals(cells.get(slotId))) {
            cells.put(slotId, cell);
        }
    }
}
