package org.frontdesk.desktop.reports;

import org.frontdesk.api.v1.ReportFigures;

import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** A column of figures, on the screen and on paper. */
enum ReportColumn {
    OFFERED(
            "reports.column.offered",
            true,
            (words, one) -> words.count(one.getOfferedPlaces()),
            ReportFigures::getOfferedPlaces),
    USED(
            "reports.column.used",
            true,
            (words, one) -> words.count(one.getUsedPlaces()),
            ReportFigures::getUsedPlaces),
    USE("reports.column.use", false, Figure.USE),
    APPOINTMENTS(
            "reports.column.appointments",
            true,
            (words, one) -> words.count(one.getAppointmentCount()),
            ReportFigures::getAppointmentCount),
    COMPLETED(
            "reports.column.completed",
            true,
            (words, one) -> words.count(one.getCompletedCount()),
            ReportFigures::getCompletedCount),
    NO_SHOWS(
            "reports.column.noShows",
            true,
            (words, one) -> words.count(one.getNoShowCount()),
            ReportFigures::getNoShowCount),
    NO_SHOW_RATE("reports.column.noShowRate", false, Figure.NO_SHOWS),
    CANCELLED(
            "reports.column.cancelled",
            false,
            (words, one) -> words.count(Figure.cancelled(one)),
            Figure::cancelled),
    EXPIRED(
            "reports.column.expired",
            true,
            (words, one) -> words.count(one.getExpiredCount()),
            ReportFigures::getExpiredCount),
    LEAD_TIME("reports.column.leadTime", false, Figure.LEAD_TIME),
    NINTH_DECILE(
            "reports.column.ninthDecile",
            true,
            ReportWords::ninthDecile,
            one ->
                    one.hasLeadTime()
                            ? one.getLeadTime().getNinthDecile().getSeconds()
                            : Double.NEGATIVE_INFINITY);

    private final String textKey;
    private final boolean wide;
    private final BiFunction<ReportWords, ReportFigures, String> text;
    private final ToDoubleFunction<ReportFigures> value;

    /**
     * @param wide whether it is shown only where there is room
     */
    ReportColumn(
            String textKey,
            boolean wide,
            BiFunction<ReportWords, ReportFigures, String> text,
            ToDoubleFunction<ReportFigures> value) {
        this.textKey = textKey;
        this.wide = wide;
        this.text = text;
        this.value = value;
    }

    ReportColumn(String textKey, boolean wide, Figure figure) {
        this(
                textKey,
                wide,
                (words, one) -> words.value(figure, one),
                one -> figure.of(one).orElse(Double.NEGATIVE_INFINITY));
    }

    String textKey() {
        return textKey;
    }

    boolean isWide() {
        return wide;
    }

    String text(ReportWords words, ReportFigures figures) {
        return text.apply(words, figures);
    }

    /** From the smallest to the largest; what is not known before all of them. */
    Comparator<ReportLine> order() {
        return Comparator.comparingDouble(line -> value.applyAsDouble(line.figures()));
    }
}
