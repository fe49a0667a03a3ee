package org.frontdesk.server.types;

import org.frontdesk.server.database.schema.tables.records.AppointmentTypesRecord;

/** How a type is read from its row. */
public final class AppointmentTypeRows {

    private AppointmentTypeRows() {}

    public static AppointmentType decode(AppointmentTypesRecord row) {
        return new AppointmentType(
                new AppointmentTypeId(row.getId()),
                row.getName(),
                row.getMinutes(),
                row.getColour(),
                row.getActive(),
                row.getVersion());
    }
}
