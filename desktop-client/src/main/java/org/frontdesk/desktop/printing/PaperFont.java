package org.frontdesk.desktop.printing;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The font of one document, embedded in it as far as it is used: Liberation Sans, which comes with PDFBox under the SIL Open Font
 * License and writes every language of Europe. Widths are in points.
 */
final class PaperFont {

    private static final String FILE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Glyphs are measured in thousandths of the size. */
    private static final float UNITS = 1000;

    private static final String SHORTENED = "…";
    private static final int UNKNOWN = '?';

    private final PDFont font;
    private final CmapLookup glyphs;

    PaperFont(PDDocument document) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("PDFBox comes without its font");
            }
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            glyphs = parsed.getUnicodeCmapLookup();
            font = PDType0Font.load(document, parsed, true);
            document.registerTrueTypeFontForClosing(parsed);
        }
    }

    PDFont font() {
        return font;
    }

    /** The text as it can be written: composed, on one line, and with a question mark for what the font does not have. */
    String writable(String text) {
        StringBuilder written = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point))
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .forEach(point -> append(written, point));
        return written.toString();
    }

    /** A letter with marks that the font has not is better read without them than not at all. */
    private void append(StringBuilder written, int point) {
        if (glyphs.getGlyphId(point) != 0) {
            written.appendCodePoint(point);
            return;
        }
        String plain =
                Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(part -> glyphs.getGlyphId(part) != 0)
                        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        if (plain.isEmpty()) {
            written.appendCodePoint(UNKNOWN);
        } else {
            written.append(plain);
        }
    }

    float width(String writable, float size) throws IOException {
        return font.getStringWidth(writable) * size / UNITS;
    }

    /** As much of a text as fits, with an ellipsis where something is missing. */
    String shortened(String text, float size, float room) throws IOException {
        String whole = writable(text).strip();
        if (width(whole, size) <= room) {
            return whole;
        }
        int end = whole.length();
        while (end > 0) {
            end = whole.offsetByCodePoints(end, -1);
            String part = whole.substring(0, end).stripTrailing() + SHORTENED;
            if (width(part, size) <= room) {
                return part;
            }
        }
        return "";
    }

    /** A text in lines that fit; what needs more than {@code most} is shortened in the last of them. */
    List<String> wrapped(String text, float size, float room, int most, Locale locale)
            throws IOException {
        String whole = writable(text).strip();
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(whole);
        int start = 0;
        int fits = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            boolean tooLong = width(whole.substring(start, next).stripTrailing(), size) > room;
            if (tooLong && fits > start && lines.size() < most - 1) {
                lines.add(shortened(whole.substring(start, fits), size, room));
                start = fits;
            }
            fits = next;
        }
        if (start < whole.length()) {
            lines.add(shortened(whole.substring(start), size, room));
        }
        return lines;
    }
}
