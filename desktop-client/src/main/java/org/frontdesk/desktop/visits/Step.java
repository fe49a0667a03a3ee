package org.frontdesk.desktop.visits;

import org.frontdesk.api.v1.AppointmentStatus;

import java.util.EnumSet;
import java.util.Set;

/**
 * The steps of a visit that a person takes, and from where. The server's table of steps (docs/appointments.md) decides; this
 * one says only which buttons are worth showing.
 */
public enum Step {
    CONFIRM("step.confirm", "fth-check", AppointmentStatus.APPOINTMENT_STATUS_PENDING),
    CHECK_IN("step.checkIn", "fth-user-check", AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED),
    START("step.start", "fth-play", AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN),
    COMPLETE("step.complete", "fth-check-circle", AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS),
    NO_SHOW("step.noShow", "fth-user-x", AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED),
    CANCEL(
            "step.cancel",
            "fth-x-circle",
            AppointmentStatus.APPOINTMENT_STATUS_PENDING,
            AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED,
            AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN),
    UNDO(
            "step.undo",
            "fth-corner-up-left",
            AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN,
            AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS,
            AppointmentStatus.APPOINTMENT_STATUS_COMPLETED,
            AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW,
            AppointmentStatus.APPOINTMENT_STATUS_CANCELLED);

    private final String textKey;
    private final String icon;
    private final Set<AppointmentStatus> from;

    Step(String textKey, String icon, AppointmentStatus first, AppointmentStatus... more) {
        this.textKey = textKey;
        this.icon = icon;
        this.from = EnumSet.of(first, more);
    }

    /** Key of the words on its button. */
    public String textKey() {
        return textKey;
    }

    /** Its icon's literal. */
    public String icon() {
        return icon;
    }

    /** Whether an appointment of this status may take it. */
    public boolean isFrom(AppointmentStatus status) {
        return from.contains(status);
    }
}
