package org.frontdesk.desktop.journeys;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What the database itself knows of the schedule. */
final class ScheduleRows {

    private static final int SLOT_MINUTES = 20;

    /** A change that is not committed: whoever wants the same place waits. Closing it takes it back. */
    interface Unsaved extends AutoCloseable {

        @Override
        void close();
    }

    private final RealClinic clinic;

    ScheduleRows(RealClinic clinic) {
        this.clinic = clinic;
    }

    /** How many slots a doctor has. */
    int slots(UUID doctor) {
        return number("select count(*) from time_slots where doctor_id = ?", doctor);
    }

    /** How many of a doctor's slots are blocked. */
    int blockedSlots(UUID doctor) {
        return number(
                "select count(*) from time_slots where doctor_id = ? and blocked_reason is not"
                        + " null",
                doctor);
    }

    /** The slot of a doctor that starts at a time. */
    UUID slotAt(UUID doctor, LocalDate day, LocalTime start) {
        try (Connection connection = clinic.connection();
                var prepared =
                        connection.prepareStatement(
                                "select id from time_slots where doctor_id = ? and starts_at ="
                                        + " ?")) {
            prepared.setObject(1, doctor);
            prepared.setObject(2, at(day, start));
            try (var rows = prepared.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no slot on " + day + " at " + start);
                }
                return rows.getObject(1, UUID.class);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Somebody else is about to make a slot. */
    Unsaved unsaved(UUID doctor, LocalDate day, LocalTime start) {
        try {
            Connection connection = clinic.connection();
            connection.setAutoCommit(false);
            try (var prepared =
                    connection.prepareStatement(
                            "insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)"
                                    + " values (?, ?, ?, ?, 1)")) {
                prepared.setObject(1, UUID.randomUUID());
                prepared.setObject(2, doctor);
                prepared.setObject(3, at(day, start));
                prepared.setObject(4, at(day, start.plusMinutes(SLOT_MINUTES)));
                prepared.execute();
            }
            return () -> {
                try (connection) {
                    connection.rollback();
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            };
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int number(String query, UUID doctor) {
        try (Connection connection = clinic.connection();
                var prepared = connection.prepareStatement(query)) {
            prepared.setObject(1, doctor);
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private OffsetDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clinic.zone).toOffsetDateTime();
    }
}
