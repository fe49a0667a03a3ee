package org.frontdesk.server.exchange;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.TimeRange;

/**
 * An appointment with what a calendar says of it.
 *
 * @param reason of the visit; may be empty
 * @param version grows with every change
 */
public record CalendarEvent(
        AppointmentId appointment,
        TimeRange time,
        AppointmentStatus status,
        String doctorName,
        PatientId patient,
        String patientName,
        long patientNumber,
        String reason,
        long version) {

    /** Whether a calendar that has it should drop it. */
    public boolean isOff() {
        return status == AppointmentStatus.CANCELLED || status == AppointmentStatus.EXPIRED;
    }
}
