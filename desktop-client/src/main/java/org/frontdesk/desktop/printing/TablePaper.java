package org.frontdesk.desktop.printing;

import org.frontdesk.desktop.texts.Texts;

import java.time.ZonedDateTime;

/**
 * A table on A4, such as a report or the downtime sheet.
 *
 * @param landscape whether it is broader than high
 * @param printedAt on the clinic's wall clock
 * @param texts in whose language it is
 */
public record TablePaper(
        String fileName, PaperTable table, boolean landscape, ZonedDateTime printedAt, Texts texts)
        implements Paper {

    @Override
    public byte[] toPdf() {
        return new TablePages(table, landscape, printedAt, texts).toPdf();
    }
}
