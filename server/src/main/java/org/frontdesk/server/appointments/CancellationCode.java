package org.frontdesk.server.appointments;

/** Why an appointment was called off, to be counted; the names are those stored in {@code appointments.cancellation_code}. */
public enum CancellationCode {
    PATIENT_ASKED,
    PATIENT_ILL,
    DOCTOR_UNAVAILABLE,
    CLINIC_CLOSED,
    BOOKED_BY_MISTAKE,
    OTHER
}
