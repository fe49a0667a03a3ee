package org.frontdesk.desktop.administration.exchange;

import org.frontdesk.api.v1.CsvKind;

/** Keys of what is said of the kinds of lists. */
final class Kinds {

    private Kinds() {}

    /** Of its name. */
    static String nameKey(CsvKind kind) {
        return switch (kind) {
            case CSV_KIND_DOCTORS -> "exchange.doctors";
            case CSV_KIND_PATIENTS -> "exchange.patients";
            case CSV_KIND_TIME_SLOTS -> "exchange.slots";
            case CSV_KIND_APPOINTMENTS -> "exchange.appointments";
            case CSV_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException();
        };
    }

    /** Of the beginning of a file's name. */
    static String fileKey(CsvKind kind) {
        return switch (kind) {
            case CSV_KIND_DOCTORS -> "exchange.doctors.file";
            case CSV_KIND_PATIENTS -> "exchange.patients.file";
            case CSV_KIND_TIME_SLOTS -> "exchange.slots.file";
            case CSV_KIND_APPOINTMENTS -> "exchange.appointments.file";
            case CSV_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException();
        };
    }

    /** Of the columns that an import reads. */
    static String columnsKey(CsvKind kind) {
        return switch (kind) {
            case CSV_KIND_DOCTORS -> "exchange.doctors.columns";
            case CSV_KIND_PATIENTS -> "exchange.patients.columns";
            case CSV_KIND_TIME_SLOTS -> "exchange.slots.columns";
            case CSV_KIND_APPOINTMENTS, CSV_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalArgumentException();
        };
    }
}
