package org.frontdesk.server.live;

import org.frontdesk.server.access.Role;

/** A changed value on its way to many streams, encoded once for staff and once for patients. */
final class Shown<V, M> {

    private final V value;
    private volatile M toStaff;
    private volatile M toPatients;

    Shown(V value) {
        this.value = value;
    }

    V value() {
        return value;
    }

    /** Null until somebody encoded it; two who do it at once make the same message. */
    M encoded(Role viewer) {
        return viewer == Role.PATIENT ? toPatients : toStaff;
    }

    void encoded(Role viewer, M message) {
        if (viewer == Role.PATIENT) {
            toPatients = message;
        } else {
            toStaff = message;
        }
    }
}
