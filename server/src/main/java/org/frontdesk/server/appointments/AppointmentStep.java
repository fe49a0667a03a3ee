package org.frontdesk.server.appointments;

import org.frontdesk.server.schedule.ClinicDays;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every way from one state to another: the state machine of an appointment, one line for each step; how it begins is in {@link
 * AppointmentOrigin}. {@code docs/appointments.md} shows the same table, and a test compares the two.
 */
public enum AppointmentStep {
    //       to                             not before  undone   from
    CONFIRM(AppointmentStatus.CONFIRMED, Earliest.ANY_TIME, false, AppointmentStatus.PENDING),
    CHECK_IN(AppointmentStatus.CHECKED_IN, Earliest.ITS_DAY, true, AppointmentStatus.CONFIRMED),
    START(AppointmentStatus.IN_PROGRESS, Earliest.ITS_DAY, true, AppointmentStatus.CHECKED_IN),
    COMPLETE(AppointmentStatus.COMPLETED, Earliest.ITS_DAY, true, AppointmentStatus.IN_PROGRESS),
    NO_SHOW(AppointmentStatus.NO_SHOW, Earliest.ITS_START, true, AppointmentStatus.CONFIRMED),
    CANCEL(
            AppointmentStatus.CANCELLED,
            Earliest.ANY_TIME,
            true,
            AppointmentStatus.PENDING,
            AppointmentStatus.CONFIRMED,
            AppointmentStatus.CHECKED_IN),
    EXPIRE(AppointmentStatus.EXPIRED, Earliest.ANY_TIME, false, AppointmentStatus.PENDING);

    /** What the step does to the place in the slot. */
    public enum Place {
        KEEPS,
        FREES
    }

    /** When a step may be taken first. */
    public enum Earliest {
        ANY_TIME,
        /** From the beginning of the appointment's day in the clinic. */
        ITS_DAY,
        /** From the appointment's start. */
        ITS_START
    }

    private final Set<AppointmentStatus> from;
    private final AppointmentStatus to;
    private final Earliest earliest;
    private final boolean undoable;

    AppointmentStep(
            AppointmentStatus to,
            Earliest earliest,
            boolean undoable,
            AppointmentStatus first,
            AppointmentStatus... more) {
        this.from = EnumSet.of(first, more);
        this.to = to;
        this.earliest = earliest;
        this.undoable = undoable;
    }

    public Set<AppointmentStatus> from() {
        return EnumSet.copyOf(from);
    }

    public AppointmentStatus to() {
        return to;
    }

    public Earliest earliest() {
        return earliest;
    }

    /** Whether it can be taken back on the day it was taken, by {@link UndoLastStep}. */
    public boolean isUndoable() {
        return undoable;
    }

    /** Every step goes from states that take a place. */
    public Place place() {
        return to.isActive() ? Place.KEEPS : Place.FREES;
    }

    public boolean goesFrom(AppointmentStatus status) {
        return from.contains(status);
    }

    /** The step that leads to this state: there is one for each but PENDING, in which most begin. */
    public static Optional<AppointmentStep> to(AppointmentStatus status) {
        return Arrays.stream(values()).filter(step -> step.to == status).findFirst();
    }

    /** From when on the step may be taken. */
    Instant possibleFrom(Appointment appointment, ClinicDays days) {
        return switch (earliest) {
            case ANY_TIME -> Instant.MIN;
            case ITS_DAY -> days.beginningOfDay(appointment.time().start());
            case ITS_START -> appointment.time().start();
        };
    }
}
