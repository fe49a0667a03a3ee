package org.frontdesk.desktop.reports;

import org.frontdesk.desktop.printing.Paper;
import org.frontdesk.desktop.printing.PaperTable;
import org.frontdesk.desktop.printing.PaperTable.Column;
import org.frontdesk.desktop.printing.PaperTable.Row;
import org.frontdesk.desktop.printing.PaperTable.Weight;
import org.frontdesk.desktop.printing.TablePaper;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A report on paper: its table, and below it what the figures count. */
final class ReportPaper {

    private static final double NAME_SHARE = 26;
    private static final double FIGURE_SHARE = 10;

    private final String clinic;
    private final ReportWords words;
    private final Texts texts;

    ReportPaper(String clinic, Texts texts) {
        this.clinic = clinic;
        this.words = new ReportWords(texts);
        this.texts = texts;
    }

    /**
     * The pages of a report.
     *
     * @param printedAt on the clinic's wall clock
     */
    Paper of(Report report, ZonedDateTime printedAt) {
        List<Column> columns = new ArrayList<>();
        columns.add(
                Column.words(
                        texts.get(ReportsViewModel.groupingKey(report.grouping())), NAME_SHARE));
        for (ReportColumn column : ReportColumn.values()) {
            columns.add(Column.figures(texts.get(column.textKey()), FIGURE_SHARE));
        }
        List<Row> rows =
                Stream.concat(report.lines().stream(), Stream.of(report.total()))
                        .map(this::row)
                        .toList();
        List<String> notes = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            notes.add(
                    texts.get(
                            "reports.note",
                            texts.get(figure.textKey()),
                            texts.get(figure.meansKey())));
        }
        String why = words.whyCancelled(report.total().figures());
        if (!why.isEmpty()) {
            notes.add(texts.get("reports.note", texts.get("reports.whyCancelled"), why));
        }
        PaperTable table =
                new PaperTable(
                        texts.get("reports.paper.title", clinic),
                        List.of(report.of()),
                        columns,
                        List.of(new PaperTable.Section("", rows)),
                        notes);
        return new TablePaper(fileName(report, "pdf"), table, true, printedAt, texts);
    }

    /** Such as {@code report-2027-03-01-2027-03-28.csv}. */
    static String fileName(Report report, String extension) {
        return "report-%s-%s.%s".formatted(report.days().first(), report.days().last(), extension);
    }

    private Row row(ReportLine line) {
        List<String> cells = new ArrayList<>();
        cells.add(line.name());
        Arrays.stream(ReportColumn.values())
                .map(column -> column.text(words, line.figures()))
                .forEach(cells::add);
        return new Row(cells, line.total() ? Weight.TOTAL : Weight.PLAIN);
    }
}
