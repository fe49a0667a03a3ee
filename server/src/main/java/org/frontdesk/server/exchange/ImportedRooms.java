package org.frontdesk.server.exchange;

import org.frontdesk.server.rpc.Fields;
import org.jooq.DSLContext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The rooms that time slots of a file are in, each named by its own name and its location's. */
final class ImportedRooms {

    private static final int LONGEST_NAME = 100;

    /** The names as they stand in the file; both are empty where a slot is in no room. */
    record Named(String location, String room) {

        boolean isNone() {
            return room.isEmpty();
        }

        /** Letter case tells no two rooms apart. */
        private Named folded() {
            return new Named(location.toLowerCase(Locale.ROOT), room.toLowerCase(Locale.ROOT));
        }
    }

    private ImportedRooms() {}

    static Named read(CsvFile.Row row, Fields fields) {
        String location = fields.optionalText("location", row.get("location"), LONGEST_NAME);
        String room = fields.optionalText("room", row.get("room"), LONGEST_NAME);
        if (location.isEmpty() != room.isEmpty()) {
            fields.violation(room.isEmpty() ? "room" : "location", "is required with the other");
        }
        return new Named(location, room);
    }

    /** Reports slots of different doctors that want one room at the same time. */
    static void reportOverlaps(List<ImportedSlots.Row> rows, CsvReport report) {
        List<ImportedSlots.Row> sorted = new ArrayList<>(rows);
        sorted.removeIf(row -> row.room().isNone());
        sorted.sort(
                Comparator.<ImportedSlots.Row, String>comparing(
                                row -> row.room().folded().toString())
                        .thenComparing(row -> row.time().start())
                        .thenComparing(ImportedSlots.Row::line));
        ImportedSlots.Row reachesFurthest = null;
        for (ImportedSlots.Row row : sorted) {
            boolean sameRoom =
                    reachesFurthest != null
                            && reachesFurthest.room().folded().equals(row.room().folded());
            if (sameRoom
                    && reachesFurthest.time().overlaps(row.time())
                    && !reachesFurthest.licenceNumber().equals(row.licenceNumber())) {
                report.add(row.line(), "room", "is in use then by line " + reachesFurthest.line());
            }
            if (!sameRoom || row.time().end().isAfter(reachesFurthest.time().end())) {
                reachesFurthest = row;
            }
        }
    }

    static void reportClashes(DSLContext db, List<ImportedSlots.Row> rows, CsvReport report) {
        db.fetch(
                        """
                        select sought.row, rooms.id is not null
                        from unnest(?::text[], ?::text[]) with ordinality as sought(location, room, row)
                        left join locations on lower(locations.name) = lower(sought.location)
                        left join rooms on rooms.location_id = locations.id and lower(rooms.name) = lower(sought.room)
                        where sought.room <> '' and (rooms.id is null or not rooms.active or not locations.active)
                        """,
                        locations(rows),
                        names(rows))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "room",
                                        found.get(1, Boolean.class)
                                                ? "is not in use any more"
                                                : "is no room of that location"));
        db.fetch(
                        """
                        select distinct sought.row
                        from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                            as sought(licence_number, location, room, starts_at, ends_at, row)
                        join doctors on doctors.licence_number = sought.licence_number
                        join locations on lower(locations.name) = lower(sought.location)
                        join rooms on rooms.location_id = locations.id and lower(rooms.name) = lower(sought.room)
                        join time_slots on time_slots.room_id = rooms.id and time_slots.doctor_id <> doctors.id
                            and tstzrange(time_slots.starts_at, time_slots.ends_at)
                                && tstzrange(sought.starts_at, sought.ends_at)
                        """,
                        ImportedRows.texts(rows, ImportedSlots.Row::licenceNumber),
                        locations(rows),
                        names(rows),
                        ImportedSlots.instants(rows, row -> row.time().start()),
                        ImportedSlots.instants(rows, row -> row.time().end()))
                .forEach(
                        found ->
                                report.add(
                                        rows.get(found.get(0, Integer.class) - 1).line(),
                                        "room",
                                        "is in use then by a time slot of the clinic"));
    }

    private static Object locations(List<ImportedSlots.Row> rows) {
        return ImportedRows.texts(rows, row -> row.room().location());
    }

    private static Object names(List<ImportedSlots.Row> rows) {
        return ImportedRows.texts(rows, row -> row.room().room());
    }
}
