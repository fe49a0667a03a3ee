package org.frontdesk.server.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a CSV file is of, and its columns; both are part of the contract. */
public enum CsvKind {
    DOCTORS(
            List.of("given_name", "family_name", "specialization", "email", "licence_number"),
            List.of("display_name"),
            List.of("doctor_id", "active")),
    PATIENTS(
            List.of("given_name", "family_name", "birth_date"),
            List.of("phone", "email"),
            List.of("patient_id", "patient_number", "registered_at")),
    TIME_SLOTS(
            List.of("licence_number", "date", "start", "end"),
            List.of("capacity", "location", "room"),
            List.of("slot_id", "doctor", "booked", "blocked_reason", "start_time", "end_time")),
    APPOINTMENTS(
            List.of(),
            List.of(),
            List.of(
                    "appointment_id",
                    "status",
                    "licence_number",
                    "doctor",
                    "patient_number",
                    "patient",
                    "date",
                    "start",
                    "end",
                    "start_time",
                    "end_time",
                    "reason",
                    "booked_at",
                    "cancellation_reason"));

    private final List<String> required;
    private final List<String> optional;
    private final List<String> exported;

    CsvKind(List<String> required, List<String> optional, List<String> exported) {
        this.required = required;
        this.optional = optional;
        this.exported = exported;
    }

    /** Columns that an import can't do without. */
    List<String> required() {
        return required;
    }

    /** Every column, in the order in which an export writes them. */
    List<String> columns() {
        return Stream.of(required, optional, exported).flatMap(List::stream).toList();
    }

    boolean isImported() {
        return !required.isEmpty();
    }

    /** Whether its rows lie on days, so that an export has to say which. */
    boolean isOfDays() {
        return this == TIME_SLOTS || this == APPOINTMENTS;
    }

    /** The table its records are in. */
    String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static java.util.Optional<CsvKind> of(org.frontdesk.api.v1.CsvKind kind) {
        return Arrays.stream(values())
                .filter(one -> ("CSV_KIND_" + one.name()).equals(kind.name()))
                .findFirst();
    }
}
