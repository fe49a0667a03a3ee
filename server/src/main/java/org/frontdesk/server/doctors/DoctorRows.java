package org.frontdesk.server.doctors;

import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;

/** How a doctor is read from their row. */
final class DoctorRows {

    private DoctorRows() {}

    static Doctor decode(DoctorsRecord row) {
        return new Doctor(
                new DoctorId(row.getId()),
                row.getGivenName(),
                row.getFamilyName(),
                row.getDisplayName(),
                row.getSpecialization(),
                row.getEmail(),
                row.getLicenceNumber(),
                row.getActive(),
                row.getVersion());
    }
}
