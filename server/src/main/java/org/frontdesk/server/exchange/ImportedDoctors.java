package org.frontdesk.server.exchange;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.rpc.Fields;
import org.jooq.DSLContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Doctors of a file. */
record ImportedDoctors(List<Row> rows) implements ImportedRows {

    record Row(
            int line,
            String givenName,
            String familyName,
            String displayName,
            String specialization,
            String email,
            String licenceNumber) {}

    static ImportedDoctors read(List<CsvFile.Row> file, CsvReport report) {
        List<Row> rows = new ArrayList<>();
        file.forEach(row -> ImportedRows.read(row, report, rows, fields -> read(row, fields)));
        ImportedRows.reportTwice(
                rows, Row::line, "email", row -> row.email().toLowerCase(Locale.ROOT), report);
        ImportedRows.reportTwice(rows, Row::line, "licence_number", Row::licenceNumber, report);
        return new ImportedDoctors(rows);
    }

    private static Row read(CsvFile.Row row, Fields fields) {
        String given = fields.text("given_name", row.get("given_name"), LONGEST_NAME);
        String family = fields.text("family_name", row.get("family_name"), LONGEST_NAME);
        String display =
                fields.optionalText("display_name", row.get("display_name"), LONGEST_DISPLAY_NAME);
        String specialization =
                fields.text("specialization", row.get("specialization"), LONGEST_SPECIALIZATION);
        String email = ImportedRows.email(fields, row.get("email"));
        if (row.get("email").isBlank()) {
            fields.violation("email", "is required");
        }
        String licence =
                fields.text("licence_number", row.get("licence_number"), LONGEST_LICENCE_NUMBER);
        return new Row(
                row.line(),
                given,
                family,
                display.isEmpty() ? "Dr. " + given + " " + family : display,
                specialization,
                email,
                licence);
    }

    @Override
    public void reportClashes(DSLContext db, CsvReport report) {
        db.fetch(
                        """
                        select sought.row, lower(doctors.email) = lower(sought.email),
                            doctors.licence_number = sought.licence_number
                        from unnest(?::text[], ?::text[]) with ordinality as sought(email, licence_number, row)
                        join doctors on lower(doctors.email) = lower(sought.email)
                            or doctors.licence_number = sought.licence_number
                        """,
                        ImportedRows.texts(rows, Row::email),
                        ImportedRows.texts(rows, Row::licenceNumber))
                .forEach(
                        found -> {
                            int line = rows.get(found.get(0, Integer.class) - 1).line();
                            if (found.get(1, Boolean.class)) {
                                report.add(line, "email", "is another doctor's in the clinic");
                            }
                            if (found.get(2, Boolean.class)) {
                                report.add(
                                        line,
                                        "licence_number",
                                        "is another doctor's in the clinic");
                            }
                        });
    }

    @Override
    public void insert(DSLContext db, Intention intention, Supplier<UUID> newIds) {
        UUID[] ids = ImportedRows.ids(rows.size(), newIds);
        db.execute(
                """
                insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                """,
                ids,
                ImportedRows.texts(rows, Row::givenName),
                ImportedRows.texts(rows, Row::familyName),
                ImportedRows.texts(rows, Row::displayName),
                ImportedRows.texts(rows, Row::specialization),
                ImportedRows.texts(rows, Row::email),
                ImportedRows.texts(rows, Row::licenceNumber));
        AuditTrail.writeEach(
                db,
                new AuditEntry(
                        Optional.of(intention.actor()),
                        "IMPORT_DOCTOR",
                        "doctors",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(intention.id()),
                        Map.of()),
                ids,
                false);
    }
}
