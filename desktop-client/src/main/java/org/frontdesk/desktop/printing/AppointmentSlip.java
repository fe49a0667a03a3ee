package org.frontdesk.desktop.printing;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.frontdesk.desktop.printing.PaperWriter.Ink;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a patient takes home of an appointment, on A6: who sees them, when and where.
 *
 * @param clinic the clinic's name
 * @param patient the patient's name
 * @param patientNumber on the patient's card
 * @param doctor as shown to people
 * @param specialization what the doctor practises; may be empty
 * @param start on the clinic's wall clock
 * @param end on the clinic's wall clock
 * @param where lines that lead there, such as the room, the house and its address; may be empty
 * @param reference by which the clinic finds the appointment again
 * @param texts in whose language it is
 */
public record AppointmentSlip(
        String clinic,
        String patient,
        long patientNumber,
        String doctor,
        String specialization,
        ZonedDateTime start,
        ZonedDateTime end,
        List<String> where,
        String reference,
        Texts texts)
        implements Paper {

    private static final float MARGIN = 28;
    private static final float SMALL = 8;
    private static final float PLAIN = 11;
    private static final float LARGE = 15;
    private static final float TIME = 26;
    private static final float LEADING = 1.28f;

    /** So that nothing pushes anything else off the paper. */
    private static final int MOST_LINES = 2;

    private static final int MOST_LINES_OF_WHERE = 5;

    @Override
    public String fileName() {
        return "appointment-" + start.toLocalDate() + ".pdf";
    }

    @Override
    public byte[] toPdf() {
        String title = texts.get("printing.slip.title", texts.date(start.toLocalDate()));
        try (PaperWriter out = new PaperWriter(PDRectangle.A6, title, texts.locale())) {
            out.newPage();
            float y = write(out, clinic, MARGIN, LARGE, true, Ink.BLACK, MOST_LINES);
            out.line(MARGIN, out.width() - MARGIN, y + 4);
            y = write(out, texts.get("printing.slip.head"), y + 14, SMALL, false, Ink.GREY, 1);
            String day = texts.fullDate(start.toLocalDate());
            y = write(out, day, y, LARGE - 2, true, Ink.BLACK, MOST_LINES);
            String time =
                    texts.get(
                            "booking.time",
                            texts.time(start.toLocalTime()),
                            texts.time(end.toLocalTime()));
            y = write(out, time, y + 2, TIME, true, Ink.BLACK, 1) + 8;
            y = fact(out, "printing.slip.with", List.of(doctor, specialization), y);
            y = fact(out, "printing.slip.where", where, y);
            fact(
                    out,
                    "printing.slip.patient",
                    List.of(
                            patient,
                            texts.get("printing.slip.number", Long.toString(patientNumber))),
                    y);
            writeFoot(out);
            return out.toBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("a document in memory can't be written", failed);
        }
    }

    private float fact(PaperWriter out, String labelKey, List<String> lines, float top)
            throws IOException {
        List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
        if (said.isEmpty()) {
            return top;
        }
        float y = write(out, texts.get(labelKey), top, SMALL, false, Ink.GREY, 1);
        y = write(out, said.getFirst(), y, PLAIN, true, Ink.BLACK, MOST_LINES);
        for (String line : said.subList(1, Math.min(said.size(), MOST_LINES_OF_WHERE))) {
            y = write(out, line, y, PLAIN - 1, false, Ink.BLACK, 1);
        }
        return y + 6;
    }

    private void writeFoot(PaperWriter out) throws IOException {
        float y = out.height() - MARGIN - 3 * SMALL * LEADING;
        out.line(MARGIN, out.width() - MARGIN, y - 4);
        y = write(out, texts.get("printing.slip.foot"), y, SMALL, false, Ink.GREY, MOST_LINES);
        write(
                out,
                texts.get("printing.slip.reference", reference),
                y,
                SMALL - 1,
                false,
                Ink.GREY,
                1);
    }

    /** Writes below a height, and answers with where the next may be written. */
    private float write(
            PaperWriter out, String text, float top, float size, boolean bold, Ink ink, int most)
            throws IOException {
        float y = top;
        float room = out.width() - 2 * MARGIN;
        for (String line : out.font().wrapped(text, size, room, most, texts.locale())) {
            out.text(line, MARGIN, y + size, size, bold, ink);
            y += size * LEADING;
        }
        return y;
    }
}
