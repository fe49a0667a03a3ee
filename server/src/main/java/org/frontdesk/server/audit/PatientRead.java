package org.frontdesk.server.audit;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;

import java.util.Set;

/**
 * What one answer shows to one user.
 *
 * @param method what was called, such as {@code PatientService/GetPatient}
 * @param patients never empty
 */
record PatientRead(UserId reader, String method, Set<PatientId> patients) {

    PatientRead {
        patients = Set.copyOf(patients);
    }
}
