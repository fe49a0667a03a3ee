package org.frontdesk.desktop.flowboard;

import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.desktop.visits.Step;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A part of the way, and the step that leads there. */
enum FlowColumn {
    EXPECTED(
            "flow.expected",
            "fth-clock",
            Step.CONFIRM,
            AppointmentStatus.APPOINTMENT_STATUS_PENDING,
            AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED),
    ARRIVED(
            "flow.arrived",
            "fth-user-check",
            Step.CHECK_IN,
            AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN),
    WITH_DOCTOR(
            "flow.withDoctor",
            "fth-activity",
            Step.START,
            AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS),
    DONE(
            "flow.done",
            "fth-check-circle",
            Step.COMPLETE,
            AppointmentStatus.APPOINTMENT_STATUS_COMPLETED),
    NO_SHOW(
            "flow.noShow",
            "fth-user-x",
            Step.NO_SHOW,
            AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW);

    private final String textKey;
    private final String icon;
    private final Step step;
    private final Set<AppointmentStatus> statuses;

    FlowColumn(
            String textKey,
            String icon,
            Step step,
            AppointmentStatus first,
            AppointmentStatus... more) {
        this.textKey = textKey;
        this.icon = icon;
        this.step = step;
        this.statuses = EnumSet.of(first, more);
    }

    /** Where an appointment is; empty for one that was called off. */
    static Optional<FlowColumn> of(AppointmentStatus status) {
        return Arrays.stream(values()).filter(one -> one.statuses.contains(status)).findFirst();
    }

    String textKey() {
        return textKey;
    }

    String icon() {
        return icon;
    }

    /** What takes an appointment there. */
    Step step() {
        return step;
    }
}
