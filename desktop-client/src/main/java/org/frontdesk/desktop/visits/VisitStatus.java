package org.frontdesk.desktop.visits;

import org.frontdesk.api.v1.AppointmentStatus;

import java.util.Locale;

/** How the status of a visit is shown everywhere: a word, an icon, and a style class for its colour. */
public record VisitStatus(String textKey, String icon, String styleClass) {

    /** What is shown for a status. */
    public static VisitStatus of(AppointmentStatus status) {
        return switch (status) {
            case APPOINTMENT_STATUS_PENDING -> shown(status, "appointment.pending", "fth-clock");
            case APPOINTMENT_STATUS_CONFIRMED ->
                    shown(status, "appointment.confirmed", "fth-check-circle");
            case APPOINTMENT_STATUS_CHECKED_IN ->
                    shown(status, "appointment.checkedIn", "fth-user-check");
            case APPOINTMENT_STATUS_IN_PROGRESS ->
                    shown(status, "appointment.inProgress", "fth-activity");
            case APPOINTMENT_STATUS_COMPLETED ->
                    shown(status, "appointment.completed", "fth-check-square");
            case APPOINTMENT_STATUS_NO_SHOW -> shown(status, "appointment.noShow", "fth-user-x");
            case APPOINTMENT_STATUS_CANCELLED ->
                    shown(status, "appointment.cancelled", "fth-x-circle");
            case APPOINTMENT_STATUS_EXPIRED -> shown(status, "appointment.expired", "fth-x-circle");
            case APPOINTMENT_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                    shown(status, "appointment.unknown", "fth-help-circle");
        };
    }

    private static VisitStatus shown(AppointmentStatus status, String textKey, String icon) {
        String name = status.name().replace("APPOINTMENT_STATUS_", "");
        return new VisitStatus(
                textKey, icon, "is-" + name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
