package org.frontdesk.server.exchange;

import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.Record;
import org.jooq.Result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows of an export, a page at a time and in the order of {@link CsvKind#columns}: patients by number, slots and
 * appointments a day at a time, so that no page grows with the years and each is found through an index.
 */
final class ExportedPages {

    private static final int PATIENTS_OF_A_PAGE = 2_000;

    private static final String DOCTORS =
            """
            select given_name, family_name, specialization, email, licence_number, display_name, id::text, active::text
            from doctors order by family_name, given_name, id
            """;

    private static final String PATIENTS =
            """
            select given_name, family_name, birth_date::text, phone, email, id::text, patient_number, registered_at,
                id as patient_id
            from patients where patient_number > ? order by patient_number limit ?
            """;

    private static final String TIME_SLOTS =
            """
            select doctors.licence_number, starts_at, ends_at, capacity::text, coalesce(locations.name, ''),
                coalesce(rooms.name, ''), time_slots.id::text, doctors.display_name, booked::text,
                coalesce(blocked_reason, '')
            from time_slots join doctors on doctors.id = doctor_id
                left join rooms on rooms.id = room_id left join locations on locations.id = rooms.location_id
            where doctor_id = any(array(select id from doctors)) and starts_at >= ?::timestamptz and starts_at < ?::timestamptz
            order by starts_at, time_slots.id
            """;

    private static final String APPOINTMENTS =
            """
            select appointments.id::text, status, licence_number, doctors.display_name, patient_number::text,
                patients.given_name || ' ' || patients.family_name, starts_at, coalesce(run_ends_at, ends_at) as ends_at,
                reason, booked_at,
                cancellation_reason, patient_id
            from appointments join doctors on doctors.id = doctor_id join patients on patients.id = patient_id
            where doctor_id = any(array(select id from doctors)) and starts_at >= ?::timestamptz and starts_at < ?::timestamptz
            order by starts_at, appointments.id
            """;

    private ExportedPages() {}

    static Iterator<List<List<String>>> of(
            Transactions transactions, ClinicDays days, ExportCsv.Asked asked) {
        return switch (asked.kind()) {
            case DOCTORS ->
                    Stream.of(DOCTORS)
                            .map(sql -> read(transactions, sql).map(ExportedPages::texts))
                            .iterator();
            case PATIENTS -> new Patients(transactions);
            case TIME_SLOTS ->
                    eachDay(asked.dates().orElseThrow())
                            .map(day -> read(transactions, TIME_SLOTS, day, days))
                            .map(rows -> rows.map(row -> slot(row, days.zone())))
                            .iterator();
            case APPOINTMENTS ->
                    eachDay(asked.dates().orElseThrow())
                            .map(day -> named(read(transactions, APPOINTMENTS, day, days)))
                            .map(rows -> rows.map(row -> appointment(row, days.zone())))
                            .iterator();
        };
    }

    private static Stream<LocalDate> eachDay(Fields.DateRange dates) {
        return dates.first().datesUntil(dates.last().plusDays(1));
    }

    private static Result<Record> read(
            Transactions transactions, String sql, LocalDate day, ClinicDays days) {
        TimeRange range = days.range(new Fields.DateRange(day, day));
        return read(transactions, sql, range.start(), range.end());
    }

    private static Result<Record> read(Transactions transactions, String sql, Object... values) {
        return transactions.readOnly(db -> db.fetch(sql, values));
    }

    /** Says whom these rows show, which is written down before any of them leaves. */
    private static Result<Record> named(Result<Record> rows) {
        ShownPatients.name(rows.map(row -> new PatientId(row.get("patient_id", UUID.class))));
        return rows;
    }

    private static List<String> texts(Record row) {
        return Arrays.asList(row.into(String[].class));
    }

    private static List<String> slot(Record row, ZoneId zone) {
        Instant start = row.get("starts_at", Instant.class);
        Instant end = row.get("ends_at", Instant.class);
        return List.of(
                row.get(0, String.class),
                date(start, zone),
                time(start, zone),
                endTime(start, end, zone),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, String.class),
                start.toString(),
                end.toString());
    }

    private static List<String> appointment(Record row, ZoneId zone) {
        Instant start = row.get("starts_at", Instant.class);
        Instant end = row.get("ends_at", Instant.class);
        return List.of(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                date(start, zone),
                time(start, zone),
                endTime(start, end, zone),
                start.toString(),
                end.toString(),
                row.get("reason", String.class),
                row.get("booked_at", Instant.class).toString(),
                row.get("cancellation_reason", String.class));
    }

    private static String date(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    private static String time(Instant at, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    /** Midnight at the end of the same day is 24:00, as an import reads it. */
    private static String endTime(Instant start, Instant end, ZoneId zone) {
        LocalDateTime midnight =
                LocalDate.ofInstant(start, zone).plusDays(1).atTime(LocalTime.MIDNIGHT);
        return LocalDateTime.ofInstant(end, zone).equals(midnight) ? "24:00" : time(end, zone);
    }

    /** Patients by number, each page beginning after the last number of the one before. */
    private static final class Patients implements Iterator<List<List<String>>> {

        private final Transactions transactions;
        private long lastNumber;
        private boolean atEnd;

        Patients(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public boolean hasNext() {
            return !atEnd;
        }

        @Override
        public List<List<String>> next() {
            if (atEnd) {
                throw new NoSuchElementException();
            }
            Result<Record> rows =
                    named(read(transactions, PATIENTS, lastNumber, PATIENTS_OF_A_PAGE));
            atEnd = rows.size() < PATIENTS_OF_A_PAGE;
            if (!rows.isEmpty()) {
                lastNumber = rows.getLast().get("patient_number", Long.class);
            }
            return rows.map(Patients::encode);
        }

        private static List<String> encode(Record row) {
            return List.of(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    row.get(4, String.class),
                    row.get(5, String.class),
                    row.get("patient_number", String.class),
                    row.get("registered_at", Instant.class).toString());
        }
    }
}
