package org.frontdesk.server.exchange;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.rpc.Fields;
import org.jooq.DSLContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Patients of a file. */
record ImportedPatients(List<Row> rows, boolean allowNamesakes) implements ImportedRows {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    record Row(
            int line,
            String givenName,
            String familyName,
            LocalDate birthDate,
            String phone,
            String email) {

        String name() {
            return givenName + " " + familyName;
        }
    }

    static ImportedPatients read(
            List<CsvFile.Row> file, boolean allowNamesakes, LocalDate today, CsvReport report) {
        List<Row> rows = new ArrayList<>();
        file.forEach(
                row -> ImportedRows.read(row, report, rows, fields -> read(row, today, fields)));
        ImportedRows.reportTwice(
                rows, Row::line, "email", row -> row.email().toLowerCase(Locale.ROOT), report);
        return new ImportedPatients(rows, allowNamesakes);
    }

    private static Row read(CsvFile.Row row, LocalDate today, Fields fields) {
        LocalDate birthDate = fields.date("birth_date", row.get("birth_date").strip());
        if (birthDate != null && birthDate.isAfter(today)) {
            fields.violation("birth_date", "is in the future");
        }
        String phone = row.get("phone").replaceAll("[\\s.()-]", "");
        if (!phone.isEmpty() && !E164.matcher(phone).matches()) {
            fields.violation("phone", "is not a number as +34910000000");
        }
        return new Row(
                row.line(),
                fields.text("given_name", row.get("given_name"), LONGEST_NAME),
                fields.text("family_name", row.get("family_name"), LONGEST_NAME),
                birthDate,
                phone,
                ImportedRows.email(fields, row.get("email")));
    }

    @Override
    public void reportClashes(DSLContext db, CsvReport report) {
        db.fetch(
                        """
                        select sought.row
                        from unnest(?::text[]) with ordinality as sought(email, row)
                        join patients on lower(patients.email) = lower(sought.email) and patients.email <> ''
                        """,
                        (Object) ImportedRows.texts(rows, Row::email))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "email",
                                        "is another patient's in the clinic"));
        if (!allowNamesakes) {
            reportNamesakes(db, report);
        }
    }

    /**
     * Day and name are compared as one: many may share a birth date, which no plan foresees, and compared pair by pair
     * they would take minutes.
     */
    private void reportNamesakes(DSLContext db, CsvReport report) {
        db.fetch(
                        """
                        with sought as materialized (
                            select row, folded(name) as name, birth_date
                            from unnest(?::text[], ?::date[]) with ordinality as read(name, birth_date, row)
                        )
                        select sought.row, 0
                        from sought
                        join patients on patients.birth_date || patients.search_name = sought.birth_date || sought.name
                        union
                        select row, first from (
                            select row, min(row) over (partition by name, birth_date) as first from sought
                        ) as namesakes
                        where first < row
                        """,
                        ImportedRows.texts(rows, Row::name),
                        rows.stream().map(Row::birthDate).toArray(LocalDate[]::new))
                .forEach(
                        found -> {
                            int line = rows.get(found.get(0, Integer.class) - 1).line();
                            int other = found.get(1, Integer.class);
                            report.add(
                                    line,
                                    "",
                                    "has the name and birth date of "
                                            + (other == 0
                                                    ? "a patient of the clinic"
                                                    : "line " + rows.get(other - 1).line()));
                        });
    }

    @Override
    public void insert(DSLContext db, Intention intention, Supplier<UUID> newIds) {
        UUID[] ids = ImportedRows.ids(rows.size(), newIds);
        db.execute(
                """
                insert into patients (id, given_name, family_name, birth_date, phone, email)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[])
                """,
                ids,
                ImportedRows.texts(rows, Row::givenName),
                ImportedRows.texts(rows, Row::familyName),
                rows.stream().map(Row::birthDate).toArray(LocalDate[]::new),
                ImportedRows.texts(rows, Row::phone),
                ImportedRows.texts(rows, Row::email));
        AuditTrail.writeEach(
                db,
                new AuditEntry(
                        Optional.of(intention.actor()),
                        "IMPORT_PATIENT",
                        "patients",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(intention.id()),
                        Map.of()),
                ids,
                true);
    }
}
