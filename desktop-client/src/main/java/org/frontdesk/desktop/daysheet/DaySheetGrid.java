package org.frontdesk.desktop.daysheet;

import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Doctors side by side, time downwards. Nodes are kept: a changed cell updates its own node, and only other columns or
 * another span of hours lay the sheet out anew. Heads and hours stay in sight by moving against the scrolling.
 */
final class DaySheetGrid extends ScrollPane {

    private static final double HOURS_WIDTH = 56;
    private static final double HEAD_HEIGHT = 56;
    private static final double NARROWEST_COLUMN = 168;
    private static final double GAP = 4;

    /** A slot of the shortest length on the sheet is this high, so that its text can be read. */
    private static final double LOWEST_CELL = 36;

    private static final double LOWEST_MINUTE = 1.5;
    private static final double HIGHEST_MINUTE = 4;
    private static final int MINUTES_AN_HOUR = 60;

    private final Sheet sheet = new Sheet();
    private final Map<String, SlotCellView> views = new HashMap<>();
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final List<VBox> heads = new ArrayList<>();
    private final List<Region> stripes = new ArrayList<>();
    private final List<Label> hours = new ArrayList<>();
    private final List<Region> hourLines = new ArrayList<>();
    private final Region headBand = styled(new Region(), "sheet-head-band");
    private final Region hourBand = styled(new Region(), "sheet-hour-band");
    private final Region corner = styled(new Region(), "sheet-corner");
    private final Region nowLine = styled(new Region(), "now-line");
    private final Label nowTime = new Label();

    private Consumer<String> onOpen = id -> {};
    private String selected = "";
    private LocalTime now;
    private int firstMinute;
    private int lastMinute;
    private double minuteHeight = 2;

    DaySheetGrid() {
        getStyleClass().addAll("day-sheet", "edge-to-edge");
        setContent(sheet);
        setFitToWidth(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setFocusTraversable(true);
        nowTime.getStyleClass().add("now-time");
        sheet.getChildren().addAll(nowLine, headBand, hourBand, nowTime, corner);
        headBand.setViewOrder(-10);
        hourBand.setViewOrder(-8);
        nowLine.setViewOrder(-5);
        nowTime.setViewOrder(-9);
        corner.setViewOrder(-20);
        nowLine.setMouseTransparent(true);
        nowTime.setMouseTransparent(true);
        InvalidationListener moved = scrolled -> stickInSight();
        vvalueProperty().addListener(moved);
        hvalueProperty().addListener(moved);
        viewportBoundsProperty().addListener(resized -> sheet.requestLayout());
    }

    void setOnOpen(Consumer<String> action) {
        onOpen = action;
    }

    void showColumns(List<DoctorColumn> columns) {
        sheet.getChildren().removeAll(heads);
        sheet.getChildren().removeAll(stripes);
        heads.clear();
        stripes.clear();
        columnOf.clear();
        for (DoctorColumn column : columns) {
            columnOf.put(column.doctorId(), heads.size());
            Label name = new Label(column.name());
            name.getStyleClass().add("head-name");
            Label specialization = new Label(column.specialization());
            specialization.getStyleClass().add("head-specialization");
            VBox head = styled(new VBox(name, specialization), "sheet-head");
            head.setViewOrder(-12);
            heads.add(head);
            Region stripe = styled(new Region(), "sheet-stripe");
            stripe.setViewOrder(2);
            stripes.add(stripe);
        }
        sheet.getChildren().addAll(stripes);
        sheet.getChildren().addAll(heads);
        sheet.requestLayout();
    }

    void showCell(SlotCell cell) {
        SlotCellView view = views.get(cell.slotId());
        if (view != null) {
            boolean moved =
                    view.cell().startMinute() != cell.startMinute()
                            || view.cell().minutes() != cell.minutes()
                            || !view.cell().doctorId().equals(cell.doctorId());
            view.show(cell);
            if (moved) {
                fitHours(cell);
            }
            return;
        }
        SlotCellView added = new SlotCellView();
        added.show(cell);
        added.setOnMouseClicked(
                click -> {
                    added.requestFocus(); // first: opening moves the focus on
                    onOpen.accept(added.cell().slotId());
                });
        Tooltip.install(added, hintOf(added));
        views.put(cell.slotId(), added);
        sheet.getChildren().add(added);
        added.setSelected(cell.slotId().equals(selected));
        fitHours(cell);
    }

    void removeCell(String slotId) {
        SlotCellView gone = views.remove(slotId);
        if (gone != null) {
            if (gone.isFocused()) {
                requestFocus(); // the arrows go on from the sheet
            }
            sheet.getChildren().remove(gone);
            sheet.requestLayout();
        }
    }

    void showNow(LocalTime time) {
        now = time;
        nowTime.setText(time == null ? "" : time.toString());
        sheet.requestLayout();
    }

    void select(String slotId) {
        SlotCellView before = views.get(selected);
        selected = slotId;
        if (before != null) {
            before.setSelected(false);
        }
        SlotCellView after = views.get(slotId);
        if (after != null) {
            after.setSelected(true);
            bringInSight(after);
        }
    }

    /** Gives the selected cell the focus. */
    void focusSelected() {
        SlotCellView view = views.get(selected);
        if (view != null) {
            view.requestFocus();
        }
    }

    /** Gives the selected cell the focus, or the sheet itself when none is selected. */
    void focusSelectedOrSheet() {
        requestFocus();
        focusSelected();
    }

    /** Scrolls so that a time of day is a third down the screen. */
    void scrollTo(LocalTime time) {
        applyCss();
        layout();
        double y = y(time.toSecondOfDay() / 60) - getViewportBounds().getHeight() / 3;
        double room = sheet.getHeight() - getViewportBounds().getHeight();
        setVvalue(room <= 0 ? 0 : Math.clamp(y / room, 0, 1));
    }

    private static Tooltip hintOf(SlotCellView view) {
        Tooltip hint = new Tooltip();
        hint.setOnShowing(showing -> hint.setText(view.cell().spoken()));
        return hint;
    }

    /** Widens the span of whole hours, and the scale, to what one more cell needs; the day's cells come one by one. */
    private void fitHours(SlotCell cell) {
        int from = cell.startMinute() / MINUTES_AN_HOUR * MINUTES_AN_HOUR;
        int end = cell.startMinute() + cell.minutes();
        int to = (end + MINUTES_AN_HOUR - 1) / MINUTES_AN_HOUR * MINUTES_AN_HOUR;
        boolean first = views.size() == 1;
        double needed = (LOWEST_CELL + GAP) / cell.minutes();
        double scale =
                Math.clamp(
                        first ? needed : Math.max(needed, minuteHeight),
                        LOWEST_MINUTE,
                        HIGHEST_MINUTE);
        int widenedFrom = first ? from : Math.min(from, firstMinute);
        int widenedTo = first ? to : Math.max(to, lastMinute);
        if (widenedFrom != firstMinute || widenedTo != lastMinute || scale != minuteHeight) {
            firstMinute = widenedFrom;
            lastMinute = widenedTo;
            minuteHeight = scale;
            showHours();
        }
        sheet.requestLayout();
    }

    private void showHours() {
        sheet.getChildren().removeAll(hours);
        sheet.getChildren().removeAll(hourLines);
        hours.clear();
        hourLines.clear();
        for (int minute = firstMinute; minute <= lastMinute; minute += MINUTES_AN_HOUR) {
            Label hour = new Label("%02d:00".formatted(minute / MINUTES_AN_HOUR));
            hour.getStyleClass().add("sheet-hour");
            hour.setViewOrder(-8.5);
            hours.add(hour);
            hourLines.add(styled(new Region(), "hour-line"));
        }
        sheet.getChildren().addAll(hours);
        hourLines.forEach(line -> line.setViewOrder(1));
        sheet.getChildren().addAll(hourLines);
    }

    private double y(int minute) {
        return HEAD_HEIGHT + GAP * 2 + (minute - firstMinute) * minuteHeight;
    }

    private void stickInSight() {
        double x = scrolledX();
        double y = scrolledY();
        heads.forEach(head -> head.setTranslateY(y));
        headBand.setTranslateY(y);
        hours.forEach(hour -> hour.setTranslateX(x));
        hourBand.setTranslateX(x);
        nowTime.setTranslateX(x);
        corner.setTranslateX(x);
        corner.setTranslateY(y);
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
        double top = cell.getLayoutY() - HEAD_HEIGHT - GAP;
        double bottom = cell.getLayoutY() + cell.getBoundsInLocal().getHeight() + GAP;
        if (roomY > 0 && top < scrolledY()) {
            setVvalue(Math.clamp(top / roomY, 0, 1));
        } else if (roomY > 0 && bottom > scrolledY() + height) {
            setVvalue(Math.clamp((bottom - height) / roomY, 0, 1));
        }
        double left = cell.getLayoutX() - HOURS_WIDTH - GAP;
        double right = cell.getLayoutX() + cell.getBoundsInLocal().getWidth() + GAP;
        if (roomX > 0 && left < scrolledX()) {
            setHvalue(Math.clamp(left / roomX, 0, 1));
        } else if (roomX > 0 && right > scrolledX() + width) {
            setHvalue(Math.clamp((right - width) / roomX, 0, 1));
        }
    }

    private static <N extends Region> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    /** Places everything by hand: by column and minute, which no ready-made pane does. */
    private final class Sheet extends Pane {

        @Override
        protected double computePrefWidth(double height) {
            return HOURS_WIDTH + heads.size() * columnWidth();
        }

        @Override
        protected double computeMinWidth(double height) {
            return HOURS_WIDTH + heads.size() * NARROWEST_COLUMN;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(y(lastMinute) + GAP * 4, getViewportBounds().getHeight());
        }

        private double columnWidth() {
            double room = getViewportBounds().getWidth() - HOURS_WIDTH;
            return heads.isEmpty()
                    ? NARROWEST_COLUMN
                    : Math.max(NARROWEST_COLUMN, Math.floor(room / heads.size()));
        }

        @Override
        protected void layoutChildren() {
            double width = columnWidth();
            double height = getHeight();
            for (int column = 0; column < heads.size(); column++) {
                double x = HOURS_WIDTH + column * width;
                heads.get(column).resizeRelocate(x, 0, width, HEAD_HEIGHT);
                stripes.get(column).resizeRelocate(x, HEAD_HEIGHT, width, height - HEAD_HEIGHT);
            }
            headBand.resizeRelocate(0, 0, getWidth(), HEAD_HEIGHT);
            hourBand.resizeRelocate(0, 0, HOURS_WIDTH, height);
            corner.resizeRelocate(0, 0, HOURS_WIDTH, HEAD_HEIGHT);
            for (int hour = 0; hour < hours.size(); hour++) {
                double y = y(firstMinute + hour * MINUTES_AN_HOUR);
                layoutInArea(
                        hours.get(hour),
                        0,
                        y - 10,
                        HOURS_WIDTH - 8,
                        20,
                        0,
                        null,
                        HPos.RIGHT,
                        VPos.CENTER);
                hourLines.get(hour).resizeRelocate(HOURS_WIDTH, y, getWidth() - HOURS_WIDTH, 1);
            }
            for (SlotCellView view : views.values()) {
                Integer column = columnOf.get(view.cell().doctorId());
                view.setVisible(column != null);
                if (column != null) {
                    view.resizeRelocate(
                            HOURS_WIDTH + column * width + GAP,
                            y(view.cell().startMinute()) + GAP / 2,
                            width - 2 * GAP,
                            view.cell().minutes() * minuteHeight - GAP);
                }
            }
            layoutNow();
            stickInSight();
        }

        private void layoutNow() {
            int minute = now == null ? -1 : now.toSecondOfDay() / 60;
            boolean inDay = minute >= firstMinute && minute <= lastMinute && !views.isEmpty();
            nowLine.setVisible(inDay);
            nowTime.setVisible(inDay);
            if (inDay) {
                double y = y(minute);
                nowLine.resizeRelocate(HOURS_WIDTH, y - 1, getWidth() - HOURS_WIDTH, 2);
                layoutInArea(
                        nowTime, 0, y - 10, HOURS_WIDTH - 4, 20, 0, null, HPos.RIGHT, VPos.CENTER);
            }
        }
    }
}
