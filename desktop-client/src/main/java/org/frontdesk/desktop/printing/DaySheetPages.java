package org.frontdesk.desktop.printing;

import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A doctor's day, or that of several, on A4: who comes when, and how they are reached.
 *
 * @param clinic the clinic's name
 * @param day the day, or the first of them
 * @param days what is on it, in words: a date, or a week
 * @param about further lines below the title, such as that something could not be read; may be empty
 * @param columns of whom or of which day, and the lines of it
 * @param printedAt on the clinic's wall clock
 * @param texts in whose language it is
 */
public record DaySheetPages(
        String clinic,
        LocalDate day,
        String days,
        List<String> about,
        List<Part> columns,
        ZonedDateTime printedAt,
        Texts texts)
        implements Paper {

    /**
     * A column of the sheet.
     *
     * @param name the doctor or, in a doctor's week, the day
     */
    public record Part(String name, List<Line> lines) {}

    /**
     * A patient, or a place.
     *
     * @param time when it starts and ends
     * @param patient empty where nobody comes
     * @param born the patient's birth date
     * @param number on the patient's card
     * @param status in words
     * @param phone may be empty
     */
    public record Line(
            String time, String patient, String born, String number, String status, String phone) {

        /** A place without a patient. */
        public static Line empty(String time, String status) {
            return new Line(time, "", "", "", status, "");
        }
    }

    @Override
    public String fileName() {
        return "day-" + day + ".pdf";
    }

    @Override
    public byte[] toPdf() {
        List<PaperTable.Section> sections =
                columns.stream()
                        .map(
                                part ->
                                        new PaperTable.Section(
                                                part.name(),
                                                part.lines().stream()
                                                        .map(DaySheetPages::row)
                                                        .toList()))
                        .toList();
        PaperTable table =
                new PaperTable(
                        texts.get("printing.day.title", clinic, days),
                        about,
                        List.of(
                                PaperTable.Column.words(texts.get("printing.time"), 14),
                                PaperTable.Column.words(texts.get("printing.patient"), 30),
                                PaperTable.Column.words(texts.get("printing.born"), 15),
                                PaperTable.Column.words(texts.get("printing.number"), 10),
                                PaperTable.Column.words(texts.get("printing.status"), 17),
                                PaperTable.Column.words(texts.get("printing.phone"), 17)),
                        sections,
                        List.of());
        return new TablePages(table, false, printedAt, texts).toPdf();
    }

    private static PaperTable.Row row(Line line) {
        String[] cells = {
            line.time(), line.patient(), line.born(), line.number(), line.status(), line.phone()
        };
        return line.patient().isEmpty() ? PaperTable.Row.quiet(cells) : PaperTable.Row.of(cells);
    }
}
