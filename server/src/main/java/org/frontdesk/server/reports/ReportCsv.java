package org.frontdesk.server.reports;

import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.CancellationCode;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.exchange.CsvText;
import org.frontdesk.server.reports.Figures.LeadTime;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** A report as a spreadsheet reads it; the columns are part of the contract. */
final class ReportCsv {

    private static final Groups.Head TOTAL =
            new Groups.Head(Optional.empty(), "", "", Optional.empty());

    private static final List<String> BEFORE_CANCELLATIONS =
            List.of(
                    "doctor_id",
                    "doctor",
                    "specialization",
                    "week",
                    "offered_places",
                    "used_places",
                    "used_share",
                    "appointment_count",
                    "open_count",
                    "present_count",
                    "completed_count",
                    "no_show_count",
                    "expired_count",
                    "no_show_rate");

    private static final List<String> AFTER_CANCELLATIONS =
            List.of(
                    "lead_time_appointment_count",
                    "lead_time_mean_hours",
                    "lead_time_median_hours",
                    "lead_time_ninth_decile_hours");

    private ReportCsv() {}

    static String of(ActivityReport.Report report, Grouping grouping, char separator) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns());
        if (grouping == Grouping.NONE) {
            lines.add(line(TOTAL, report.total()));
        }
        report.rows().forEach(row -> lines.add(line(row.of(), row.figures())));
        return CsvText.of(lines, separator);
    }

    private static List<String> columns() {
        Stream<String> cancellations =
                Arrays.stream(CancellationCode.values())
                        .map(code -> "cancelled_" + code.name().toLowerCase(Locale.ROOT));
        return Stream.of(BEFORE_CANCELLATIONS.stream(), cancellations, AFTER_CANCELLATIONS.stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static List<String> line(Groups.Head of, Figures figures) {
        List<String> line = new ArrayList<>();
        line.add(of.doctor().map(DoctorId::toString).orElse(""));
        line.add(of.doctorName());
        line.add(of.specialization());
        line.add(of.week().map(LocalDate::toString).orElse(""));
        line.add(Long.toString(figures.offeredPlaces()));
        line.add(Long.toString(figures.usedPlaces()));
        line.add(share(figures.usedShare()));
        line.add(Long.toString(figures.in(AppointmentStatus.values())));
        line.add(Long.toString(figures.open()));
        line.add(Long.toString(figures.present()));
        line.add(Long.toString(figures.in(AppointmentStatus.COMPLETED)));
        line.add(Long.toString(figures.in(AppointmentStatus.NO_SHOW)));
        line.add(Long.toString(figures.in(AppointmentStatus.EXPIRED)));
        line.add(share(figures.noShowRate()));
        for (CancellationCode code : CancellationCode.values()) {
            line.add(Long.toString(figures.cancelled().getOrDefault(code, 0L)));
        }
        line.add(figures.leadTime().map(lead -> Long.toString(lead.appointments())).orElse("0"));
        line.add(hours(figures, LeadTime::mean));
        line.add(hours(figures, LeadTime::median));
        line.add(hours(figures, LeadTime::ninthDecile));
        return line;
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", share.getAsDouble());
    }

    private static String hours(Figures figures, Function<LeadTime, Duration> which) {
        return figures.leadTime()
                .map(which)
                .map(lead -> String.format(Locale.ROOT, "%.2f", lead.toSeconds() / 3600.0))
                .orElse("");
    }
}
