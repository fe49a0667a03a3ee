package org.frontdesk.desktop.shell;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.TimeSlot;

import java.time.LocalDate;
import java.util.Optional;

/** Goes from one screen to another. Called on the JavaFX thread. */
public interface Navigator {

    /** Whether this person finds a place on the rail. */
    boolean has(Place place);

    /** Opens a place as it is found from the rail. */
    void open(Place place);

    /** Opens the day sheet on a day. */
    void openDay(LocalDate day);

    /** Opens the day sheet at a doctor's column or, where they have none on that day, their week. */
    void openDoctor(String doctorId);

    /** Opens the day sheet at a slot, with the booking pane on it and, if given, the patient chosen already. */
    void openSlot(TimeSlot slot, Optional<Patient> patient);

    /** Opens the search for the first free places, of which one is to be booked for a patient. */
    void openFirstFree(Patient patient);

    /** Opens the day sheet at an appointment, with the pane on it. */
    void openAppointment(TimeSlot slot, Appointment appointment);

    /** Opens a patient's record. */
    void openPatient(String patientId);
}
