package org.frontdesk.desktop.daysheet;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What stands around the cells: heads, hours, stripes, and the line of the hour. Heads and hours stay in sight. */
final class SheetFrame {

    private final DaySheetGrid.Sheet sheet;
    private final SheetScale scale;
    private final List<VBox> heads = new ArrayList<>();
    private final List<Region> stripes = new ArrayList<>();
    private final List<Label> hours = new ArrayList<>();
    private final List<Region> hourLines = new ArrayList<>();
    private final Region headBand = styled(new Region(), "sheet-head-band");
    private final Region hourBand = styled(new Region(), "sheet-hour-band");
    private final Region corner = styled(new Region(), "sheet-corner");
    private final Region nowLine = styled(new Region(), "now-line");
    private final Label nowTime = new Label();
    private LocalTime now;

    SheetFrame(DaySheetGrid.Sheet sheet, SheetScale scale) {
        this.sheet = sheet;
        this.scale = scale;
        nowTime.getStyleClass().add("now-time");
        sheet.getChildren().addAll(nowLine, headBand, hourBand, nowTime, corner);
        headBand.setViewOrder(-10);
        hourBand.setViewOrder(-8);
        nowLine.setViewOrder(-5);
        nowTime.setViewOrder(-9);
        corner.setViewOrder(-20);
        nowLine.setMouseTransparent(true);
        nowTime.setMouseTransparent(true);
    }

    int columns() {
        return heads.size();
    }

    void showColumns(List<SheetColumn> columns) {
        sheet.getChildren().removeAll(heads);
        sheet.getChildren().removeAll(stripes);
        heads.clear();
        stripes.clear();
        for (SheetColumn column : columns) {
            Label title = styled(new Label(column.title()), "head-name");
            Label subtitle = styled(new Label(column.subtitle()), "head-specialization");
            VBox head = styled(new VBox(title, subtitle), "sheet-head");
            head.setViewOrder(-12);
            heads.add(head);
            Region stripe = styled(new Region(), "sheet-stripe");
            stripe.setViewOrder(2);
            stripes.add(stripe);
        }
        sheet.getChildren().addAll(stripes);
        sheet.getChildren().addAll(heads);
    }

    void showHours() {
        sheet.getChildren().removeAll(hours);
        sheet.getChildren().removeAll(hourLines);
        hours.clear();
        hourLines.clear();
        for (int minute = scale.firstMinute();
                minute <= scale.lastMinute();
                minute += SheetScale.MINUTES_AN_HOUR) {
            Label hour =
                    styled(
                            new Label("%02d:00".formatted(minute / SheetScale.MINUTES_AN_HOUR)),
                            "sheet-hour");
            hour.setViewOrder(-8.5);
            hours.add(hour);
            Region line = styled(new Region(), "hour-line");
            line.setViewOrder(1);
            hourLines.add(line);
        }
        sheet.getChildren().addAll(hours);
        sheet.getChildren().addAll(hourLines);
    }

    void showNow(LocalTime time) {
        now = time;
        nowTime.setText(time == null ? "" : time.toString());
    }

    void layout(double columnWidth, double width, double height) {
        for (int column = 0; column < heads.size(); column++) {
            double x = SheetScale.HOURS_WIDTH + column * columnWidth;
            heads.get(column).resizeRelocate(x, 0, columnWidth, SheetScale.HEAD_HEIGHT);
            stripes.get(column)
                    .resizeRelocate(
                            x,
                            SheetScale.HEAD_HEIGHT,
                            columnWidth,
                            height - SheetScale.HEAD_HEIGHT);
        }
        headBand.resizeRelocate(0, 0, width, SheetScale.HEAD_HEIGHT);
        hourBand.resizeRelocate(0, 0, SheetScale.HOURS_WIDTH, height);
        corner.resizeRelocate(0, 0, SheetScale.HOURS_WIDTH, SheetScale.HEAD_HEIGHT);
        for (int hour = 0; hour < hours.size(); hour++) {
            double y = scale.y(scale.firstMinute() + hour * SheetScale.MINUTES_AN_HOUR);
            sheet.place(hours.get(hour), y, SheetScale.HOURS_WIDTH - 8);
            hourLines
                    .get(hour)
                    .resizeRelocate(SheetScale.HOURS_WIDTH, y, width - SheetScale.HOURS_WIDTH, 1);
        }
        layoutNow(width);
    }

    private void layoutNow(double width) {
        int minute = now == null ? -1 : now.toSecondOfDay() / 60;
        boolean inDay = scale.contains(minute);
        nowLine.setVisible(inDay);
        nowTime.setVisible(inDay);
        hours.forEach(hour -> hour.setVisible(true));
        if (inDay) {
            double y = scale.y(minute);
            nowLine.resizeRelocate(
                    SheetScale.HOURS_WIDTH, y - 1, width - SheetScale.HOURS_WIDTH, 2);
            sheet.place(nowTime, y, SheetScale.HOURS_WIDTH - 4);
            // an hour that would look out from behind the time of day
            hours.stream()
                    .filter(
                            hour ->
                                    hour.getBoundsInParent()
                                            .intersects(nowTime.getBoundsInParent()))
                    .forEach(hour -> hour.setVisible(false));
        }
    }

    /** Moves what stays in sight against the scrolling. */
    void stickAt(double x, double y) {
        heads.forEach(head -> head.setTranslateY(y));
        headBand.setTranslateY(y);
        hours.forEach(hour -> hour.setTranslateX(x));
        hourBand.setTranslateX(x);
        nowTime.setTranslateX(x);
        corner.setTranslateX(x);
        corner.setTranslateY(y);
    }

    private static <N extends Region> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
