package org.frontdesk.desktop.daysheet;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which slot the keys act on, and how the arrows move it over the sheet. */
final class SheetSelection {

    private final ObservableMap<String, SlotCell> cells;
    private final ObservableList<SheetColumn> columns;
    private final StringProperty selected = new SimpleStringProperty("");
    private String whenThere = "";

    SheetSelection(ObservableMap<String, SlotCell> cells, ObservableList<SheetColumn> columns) {
        this.cells = cells;
        this.columns = columns;
    }

    /** Id of the selected slot; empty for none. */
    StringProperty selectedProperty() {
        return selected;
    }

    boolean isEmpty() {
        return selected.get().isEmpty();
    }

    /** Selects a slot as soon as it is on the sheet; {@link #settle} looks whether it is. */
    void keep(String slotId) {
        whenThere = slotId;
    }

    /** The cells are others now. */
    void settle() {
        if (!cells.containsKey(selected.get())) {
            selected.set("");
        }
        if (cells.containsKey(whenThere)) {
            selected.set(whenThere);
            whenThere = "";
        }
    }

    /** Selects the slot above (-1) or below (1) in the same column. */
    void move(int steps) {
        SlotCell from = cells.get(selected.get());
        if (from == null) {
            selectNextFree();
            return;
        }
        List<SlotCell> column = column(from.columnId());
        int to = column.indexOf(from) + steps;
        if (to >= 0 && to < column.size()) {
            selected.set(column.get(to).slotId());
        }
    }

    /** Selects the slot nearest in time in the next column to the left (-1) or right (1) that has one. */
    void moveColumn(int steps) {
        SlotCell from = cells.get(selected.get());
        if (from == null) {
            selectNextFree();
            return;
        }
        int to = columnIndex(from.columnId()) + steps;
        while (to >= 0 && to < columns.size()) {
            Optional<SlotCell> nearest =
                    column(columns.get(to).id()).stream()
                            .min(
                                    Comparator.comparingInt(
                                            cell ->
                                                    Math.abs(
                                                            cell.startMinute()
                                                                    - from.startMinute())));
            if (nearest.isPresent()) {
                selected.set(nearest.get().slotId());
                return;
            }
            to += steps;
        }
    }

    /** Selects the next free slot of a column or, without one, the column's first. */
    void selectIn(String columnId) {
        List<SlotCell> column = column(columnId);
        nextFree(column)
                .or(() -> column.stream().findFirst())
                .ifPresent(cell -> selected.set(cell.slotId()));
    }

    void selectNextFree() {
        nextFree(cells.values()).ifPresent(cell -> selected.set(cell.slotId()));
    }

    private Optional<SlotCell> nextFree(Collection<SlotCell> among) {
        return among.stream()
                .filter(cell -> !cell.past())
                .filter(cell -> cell.state() == CellState.FREE || cell.state() == CellState.GROUP)
                .min(
                        Comparator.comparing(SlotCell::startsAt)
                                .thenComparing(cell -> columnIndex(cell.columnId())));
    }

    private int columnIndex(String columnId) {
        return columns.stream().map(SheetColumn::id).toList().indexOf(columnId);
    }

    private List<SlotCell> column(String columnId) {
        return cells.values().stream()
                .filter(cell -> cell.columnId().equals(columnId))
                .sorted(Comparator.comparing(SlotCell::start))
                .toList();
    }
}
