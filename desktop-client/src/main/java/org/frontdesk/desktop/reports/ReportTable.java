package org.frontdesk.desktop.reports;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The figures of a report as a table that is sorted by any of them; the total stays below. */
final class ReportTable {

    private static final PseudoClass TOTAL = PseudoClass.getPseudoClass("total");

    /** Less than this, and only what the charts show is in it. */
    private static final double ROOM_FOR_ALL_PX = 1000;

    private static final double NAME_PX = 210;
    private static final double FIGURE_PX = 100;
    private static final double ROW_PX = 34;
    private static final double HEAD_PX = 54;

    /** More of them than that are scrolled. */
    private static final int MOST_ROWS = 24;

    private final TableView<ReportLine> table;
    private final ReportWords words;
    private final Texts texts;
    private final TableColumn<ReportLine, String> names = new TableColumn<>();
    private final List<TableColumn<?, ?>> wide = new ArrayList<>();
    private List<ReportLine> inOrder = List.of();

    ReportTable(TableView<ReportLine> table, Texts texts) {
        this.table = table;
        this.words = new ReportWords(texts);
        this.texts = texts;
        names.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().name()));
        names.setPrefWidth(NAME_PX);
        names.setSortable(
                false); // the server's order is by name, and comes back with a third press
        table.getColumns().add(names);
        for (ReportColumn one : ReportColumn.values()) {
            addColumn(one);
        }
        table.setFixedCellSize(ROW_PX);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setRowFactory(rows -> new Row());
        table.setSortPolicy(this::sortAboveTheTotal);
        table.widthProperty()
                .subscribe(
                        width ->
                                wide.forEach(
                                        column ->
                                                column.setVisible(
                                                        width.doubleValue() >= ROOM_FOR_ALL_PX)));
    }

    void show(Report report) {
        names.setText(texts.get(ReportsViewModel.groupingKey(report.grouping())));
        inOrder = report.lines();
        List<ReportLine> lines = new ArrayList<>(inOrder);
        lines.add(report.total());
        table.getItems().setAll(lines);
        table.sort();
        double height = HEAD_PX + Math.min(MOST_ROWS, lines.size()) * ROW_PX;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    private void addColumn(ReportColumn one) {
        TableColumn<ReportLine, ReportLine> column = new TableColumn<>(texts.get(one.textKey()));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells -> new FigureCell(one));
        column.setComparator(one.order());
        column.getStyleClass().add("figures");
        column.setPrefWidth(FIGURE_PX);
        table.getColumns().add(column);
        if (one.isWide()) {
            wide.add(column);
        }
    }

    private boolean sortAboveTheTotal(TableView<ReportLine> sorted) {
        Comparator<ReportLine> wished =
                sorted.getComparator() == null
                        ? Comparator.comparing(inOrder::indexOf)
                        : sorted.getComparator();
        FXCollections.sort(
                sorted.getItems(), Comparator.comparing(ReportLine::total).thenComparing(wished));
        return true;
    }

    private static final class Row extends TableRow<ReportLine> {

        @Override
        protected void updateItem(ReportLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(TOTAL, !empty && line != null && line.total());
        }
    }

    private final class FigureCell extends TableCell<ReportLine, ReportLine> {

        private final ReportColumn column;

        FigureCell(ReportColumn column) {
            this.column = column;
            getStyleClass().add("figures");
        }

        @Override
        protected void updateItem(ReportLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : column.text(words, line.figures()));
        }
    }
}
