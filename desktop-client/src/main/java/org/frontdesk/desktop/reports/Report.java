package org.frontdesk.desktop.reports;

import org.frontdesk.api.v1.GetActivityReportResponse;
import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.api.v1.ReportRow;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A report that was made, in words and figures.
 *
 * @param of of which days and of whom, in words
 * @param lines without the total
 * @param total the sum of all
 * @param csv the same as CSV, as the server wrote it
 */
record Report(
        Days days,
        ReportGrouping grouping,
        String of,
        List<ReportLine> lines,
        ReportLine total,
        String csv) {

    /**
     * Puts an answer into words.
     *
     * @param doctor of whom it is, where it is of one
     */
    static Report of(
            Days days,
            ReportGrouping grouping,
            Optional<String> doctor,
            GetActivityReportResponse made,
            Texts texts) {
        String range = texts.get("reports.of", texts.date(days.first()), texts.date(days.last()));
        String total = texts.get("reports.total");
        return new Report(
                days,
                grouping,
                doctor.map(name -> texts.get("reports.ofDoctor", range, name)).orElse(range),
                made.getRowsList().stream().map(row -> line(grouping, row, texts)).toList(),
                new ReportLine(total, total, made.getTotal(), true),
                made.getCsv());
    }

    private static ReportLine line(ReportGrouping grouping, ReportRow row, Texts texts) {
        return switch (grouping) {
            case REPORT_GROUPING_DOCTOR -> named(row.getDoctorName(), row);
            case REPORT_GROUPING_SPECIALIZATION -> named(row.getSpecialization(), row);
            case REPORT_GROUPING_WEEK, REPORT_GROUPING_UNSPECIFIED, UNRECOGNIZED -> {
                LocalDate monday = LocalDate.parse(row.getWeekFirstDate());
                yield new ReportLine(
                        texts.get("reports.weekOf", texts.date(monday)),
                        DateTimeFormatter.ofLocalizedPattern("MMMd")
                                .localizedBy(texts.locale())
                                .format(monday),
                        row.getFigures(),
                        false);
            }
        };
    }

    private static ReportLine named(String name, ReportRow row) {
        return new ReportLine(name, name, row.getFigures(), false);
    }
}
