package org.frontdesk.desktop.flowboard;

import org.frontdesk.api.v1.Appointment;

/**
 * One appointment, as the board shows it.
 *
 * @param time when it starts, on the clinic's wall clock
 * @param since how long it has been where it is, or how late the patient is; empty for nothing to say
 * @param late whether somebody should look after it: a patient who is late, or waits for long
 */
record FlowCard(
        Appointment appointment,
        FlowColumn column,
        String time,
        String patient,
        String doctor,
        String since,
        boolean late) {

    String id() {
        return appointment.getAppointmentId();
    }

    /** Whether a step leads from here to a column. */
    boolean mayGoTo(FlowColumn to) {
        return to != column && to.step().isFrom(appointment.getStatus());
    }
}
