package org.frontdesk.desktop.reports;

import com.google.protobuf.Duration;

import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.ReportFigures;
import org.frontdesk.desktop.texts.Texts;

import java.text.NumberFormat;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says figures as people read them. */
final class ReportWords {

    private static final double HUNDRED = 100;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final double HOURS_A_DAY = 24;

    /** Up to two days are said in hours. */
    private static final double MOST_HOURS = 48;

    private final Texts texts;
    private final NumberFormat percent;
    private final NumberFormat count;
    private final NumberFormat tenths;

    ReportWords(Texts texts) {
        this.texts = texts;
        percent = NumberFormat.getPercentInstance(texts.locale());
        percent.setMaximumFractionDigits(1);
        count = NumberFormat.getIntegerInstance(texts.locale());
        tenths = NumberFormat.getNumberInstance(texts.locale());
        tenths.setMaximumFractionDigits(1);
    }

    String count(long number) {
        return count.format(number);
    }

    /** The value of a figure, as it is drawn. */
    String value(Figure figure, OptionalDouble value) {
        if (value.isEmpty()) {
            return texts.get("reports.none");
        }
        return switch (figure) {
            case USE, NO_SHOWS, CANCELLATIONS -> percent.format(value.getAsDouble() / HUNDRED);
            case LEAD_TIME -> hours(value.getAsDouble() * HOURS_A_DAY);
        };
    }

    String value(Figure figure, ReportFigures figures) {
        return value(figure, figure.of(figures));
    }

    /** A number on the axis of a figure. */
    String onAxis(Figure figure, double number) {
        return switch (figure) {
            case USE, NO_SHOWS, CANCELLATIONS -> percent.format(number / HUNDRED);
            case LEAD_TIME -> texts.get("reports.days", tenths.format(number));
        };
    }

    /** What the value was counted of. */
    String detail(Figure figure, ReportFigures figures) {
        return switch (figure) {
            case USE ->
                    texts.get(
                            "reports.use.detail",
                            figures.getUsedPlaces(),
                            figures.getOfferedPlaces());
            case NO_SHOWS ->
                    texts.get(
                            "reports.noShows.detail",
                            figures.getNoShowCount(),
                            figures.getNoShowCount() + figures.getCompletedCount());
            case LEAD_TIME ->
                    figures.hasLeadTime()
                            ? texts.get(
                                    "reports.leadTime.detail",
                                    duration(figures.getLeadTime().getNinthDecile()))
                            : "";
            case CANCELLATIONS ->
                    texts.get(
                            "reports.cancellations.detail",
                            Figure.cancelled(figures),
                            figures.getAppointmentCount());
        };
    }

    String duration(Duration time) {
        return hours(time.getSeconds() / SECONDS_AN_HOUR);
    }

    String ninthDecile(ReportFigures figures) {
        return figures.hasLeadTime()
                ? duration(figures.getLeadTime().getNinthDecile())
                : texts.get("reports.none");
    }

    /** Why they were called off, the reasons in the contract's order; empty where none was. */
    String whyCancelled(ReportFigures figures) {
        return figures.getCancellationsList().stream()
                .map(
                        one ->
                                texts.get(
                                        "reports.cancellations.reason",
                                        reason(one.getCode()),
                                        one.getCount()))
                .collect(Collectors.joining(" · "));
    }

    private String hours(double hours) {
        return hours < MOST_HOURS
                ? texts.get("reports.hours", tenths.format(hours))
                : texts.get("reports.days", tenths.format(hours / HOURS_A_DAY));
    }

    private String reason(CancellationCode code) {
        return switch (code) {
            case CANCELLATION_CODE_PATIENT_ASKED -> texts.get("cancellation.patientAsked");
            case CANCELLATION_CODE_PATIENT_ILL -> texts.get("cancellation.patientIll");
            case CANCELLATION_CODE_DOCTOR_UNAVAILABLE ->
                    texts.get("cancellation.doctorUnavailable");
            case CANCELLATION_CODE_CLINIC_CLOSED -> texts.get("cancellation.clinicClosed");
            case CANCELLATION_CODE_BOOKED_BY_MISTAKE -> texts.get("cancellation.bookedByMistake");
            case CANCELLATION_CODE_OTHER, CANCELLATION_CODE_UNSPECIFIED, UNRECOGNIZED ->
                    texts.get("cancellation.other");
        };
    }
}
