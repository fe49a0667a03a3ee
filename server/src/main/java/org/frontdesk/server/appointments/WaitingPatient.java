package org.frontdesk.server.appointments;

import org.frontdesk.server.patients.PatientId;

/**
 * What the lane sees of an entry of the waitlist.
 *
 * @param state as the table has it; only {@code WAITING} can be offered a place
 */
record WaitingPatient(WaitlistEntryId entry, PatientId patient, String state) {

    boolean isWaiting() {
        return state.equals("WAITING");
    }
}
