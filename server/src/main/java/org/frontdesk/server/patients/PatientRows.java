package org.frontdesk.server.patients;

import org.frontdesk.server.database.schema.tables.records.PatientsRecord;

/** How a patient is read from their row. */
final class PatientRows {

    private PatientRows() {}

    static Patient decode(PatientsRecord row) {
        return new Patient(
                new PatientId(row.getId()),
                row.getPatientNumber(),
                row.getGivenName(),
                row.getFamilyName(),
                row.getBirthDate(),
                row.getPhone(),
                row.getEmail(),
                row.getRegisteredAt(),
                row.getVersion());
    }
}
