package org.frontdesk.desktop.downtime;

import org.frontdesk.desktop.printing.Paper;
import org.frontdesk.desktop.printing.PaperTable;
import org.frontdesk.desktop.printing.PaperTable.Column;
import org.frontdesk.desktop.printing.PaperTable.Row;
import org.frontdesk.desktop.printing.TablePaper;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/** The sheet on paper, each page with its stamp, so that a page that is found alone tells its age. */
final class SheetPages {

    private final String clinic;
    private final String stamp;
    private final Texts texts;

    SheetPages(String clinic, String stamp, Texts texts) {
        this.clinic = clinic;
        this.stamp = stamp;
        this.texts = texts;
    }

    /**
     * As many pages as the rows need.
     *
     * @param printedAt on the clinic's wall clock
     */
    Paper of(List<SheetRow> rows, LocalDate day, ZonedDateTime printedAt) {
        PaperTable table =
                new PaperTable(
                        texts.get("downtime.print.title", clinic, texts.fullDate(day)),
                        List.of(stamp),
                        List.of(
                                Column.words(texts.get("downtime.time"), 7),
                                Column.words(texts.get("downtime.doctor"), 21),
                                Column.words(texts.get("downtime.patient"), 24),
                                Column.words(texts.get("downtime.born"), 14),
                                Column.words(texts.get("downtime.number"), 9),
                                Column.words(texts.get("downtime.reason"), 24),
                                Column.words(texts.get("downtime.status"), 16)),
                        List.of(
                                new PaperTable.Section(
                                        "", rows.stream().map(SheetPages::row).toList())),
                        List.of());
        return new TablePaper("downtime-" + day + ".pdf", table, true, printedAt, texts);
    }

    private static Row row(SheetRow row) {
        String[] cells = {
            row.time(),
            row.doctor(),
            row.patient(),
            row.born(),
            row.number(),
            row.reason(),
            row.status()
        };
        return row.free() ? Row.quiet(cells) : Row.of(cells);
    }
}
