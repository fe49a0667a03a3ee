package org.frontdesk.server.exchange;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.rpc.Fields;
import org.jooq.DSLContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The rows of a file that could be read, as records to be made. What was wrong with the others is in the report. */
sealed interface ImportedRows permits ImportedDoctors, ImportedPatients, ImportedSlots {

    int LONGEST_NAME = 100;
    int LONGEST_SPECIALIZATION = 100;
    int LONGEST_DISPLAY_NAME = 210;
    int LONGEST_EMAIL = 254; // RFC 5321
    int LONGEST_LICENCE_NUMBER = 50;
    Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    /** Reports what can't stand beside what is in the database already. */
    void reportClashes(DSLContext db, CsvReport report);

    /** Makes all of them and writes the audit rows. */
    void insert(DSLContext db, Intention intention, Supplier<UUID> newIds);

    /** Reads a row, or reports what is wrong with it. */
    static <T> void read(
            CsvFile.Row row, CsvReport report, List<T> good, Function<Fields, T> reader) {
        var fields = new Fields();
        T read = reader.apply(fields);
        fields.violations()
                .forEach(one -> report.add(row.line(), one.getField(), one.getDescription()));
        if (fields.areFine()) {
            good.add(read);
        }
    }

    static String email(Fields fields, String value) {
        String email = fields.optionalText("email", value, LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.violation("email", "is not an e-mail address");
        }
        return email;
    }

    /** Reports values that are in the file more than once. */
    static <T> void reportTwice(
            List<T> rows,
            Function<T, Integer> line,
            String column,
            Function<T, String> value,
            CsvReport report) {
        Map<String, Integer> first = new HashMap<>();
        for (T row : rows) {
            String sought = value.apply(row);
            Integer before = sought.isEmpty() ? null : first.putIfAbsent(sought, line.apply(row));
            if (before != null) {
                report.add(line.apply(row), column, "is on line " + before + ", too");
            }
        }
    }

    /** Of each row one value, as the database takes an array. */
    static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static UUID[] ids(int count, Supplier<UUID> newIds) {
        UUID[] ids = new UUID[count];
        java.util.Arrays.setAll(ids, i -> newIds.get());
        return ids;
    }
}
