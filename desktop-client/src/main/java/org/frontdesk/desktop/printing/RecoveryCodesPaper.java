package org.frontdesk.desktop.printing;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.frontdesk.desktop.printing.PaperWriter.Ink;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The codes that open an account when its telephone is not there, on A6 to be kept in a safe place.
 *
 * @param clinic the clinic's name
 * @param username whose codes they are
 * @param madeOn when they were given out
 * @param codes as they are typed
 * @param texts in whose language it is
 */
public record RecoveryCodesPaper(
        String clinic, String username, LocalDate madeOn, List<String> codes, Texts texts)
        implements Paper {

    private static final float MARGIN = 28;
    private static final float SMALL = 8;
    private static final float PLAIN = 12;
    private static final float LARGE = 15;
    private static final float LEADING = 1.28f;
    private static final float BETWEEN_CODES = 20;
    private static final float BOX = 9;
    private static final int MOST_LINES = 4;

    public RecoveryCodesPaper {
        codes = List.copyOf(codes);
    }

    @Override
    public String fileName() {
        return "recovery-codes.pdf";
    }

    @Override
    public byte[] toPdf() {
        try (PaperWriter out =
                new PaperWriter(
                        PDRectangle.A6, texts.get("printing.codes.title"), texts.locale())) {
            out.newPage();
            float y = write(out, texts.get("printing.codes.title"), MARGIN, LARGE, true, Ink.BLACK);
            y = write(out, clinic, y, PLAIN - 1, false, Ink.BLACK);
            String whose = texts.get("printing.codes.whose", username, texts.date(madeOn));
            y = write(out, whose, y, PLAIN - 1, false, Ink.BLACK);
            out.line(MARGIN, out.width() - MARGIN, y + 4);
            y += 16;
            for (String code : codes) {
                y += BETWEEN_CODES;
                out.band(MARGIN, y - BOX, BOX, BOX); // to be crossed out once it is used
                out.text(code, MARGIN + 2 * BOX, y, PLAIN, true, Ink.BLACK);
            }
            write(out, texts.get("printing.codes.foot"), y + 18, SMALL, false, Ink.GREY);
            return out.toBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("a document in memory can't be written", failed);
        }
    }

    /** Writes below a height, and answers with where the next may be written. */
    private float write(PaperWriter out, String text, float top, float size, boolean bold, Ink ink)
            throws IOException {
        float y = top;
        float room = out.width() - 2 * MARGIN;
        for (String line : out.font().wrapped(text, size, room, MOST_LINES, texts.locale())) {
            out.text(line, MARGIN, y + size, size, bold, ink);
            y += size * LEADING;
        }
        return y;
    }
}
