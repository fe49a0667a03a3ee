package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.schema.tables.records.PatientsRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

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

    /** Whether a patient other than {@code self} has this e-mail address, which may be empty. */
    static boolean isEmailTaken(DSLContext db, String email, PatientId self) {
        return !email.isEmpty()
                && db.fetchExists(
                        PATIENTS,
                        DSL.lower(PATIENTS.EMAIL)
                                .eq(DSL.lower(email))
                                .and(PATIENTS.EMAIL.ne(DSL.inline("")))
                                .and(PATIENTS.MERGED_INTO.isNull())
                                .and(PATIENTS.ID.ne(self.value())));
    }
}
