package org.frontdesk.server.appointments;

/** Where an appointment stands; the names are those stored in {@code appointments.status}. */
public enum AppointmentStatus {
    PENDING(true),
    CONFIRMED(true),
    CANCELLED(false),
    EXPIRED(false);

    private final boolean active;

    AppointmentStatus(boolean active) {
        this.active = active;
    }

    /** Whether an appointment in this state takes a place of its slot. */
    public boolean isActive() {
        return active;
    }
}
