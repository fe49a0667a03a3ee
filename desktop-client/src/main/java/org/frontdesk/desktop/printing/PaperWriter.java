package org.frontdesk.desktop.printing;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;

/** Writes one PDF, page by page. Lengths are in points, and y goes down from the upper edge of the paper. */
final class PaperWriter implements Closeable {

    /** How much of its size a bold letter is drawn broader: the font comes in one weight. */
    private static final float BOLD = 0.035f;

    private static final float HAIRLINE = 0.5f;

    private final PDDocument document = new PDDocument();
    private final PDRectangle paper;
    private final PaperFont font;
    private PDPageContentStream page;

    /** How dark something is written. */
    enum Ink {
        BLACK(0f),
        GREY(0.38f),
        LINE(0.75f),
        SHADE(0.93f);

        private final float grey;

        Ink(float grey) {
            this.grey = grey;
        }
    }

    /**
     * @param title for the window of whoever opens the file
     */
    PaperWriter(PDRectangle paper, String title, Locale language) throws IOException {
        this.paper = paper;
        try {
            font = new PaperFont(document);
        } catch (IOException unreadable) {
            document.close();
            throw unreadable;
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        PDViewerPreferences shown =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
    }

    PaperFont font() {
        return font;
    }

    float width() {
        return paper.getWidth();
    }

    float height() {
        return paper.getHeight();
    }

    int pages() {
        return document.getNumberOfPages();
    }

    void newPage() throws IOException {
        closePage();
        PDPage made = new PDPage(paper);
        document.addPage(made);
        page = new PDPageContentStream(document, made);
    }

    /** Goes back to a page, counted from 0, to write what could not be known before. */
    void reopen(int number) throws IOException {
        closePage();
        page =
                new PDPageContentStream(
                        document, document.getPage(number), AppendMode.APPEND, true, true);
    }

    /** Writes a line of text that fits, on a baseline. */
    void text(String text, float x, float y, float size, boolean bold, Ink ink) throws IOException {
        String written = font.writable(text);
        if (written.isBlank()) {
            return;
        }
        page.beginText();
        page.setFont(font.font(), size);
        page.setNonStrokingColor(ink.grey);
        page.setStrokingColor(ink.grey);
        page.setLineWidth(size * BOLD);
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.newLineAtOffset(x, paper.getHeight() - y);
        page.showText(written);
        page.endText();
    }

    /** Writes a line of text that ends at x. */
    void textEndingAt(String text, float x, float y, float size, boolean bold, Ink ink)
            throws IOException {
        text(text, x - font.width(font.writable(text), size), y, size, bold, ink);
    }

    /** A thin line across. */
    void line(float fromX, float toX, float y) throws IOException {
        page.setStrokingColor(Ink.LINE.grey);
        page.setLineWidth(HAIRLINE);
        page.moveTo(fromX, paper.getHeight() - y);
        page.lineTo(toX, paper.getHeight() - y);
        page.stroke();
    }

    /** A light band behind what is written next. */
    void band(float x, float y, float width, float height) throws IOException {
        page.setNonStrokingColor(Ink.SHADE.grey);
        page.addRect(x, paper.getHeight() - y - height, width, height);
        page.fill();
    }

    /** The whole file. */
    byte[] toBytes() throws IOException {
        closePage();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void closePage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public void close() throws IOException {
        closePage();
        document.close();
    }
}
