package org.frontdesk.server.exchange;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.DSLContext;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Time slots of a file, each named by its doctor's licence number. */
record ImportedSlots(List<Row> rows) implements ImportedRows {

    private static final int MOST_PLACES = 1_000;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);

    record Row(
            int line,
            String licenceNumber,
            TimeRange time,
            int capacity,
            ImportedRooms.Named room) {}

    static ImportedSlots read(List<CsvFile.Row> file, ZoneId zone, CsvReport report) {
        List<Row> rows = new ArrayList<>();
        file.forEach(
                row -> ImportedRows.read(row, report, rows, fields -> read(row, zone, fields)));
        reportOverlaps(rows, report);
        ImportedRooms.reportOverlaps(rows, report);
        return new ImportedSlots(rows);
    }

    private static Row read(CsvFile.Row row, ZoneId zone, Fields fields) {
        String licence =
                fields.text("licence_number", row.get("licence_number"), LONGEST_LICENCE_NUMBER);
        LocalDate date = fields.date("date", row.get("date").strip());
        Instant start = time("start", row.get("start").strip(), date, zone, fields);
        Instant end = time("end", row.get("end").strip(), date, zone, fields);
        int capacity = capacity(row.get("capacity").strip(), fields);
        var room = ImportedRooms.read(row, fields);
        if (start == null || end == null) {
            return null;
        }
        Duration length = Duration.between(start, end);
        if (!length.isPositive()) {
            fields.violation("end", "is not after start");
            return null;
        }
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            fields.violation("end", "is not 5 minutes to 24 hours after start");
        }
        return new Row(row.line(), licence, new TimeRange(start, end), capacity, room);
    }

    private static Instant time(
            String column, String value, LocalDate date, ZoneId zone, Fields fields) {
        if (value.isEmpty()) {
            fields.violation(column, "is required");
            return null;
        }
        try {
            boolean isMidnight = column.equals("end") && value.equals("24:00");
            if (!isMidnight && !value.matches("\\d{1,2}:\\d{2}")) {
                throw new DateTimeException("not HH:MM");
            }
            LocalTime time =
                    isMidnight
                            ? LocalTime.MIDNIGHT
                            : LocalTime.parse(value.length() == 4 ? "0" + value : value);
            if (date == null) {
                return null;
            }
            LocalDateTime shown = (isMidnight ? date.plusDays(1) : date).atTime(time);
            if (zone.getRules().getValidOffsets(shown).isEmpty()) {
                fields.violation(column, "is skipped by the clocks on this day");
                return null;
            }
            return shown.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            fields.violation(column, "is not a time of day as HH:MM");
            return null;
        }
    }

    private static int capacity(String value, Fields fields) {
        if (value.isEmpty()) {
            return 1;
        }
        if (value.matches("\\d{1,4}")) {
            int places = Integer.parseInt(value);
            if (places >= 1 && places <= MOST_PLACES) {
                return places;
            }
        }
        fields.violation("capacity", "is not between 1 and " + MOST_PLACES);
        return 1;
    }

    private static void reportOverlaps(List<Row> rows, CsvReport report) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(
                Comparator.comparing(Row::licenceNumber)
                        .thenComparing(row -> row.time().start())
                        .thenComparing(Row::line));
        Row reachesFurthest = null;
        for (Row row : sorted) {
            boolean sameDoctor =
                    reachesFurthest != null
                            && reachesFurthest.licenceNumber().equals(row.licenceNumber());
            if (sameDoctor && reachesFurthest.time().overlaps(row.time())) {
                report.add(row.line(), "start", "overlaps line " + reachesFurthest.line());
            }
            if (!sameDoctor || row.time().end().isAfter(reachesFurthest.time().end())) {
                reachesFurthest = row;
            }
        }
    }

    @Override
    public void reportClashes(DSLContext db, CsvReport report) {
        db.fetch(
                        """
                        select sought.row, doctors.id is not null
                        from unnest(?::text[]) with ordinality as sought(licence_number, row)
                        left join doctors on doctors.licence_number = sought.licence_number
                        where doctors.id is null or not doctors.active
                        """,
                        (Object) ImportedRows.texts(rows, Row::licenceNumber))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "licence_number",
                                        found.get(1, Boolean.class)
                                                ? "is of a doctor who takes no appointments"
                                                : "is no doctor's of the clinic"));
        db.fetch(
                        """
                        select distinct sought.row
                        from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                            as sought(licence_number, starts_at, ends_at, row)
                        join doctors on doctors.licence_number = sought.licence_number
                        join time_slots on time_slots.doctor_id = doctors.id
                            and tstzrange(time_slots.starts_at, time_slots.ends_at)
                                && tstzrange(sought.starts_at, sought.ends_at)
                        """,
                        ImportedRows.texts(rows, Row::licenceNumber),
                        instants(row -> row.time().start()),
                        instants(row -> row.time().end()))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "start",
                                        "overlaps a time slot of the clinic"));
        ImportedRooms.reportClashes(db, rows, report);
    }

    @Override
    public void insert(DSLContext db, Intention intention, Supplier<UUID> newIds) {
        db.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, room_id, location_id)
                select made.id, doctors.id, made.starts_at, made.ends_at, made.capacity, rooms.id, rooms.location_id
                from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::text[], ?::text[])
                    as made(id, licence_number, starts_at, ends_at, capacity, location, room)
                join doctors on doctors.licence_number = made.licence_number
                left join locations on lower(locations.name) = lower(made.location)
                left join rooms on rooms.location_id = locations.id and lower(rooms.name) = lower(made.room)
                """,
                ImportedRows.ids(rows.size(), newIds),
                ImportedRows.texts(rows, Row::licenceNumber),
                instants(row -> row.time().start()),
                instants(row -> row.time().end()),
                rows.stream().map(Row::capacity).toArray(Integer[]::new),
                ImportedRows.texts(rows, row -> row.room().location()),
                ImportedRows.texts(rows, row -> row.room().room()));
        AuditTrail.write(
                db,
                new AuditEntry(
                        Optional.of(intention.actor()),
                        "IMPORT_TIME_SLOTS",
                        "time_slots",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(intention.id()),
                        Map.of("count", rows.size())));
    }

    private Instant[] instants(Function<Row, Instant> value) {
        return instants(rows, value);
    }

    static Instant[] instants(List<Row> rows, Function<Row, Instant> value) {
        return rows.stream().map(value).toArray(Instant[]::new);
    }
}
