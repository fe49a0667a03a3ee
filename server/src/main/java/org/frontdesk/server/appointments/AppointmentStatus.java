package org.frontdesk.server.appointments;

import java.util.Arrays;

/**
 * Where an appointment stands; the names are those stored in {@code appointments.status}. How it gets from one to another
 * is in {@link AppointmentStep}.
 */
public enum AppointmentStatus {
    PENDING(true),
    CONFIRMED(true),
    CHECKED_IN(true),
    IN_PROGRESS(true),
    /** The visit is over; its place stays taken, as its time was used. */
    COMPLETED(true),
    /** The patient did not come; whoever walks in may have the place. */
    NO_SHOW(false),
    CANCELLED(false),
    EXPIRED(false);

    private final boolean active;

    AppointmentStatus(boolean active) {
        this.active = active;
    }

    /** Whether an appointment in this state takes a place of its slot. The schema's partial indexes name the same states. */
    public boolean isActive() {
        return active;
    }

    /** Whether nothing follows any more: no step goes from here. */
    public boolean isOver() {
        return Arrays.stream(AppointmentStep.values()).noneMatch(step -> step.goesFrom(this));
    }

    /** Whether a day sheet shows it: everything but what was called off before the visit. */
    public boolean isShown() {
        return this != CANCELLED && this != EXPIRED;
    }
}
