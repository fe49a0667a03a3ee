package org.frontdesk.desktop.daysheet;

import javafx.beans.InvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Columns side by side, time downwards. Nodes are kept: a changed cell updates its own node and no other, and only other
 * columns or another span of hours lay the sheet out anew.
 */
final class DaySheetGrid extends ScrollPane {

    private static final double NARROWEST_COLUMN = 168;

    /** So near to its edge, dragging scrolls the sheet, by this part of it with every movement. */
    private static final double SCROLLS_WITHIN_PX = 28;

    private static final double SCROLLS_BY = 0.02;

    private final SheetScale scale = new SheetScale();
    private final Sheet sheet = new Sheet();
    private final SheetFrame frame = new SheetFrame(sheet, scale);
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final CellDrag drag = new CellDrag(this);
    private final CellNodes nodes = new CellNodes(sheet, drag);

    DaySheetGrid() {
        getStyleClass().addAll("day-sheet", "edge-to-edge");
        setContent(sheet);
        setFitToWidth(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setFocusTraversable(true);
        sheet.getChildren().add(drag.ghost());
        InvalidationListener moved = scrolled -> stickInSight();
        vvalueProperty().addListener(moved);
        hvalueProperty().addListener(moved);
        viewportBoundsProperty()
                .subscribe(
                        (before, after) -> {
                            boolean resized =
                                    before.getWidth() != after.getWidth()
                                            || before.getHeight() != after.getHeight();
                            if (resized) { // it is also set anew when it stays as it is
                                sheet.requestLayout();
                            }
                        });
        Runnable beforeFrame = this::makeNodes;
        sceneProperty()
                .subscribe(
                        (before, after) -> {
                            if (before != null) {
                                before.removePreLayoutPulseListener(beforeFrame);
                            }
                            if (after != null) {
                                after.addPreLayoutPulseListener(beforeFrame);
                            }
                        });
    }

    void setOnOpen(Consumer<String> action) {
        nodes.setOnPressed(
                view -> {
                    view.requestFocus(); // first: opening moves the focus on
                    action.accept(view.cell().slotId());
                });
    }

    void setMoves(CellMoves moves) {
        drag.setMoves(moves);
    }

    void setZoom(double factor) {
        scale.setZoom(factor);
        sheet.requestLayout();
    }

    void showColumns(List<SheetColumn> columns) {
        columnOf.clear();
        columns.forEach(column -> columnOf.put(column.id(), columnOf.size()));
        frame.showColumns(columns);
        sheet.requestLayout();
    }

    void showCell(SlotCell cell) {
        if (nodes.show(cell)) {
            if (scale.fit(cell)) {
                frame.showHours();
            }
            sheet.requestLayout();
        }
    }

    void removeCell(String slotId) {
        nodes.remove(slotId, this::requestFocus); // the arrows go on from the sheet
        if (nodes.isEmpty()) {
            scale.clear();
        }
        sheet.requestLayout();
    }

    private void makeNodes() {
        Bounds seen =
                new BoundingBox(
                        scrolledX(),
                        scrolledY(),
                        getViewportBounds().getWidth(),
                        getViewportBounds().getHeight());
        if (nodes.make(seen, sheet::boundsOf)) {
            sheet.requestLayout(); // asks for another frame, too
        }
    }

    /** Marks where something that is being moved can go; null when nothing is. */
    void showTargets(Predicate<String> possible) {
        nodes.showTargets(possible);
    }

    void showNow(LocalTime time) {
        frame.showNow(time);
        sheet.requestLayout();
    }

    void select(String slotId) {
        SlotCellView selected = nodes.select(slotId);
        if (selected != null) {
            bringInSight(selected);
        }
    }

    /** Gives the selected cell the focus, or the sheet itself when none is selected. */
    void focusSelectedOrSheet() {
        requestFocus();
        SlotCellView selected = nodes.selected();
        if (selected != null) {
            selected.requestFocus();
        }
    }

    /** Scrolls so that a time of day is a third down the screen. */
    void scrollTo(LocalTime time) {
        applyCss();
        layout();
        double y = scale.y(time.toSecondOfDay() / 60) - getViewportBounds().getHeight() / 3;
        double room = sheet.getHeight() - getViewportBounds().getHeight();
        setVvalue(room <= 0 ? 0 : Math.clamp(y / room, 0, 1));
    }

    /** The cell at a point of the scene; null for none. */
    SlotCellView cellAt(double sceneX, double sceneY) {
        Point2D at = sheet.sceneToLocal(sceneX, sceneY);
        return nodes.made().stream()
                .filter(view -> view.isVisible() && view.getBoundsInParent().contains(at))
                .findFirst()
                .orElse(null);
    }

    /** Scrolls a little when a point of the scene is near the edge. */
    void scrollNear(double sceneX, double sceneY) {
        Point2D at = sceneToLocal(sceneX, sceneY);
        if (at.getY() < SheetScale.HEAD_HEIGHT + SCROLLS_WITHIN_PX) {
            setVvalue(Math.max(0, getVvalue() - SCROLLS_BY));
        } else if (at.getY() > getHeight() - SCROLLS_WITHIN_PX) {
            setVvalue(Math.min(1, getVvalue() + SCROLLS_BY));
        }
        if (at.getX() < SheetScale.HOURS_WIDTH + SCROLLS_WITHIN_PX) {
            setHvalue(Math.max(0, getHvalue() - SCROLLS_BY));
        } else if (at.getX() > getWidth() - SCROLLS_WITHIN_PX) {
            setHvalue(Math.min(1, getHvalue() + SCROLLS_BY));
        }
    }

    private void stickInSight() {
        frame.stickAt(scrolledX(), scrolledY());
    }

    private double scrolledX() {
        return Math.max(0, (sheet.getWidth() - getViewportBounds().getWidth()) * getHvalue());
    }

    private double scrolledY() {
        return Math.max(0, (sheet.getHeight() - getViewportBounds().getHeight()) * getVvalue());
    }

    private void bringInSight(Node cell) {
        layout();
        double height = getViewportBounds().getHeight();
        double width = getViewportBounds().getWidth();
        double roomY = sheet.getHeight() - height;
        double roomX = sheet.getWidth() - width;
        double top = cell.getLayoutY() - SheetScale.HEAD_HEIGHT - SheetScale.GAP;
        double bottom = cell.getLayoutY() + cell.getBoundsInLocal().getHeight() + SheetScale.GAP;
        if (roomY > 0 && top < scrolledY()) {
            setVvalue(Math.clamp(top / roomY, 0, 1));
        } else if (roomY > 0 && bottom > scrolledY() + height) {
            setVvalue(Math.clamp((bottom - height) / roomY, 0, 1));
        }
        double left = cell.getLayoutX() - SheetScale.HOURS_WIDTH - SheetScale.GAP;
        double right = cell.getLayoutX() + cell.getBoundsInLocal().getWidth() + SheetScale.GAP;
        if (roomX > 0 && left < scrolledX()) {
            setHvalue(Math.clamp(left / roomX, 0, 1));
        } else if (roomX > 0 && right > scrolledX() + width) {
            setHvalue(Math.clamp((right - width) / roomX, 0, 1));
        }
    }

    /** Places everything by hand: by column and minute, which no ready-made pane does. */
    final class Sheet extends Pane {

        @Override
        protected double computePrefWidth(double height) {
            return SheetScale.HOURS_WIDTH + frame.columns() * columnWidth();
        }

        @Override
        protected double computeMinWidth(double height) {
            return SheetScale.HOURS_WIDTH + frame.columns() * NARROWEST_COLUMN;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(scale.sheetHeight(), getViewportBounds().getHeight());
        }

        private double columnWidth() {
            double room = getViewportBounds().getWidth() - SheetScale.HOURS_WIDTH;
            return frame.columns() == 0
                    ? NARROWEST_COLUMN
                    : Math.max(NARROWEST_COLUMN, Math.floor(room / frame.columns()));
        }

        /** Writes something beside a height of the sheet. */
        void place(Node label, double y, double width) {
            layoutInArea(label, 0, y - 10, width, 20, 0, null, HPos.RIGHT, VPos.CENTER);
        }

        /** Where a cell lies; outside of everything while its column is not there. */
        Bounds boundsOf(SlotCell cell) {
            int column = columnOf.getOrDefault(cell.columnId(), -1);
            double width = columnWidth();
            return new BoundingBox(
                    column < 0
                            ? Double.NEGATIVE_INFINITY
                            : SheetScale.HOURS_WIDTH + column * width + SheetScale.GAP,
                    scale.y(cell.startMinute()) + SheetScale.GAP / 2,
                    width - 2 * SheetScale.GAP,
                    scale.height(cell));
        }

        @Override
        protected void layoutChildren() {
            double width = columnWidth();
            frame.layout(width, getWidth(), getHeight());
            for (SlotCellView view : nodes.made()) {
                boolean shown = columnOf.containsKey(view.cell().columnId());
                view.setVisible(shown);
                if (shown) {
                    Bounds at = boundsOf(view.cell());
                    view.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
                }
            }
            stickInSight();
        }
    }
}
