package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Role;

import java.util.Locale;

/** The callers of {@link StateMachinePropertyTest}: two of one role, and one whose records are their own for each role that has such. */
enum Who {
    DESK(Role.RECEPTIONIST),
    OTHER_DESK(Role.RECEPTIONIST),
    ADMIN(Role.ADMIN),
    /** The doctor number 0. */
    DOCTOR(Role.DOCTOR),
    /** The patient number 0. */
    PATIENT(Role.PATIENT),
    SERVICE(Role.SERVICE);

    private final Role role;

    Who(Role role) {
        this.role = role;
    }

    /** Whether the one permission was granted that a role does not bring. */
    boolean mayOverbook() {
        return this != DESK && this != PATIENT;
    }

    Role role() {
        return role;
    }

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }
}
