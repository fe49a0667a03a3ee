package org.frontdesk.desktop.myday;

import org.frontdesk.api.v1.Appointment;

/**
 * One appointment of the doctor's day, as its list shows it.
 *
 * @param time when it starts, on the clinic's wall clock
 * @param since how long the patient has been waiting, or is late; empty for nothing to say
 * @param tooLong whether that is longer than it should be
 * @param turn whether it is this patient's turn
 */
record DayVisit(Appointment appointment, String time, String since, boolean tooLong, Turn turn) {

    /** Whose turn it is. */
    enum Turn {
        /** With the doctor. */
        NOW,
        /** To be called in next. */
        NEXT,
        /** Over, or later. */
        ANOTHER_TIME
    }

    String id() {
        return appointment.getAppointmentId();
    }

    String patient() {
        return appointment.getPatient().getDisplayName();
    }
}
