package org.frontdesk.server.appointments;

/**
 * Every way an appointment begins: the lines of the state machine that come from nothing. Those from one state to another are in
 * {@link AppointmentStep}, and stand in one table with these in {@code docs/appointments.md}. No beginning is a step, so none is
 * taken back: what was begun by mistake is cancelled.
 */
public enum AppointmentOrigin {
    /** A place of those the slot has. */
    BOOK(AppointmentStatus.PENDING),
    /** A place beyond the capacity. */
    OVERBOOK(AppointmentStatus.PENDING),
    /** A patient who is there: nothing is left to confirm. */
    WALK_IN(AppointmentStatus.CHECKED_IN);

    private final AppointmentStatus to;

    AppointmentOrigin(AppointmentStatus to) {
        this.to = to;
    }

    public AppointmentStatus to() {
        return to;
    }
}
