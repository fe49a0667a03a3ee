package org.frontdesk.bench;

import org.HdrHistogram.ConcurrentHistogram;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the database gives to transactions of one booking each when nothing stands between it and them, as pgbench would
 * measure: one statement, READ COMMITTED, no conflict, no network service. Nothing that opens a transaction for each booking
 * can be faster on this machine.
 */
final class Ceiling {

    private static final int BOOKINGS = 20_000;
    private static final int CONNECTIONS = 16;

    private static final String BOOK =
            """
            with slot as (
                update time_slots set booked = booked + 1, version = version + 1
                where id = ? and booked < capacity returning *
            ), booked as (
                insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, expires_at,
                    booked_by, booked_at)
                select gen_random_uuid(), id, doctor_id, ?, starts_at, ends_at, 'PENDING', now() + interval '5 minutes',
                    ?, now() from slot returning id
            )
            insert into appointment_audit_log (appointment_id, action, to_status) select id, 'BOOK', 'PENDING' from booked
            """;

    private Ceiling() {}

    static Result measure(BenchClinic clinic) throws Exception {
        List<UUID> slots = clinic.newSlots(BOOKINGS, 1);
        List<UUID> patients = clinic.patients();
        UUID desk = desk(clinic);
        clinic.settle();
        var micros = new ConcurrentHistogram(60_000_000L, 3);
        var next = new AtomicInteger();
        long began = System.nanoTime();
        try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> book(clinic, slots, patients, desk, next, micros));
            }
            for (Future<Void> done : connections.invokeAll(work)) {
                done.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Result(
                "spread",
                "ceiling",
                CONNECTIONS,
                BOOKINGS / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                0,
                clinic.overbooked(slots),
                0);
    }

    private static Void book(
            BenchClinic clinic,
            List<UUID> slots,
            List<UUID> patients,
            UUID desk,
            AtomicInteger next,
            ConcurrentHistogram micros)
            throws SQLException {
        try (Connection connection = clinic.connect();
                PreparedStatement statement = connection.prepareStatement(BOOK)) {
            for (int i = next.getAndIncrement(); i < BOOKINGS; i = next.getAndIncrement()) {
                long began = System.nanoTime();
                statement.setObject(1, slots.get(i));
                statement.setObject(2, patients.get(i % patients.size()));
                statement.setObject(3, desk);
                statement.executeUpdate();
                micros.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        return null;
    }

    private static UUID desk(BenchClinic clinic) throws SQLException {
        try (Connection connection = clinic.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select id from users where username = 'desk1'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }
}
