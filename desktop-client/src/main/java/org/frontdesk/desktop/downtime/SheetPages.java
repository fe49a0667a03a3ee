package org.frontdesk.desktop.downtime;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sheet as pages of paper: black on white, each with its stamp, so that a page that is found alone tells its age. */
final class SheetPages {

    private static final double ROW_POINTS = 19;
    private static final double HEAD_POINTS = 64;

    /** Of the width of the paper: time, doctor, patient, born, number, reason, status. */
    private static final double[] COLUMN_PERCENT = {8, 20, 22, 13, 9, 16, 12};

    private static final String PLAIN =
            "-fx-font-family: sans-serif; -fx-font-size: 9; -fx-text-fill: black;";
    private static final String BOLD = PLAIN + " -fx-font-weight: bold;";

    private final String clinic;
    private final String stamp;
    private final Texts texts;

    SheetPages(String clinic, String stamp, Texts texts) {
        this.clinic = clinic;
        this.stamp = stamp;
        this.texts = texts;
    }

    /** As many pages of a size, in points, as the rows need. */
    List<Node> of(List<SheetRow> rows, double width, double height) {
        int perPage = (int) Math.max(1, (height - HEAD_POINTS) / ROW_POINTS - 1);
        int count = Math.max(1, (rows.size() + perPage - 1) / perPage);
        List<Node> pages = new ArrayList<>();
        for (int page = 0; page < count; page++) {
            List<SheetRow> onIt =
                    rows.subList(page * perPage, Math.min(rows.size(), (page + 1) * perPage));
            pages.add(page(onIt, page + 1, count, width));
        }
        return pages;
    }

    private Node page(List<SheetRow> rows, int number, int count, double width) {
        String day = rows.isEmpty() ? "" : texts.fullDate(rows.getFirst().day());
        Label title = label(texts.get("downtime.print.title", clinic, day), BOLD);
        Label about = label(texts.get("downtime.print.page", stamp, number, count), PLAIN);
        GridPane table = new GridPane();
        for (double percent : COLUMN_PERCENT) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            table.getColumnConstraints().add(column);
        }
        table.addRow(
                0,
                Stream.of(
                                "downtime.time",
                                "downtime.doctor",
                                "downtime.patient",
                                "downtime.born",
                                "downtime.number",
                                "downtime.reason",
                                "downtime.status")
                        .map(key -> label(texts.get(key), BOLD))
                        .toArray(Node[]::new));
        for (SheetRow row : rows) {
            table.addRow(
                    table.getRowCount(),
                    Stream.of(
                                    row.time(),
                                    row.doctor(),
                                    row.patient(),
                                    row.born(),
                                    row.number(),
                                    row.reason(),
                                    row.status())
                            .map(text -> label(text, PLAIN))
                            .toArray(Node[]::new));
        }
        VBox page = new VBox(8, title, about, table);
        page.setStyle("-fx-background-color: white;");
        page.setMinWidth(width);
        page.setPrefWidth(width);
        page.setMaxWidth(width);
        return page;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setStyle(style);
        label.setMinHeight(ROW_POINTS);
        label.setPrefHeight(ROW_POINTS);
        return label;
    }
}
