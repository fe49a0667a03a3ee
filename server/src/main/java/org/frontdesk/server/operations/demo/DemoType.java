package org.frontdesk.server.operations.demo;

import org.frontdesk.server.database.schema.tables.records.AppointmentTypesRecord;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The kinds of appointments of the demonstration. */
enum DemoType {
    CONSULTATION("Consultation", 20, "#2563eb"),
    VACCINATION("Vaccination", 20, "#0d9488"),
    FIRST_VISIT("First visit", 40, "#7c3aed"),
    PROCEDURE("Procedure", 60, "#c2410c");

    private final String displayName;
    private final int minutes;
    private final String colour;

    DemoType(String displayName, int minutes, String colour) {
        this.displayName = displayName;
        this.minutes = minutes;
        this.colour = colour;
    }

    /** Of an appointment that fits into one slot. */
    static DemoType of(String reason) {
        return reason.equals("Vaccination") ? VACCINATION : CONSULTATION;
    }

    UUID id() {
        return UUID.nameUUIDFromBytes(
                ("frontdesk demo type " + name()).getBytes(StandardCharsets.UTF_8));
    }

    int minutes() {
        return minutes;
    }

    AppointmentTypesRecord row() {
        AppointmentTypesRecord row = new AppointmentTypesRecord();
        row.setId(id());
        row.setName(displayName);
        row.setMinutes(minutes);
        row.setColour(colour);
        return row;
    }
}
