package org.frontdesk.desktop.printing;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.frontdesk.desktop.printing.PaperWriter.Ink;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A table on as many pages as it needs: its title and the heads of its columns on each, so that a page that is found alone tells
 * what it is of, and below when it was printed and which page of how many it is.
 */
final class TablePages {

    private static final float MARGIN = 42;
    private static final float TITLE_SIZE = 14;
    private static final float SIZE = 9;
    private static final float SMALL = 8;
    private static final float ROW = 16;
    private static final float BASELINE = 11.5f;
    private static final float CELL_GAP = 8;
    private static final int MOST_NOTE_LINES = 6;

    /** A heading alone at the foot of a page is of no use: this many rows go with it. */
    private static final int ROWS_WITH_HEADING = 2;

    private final PaperTable table;
    private final ZonedDateTime printedAt;
    private final Texts texts;
    private final boolean landscape;
    private PaperWriter out;
    private float y;

    /**
     * @param printedAt on the clinic's wall clock
     */
    TablePages(PaperTable table, boolean landscape, ZonedDateTime printedAt, Texts texts) {
        this.table = table;
        this.landscape = landscape;
        this.printedAt = printedAt;
        this.texts = texts;
    }

    byte[] toPdf() {
        PDRectangle a4 = PDRectangle.A4;
        PDRectangle paper = landscape ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
        try (PaperWriter writer = new PaperWriter(paper, table.title(), texts.locale())) {
            out = writer;
            beginPage();
            for (PaperTable.Section section : table.sections()) {
                write(section);
            }
            writeNotes();
            writeFeet();
            return writer.toBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("a document in memory can't be written", failed);
        }
    }

    private void beginPage() throws IOException {
        out.newPage();
        y = MARGIN;
        out.text(
                out.font().shortened(table.title(), TITLE_SIZE, room()),
                MARGIN,
                y + TITLE_SIZE,
                TITLE_SIZE,
                true,
                Ink.BLACK);
        y += TITLE_SIZE + 8;
        for (String line : table.about()) {
            out.text(
                    out.font().shortened(line, SIZE, room()),
                    MARGIN,
                    y + SIZE,
                    SIZE,
                    false,
                    Ink.GREY);
            y += SIZE + 5;
        }
        y += 6;
        out.band(MARGIN, y, room(), ROW);
        write(table.columns().stream().map(PaperTable.Column::title).toList(), true, Ink.BLACK);
        y += 2;
    }

    private void write(PaperTable.Section section) throws IOException {
        if (!section.heading().isEmpty()) {
            int with = Math.min(ROWS_WITH_HEADING, section.rows().size());
            if (!hasRoomFor(1 + with)) {
                beginPage();
            }
            writeHeading(section.heading());
        }
        for (PaperTable.Row row : section.rows()) {
            if (!hasRoomFor(1)) {
                beginPage();
                if (!section.heading().isEmpty()) {
                    writeHeading(texts.get("printing.continued", section.heading()));
                }
            }
            boolean total = row.weight() == PaperTable.Weight.TOTAL;
            if (total) {
                out.line(MARGIN, MARGIN + room(), y);
            }
            write(
                    row.cells(),
                    total,
                    row.weight() == PaperTable.Weight.QUIET ? Ink.GREY : Ink.BLACK);
            if (!total) {
                out.line(MARGIN, MARGIN + room(), y);
            }
        }
    }

    private void writeHeading(String heading) throws IOException {
        y += 4;
        out.text(
                out.font().shortened(heading, SIZE + 1, room()),
                MARGIN,
                y + BASELINE,
                SIZE + 1,
                true,
                Ink.BLACK);
        y += ROW;
        out.line(MARGIN, MARGIN + room(), y);
    }

    private void write(List<String> cells, boolean bold, Ink ink) throws IOException {
        double all = table.columns().stream().mapToDouble(PaperTable.Column::share).sum();
        float x = MARGIN;
        for (int i = 0; i < table.columns().size(); i++) {
            PaperTable.Column column = table.columns().get(i);
            float width = (float) (room() * column.share() / all);
            String cell = i < cells.size() ? cells.get(i) : "";
            String fitting = out.font().shortened(cell, SIZE, width - CELL_GAP);
            if (column.figures()) {
                out.textEndingAt(fitting, x + width - CELL_GAP / 2, y + BASELINE, SIZE, bold, ink);
            } else {
                out.text(fitting, x + CELL_GAP / 2, y + BASELINE, SIZE, bold, ink);
            }
            x += width;
        }
        y += ROW;
    }

    private void writeNotes() throws IOException {
        y += ROW / 2;
        for (String note : table.notes()) {
            List<String> lines =
                    out.font().wrapped(note, SMALL, room(), MOST_NOTE_LINES, texts.locale());
            for (String line : lines) {
                if (!hasRoomFor(1)) {
                    beginPage();
                }
                out.text(line, MARGIN, y + BASELINE, SMALL, false, Ink.GREY);
                y += SMALL + 4;
            }
            y += 3;
        }
    }

    private void writeFeet() throws IOException {
        String stamp =
                texts.get(
                        "printing.printedAt",
                        texts.dayAndDate(printedAt.toLocalDate()),
                        texts.time(printedAt.toLocalTime()));
        int pages = out.pages();
        for (int page = 0; page < pages; page++) {
            out.reopen(page);
            float foot = out.height() - MARGIN + SMALL;
            out.text(stamp, MARGIN, foot, SMALL, false, Ink.GREY);
            out.textEndingAt(
                    texts.get("printing.page", page + 1, pages),
                    MARGIN + room(),
                    foot,
                    SMALL,
                    false,
                    Ink.GREY);
        }
    }

    private boolean hasRoomFor(int rows) {
        return y + rows * ROW <= out.height() - MARGIN - SMALL;
    }

    private float room() {
        return out.width() - 2 * MARGIN;
    }
}
