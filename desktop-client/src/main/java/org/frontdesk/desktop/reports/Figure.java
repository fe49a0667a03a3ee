package org.frontdesk.desktop.reports;

import org.frontdesk.api.v1.ReportFigures;

import java.util.OptionalDouble;

/** A figure that is drawn. */
enum Figure {
    USE("reports.use", "reports.use.means"),
    NO_SHOWS("reports.noShows", "reports.noShows.means"),
    LEAD_TIME("reports.leadTime", "reports.leadTime.means"),
    CANCELLATIONS("reports.cancellations", "reports.cancellations.means");

    private static final double HUNDRED = 100;
    private static final double SECONDS_A_DAY = 86_400;

    private final String textKey;
    private final String meansKey;

    Figure(String textKey, String meansKey) {
        this.textKey = textKey;
        this.meansKey = meansKey;
    }

    String textKey() {
        return textKey;
    }

    /** What it counts. */
    String meansKey() {
        return meansKey;
    }

    /** Whether it is a part of something, in percent. */
    boolean isShare() {
        return this != LEAD_TIME;
    }

    /** Percent, days for the lead time; empty where there is nothing to count. */
    OptionalDouble of(ReportFigures figures) {
        return switch (this) {
            case USE -> when(figures.hasUsedShare(), figures.getUsedShare() * HUNDRED);
            case NO_SHOWS -> when(figures.hasNoShowRate(), figures.getNoShowRate() * HUNDRED);
            case LEAD_TIME ->
                    when(
                            figures.hasLeadTime(),
                            figures.getLeadTime().getMedian().getSeconds() / SECONDS_A_DAY);
            case CANCELLATIONS ->
                    when(
                            figures.getAppointmentCount() > 0,
                            HUNDRED * cancelled(figures) / figures.getAppointmentCount());
        };
    }

    /** How many were called off, whatever the reason. */
    static long cancelled(ReportFigures figures) {
        return figures.getCancellationsList().stream().mapToLong(one -> one.getCount()).sum();
    }

    private static OptionalDouble when(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
