package org.frontdesk.server.exchange;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.patients.DuplicatesOfMany;
import org.frontdesk.server.patients.Person;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Patients of a file. */
record ImportedPatients(List<Row> rows, boolean allowNamesakes) implements ImportedRows {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    record Row(int line, Person person) {}

    static ImportedPatients read(
            List<CsvFile.Row> file, boolean allowNamesakes, LocalDate today, CsvReport report) {
        List<Row> rows = new ArrayList<>();
        file.forEach(
                row -> ImportedRows.read(row, report, rows, fields -> read(row, today, fields)));
        ImportedRows.reportTwice(
                rows,
                Row::line,
                "email",
                row -> row.person().email().toLowerCase(Locale.ROOT),
                report);
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
                new Person(
                        fields.text("given_name", row.get("given_name"), LONGEST_NAME),
                        fields.text("family_name", row.get("family_name"), LONGEST_NAME),
                        birthDate,
                        phone,
                        ImportedRows.email(fields, row.get("email"))));
    }

    @Override
    public void reportClashes(DSLContext db, CsvReport report) {
        db.fetch(
                        """
                        select sought.row
                        from unnest(?::text[]) with ordinality as sought(email, row)
                        join patients on lower(patients.email) = lower(sought.email)
                            and patients.email <> '' and patients.merged_into is null
                        """,
                        (Object) texts(Person::email))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "email",
                                        "is another patient's in the clinic"));
        if (!allowNamesakes) {
            reportLikelyDuplicates(db, report);
        }
    }

    /** Of those whose e-mail address is somebody's already, that has been said. */
    private void reportLikelyDuplicates(DSLContext db, CsvReport report) {
        List<Row> unsaid = rows.stream().filter(row -> !report.isBad(row.line())).toList();
        for (DuplicatesOfMany.Likely one :
                DuplicatesOfMany.find(db, unsaid.stream().map(Row::person).toList())) {
            String who =
                    one.patientNumber()
                            .map(number -> "patient " + number + " of the clinic")
                            .or(() -> one.before().map(i -> "that of line " + unsaid.get(i).line()))
                            .orElseThrow();
            report.add(
                    unsaid.get(one.person()).line(),
                    "",
                    "is likely %s, by %s".formatted(who, String.join(", ", one.matchedFields())));
        }
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
                texts(Person::givenName),
                texts(Person::familyName),
                rows.stream().map(row -> row.person().birthDate()).toArray(LocalDate[]::new),
                texts(Person::phone),
                texts(Person::email));
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

    private String[] texts(Function<Person, String> value) {
        return ImportedRows.texts(rows, row -> value.apply(row.person()));
    }
}
