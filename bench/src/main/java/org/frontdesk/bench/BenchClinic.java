package org.frontdesk.bench;

import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.database.DatabaseSettings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The clinic that is booked: people and slots by number, and the count of what came of it. */
final class BenchClinic {

    static final String PASSWORD = "bench";
    static final int DESKS = 20;
    static final int PATIENTS = 20_000;
    static final int DOCTORS = 100;

    private final DatabaseSettings database;
    private int slotSeries;

    BenchClinic(DatabaseSettings database) {
        this.database = database;
    }

    /** Desks, doctors and patients, unless they are there; a server must have made the schema before. */
    void openOnce() throws SQLException {
        BenchDatabase.haveTimeOrderedIds(connect());
        if (number("select count(*) from doctors") == 0) {
            open();
        }
    }

    private void open() throws SQLException {
        String hash = new PasswordHashes().hash(PASSWORD.toCharArray());
        execute(
                """
                insert into users (id, username, display_name, password_hash, role)
                select gen_random_uuid(), 'desk' || n, 'Desk ' || n, '%s', 'RECEPTIONIST' from generate_series(1, %d) n;
                insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                select uuidv7(), 'Given' || n, 'Family' || n, 'Dr. Family' || n, 'Specialization' || n %% 10,
                    'doctor' || n || '@clinic.example', 'L' || n
                from generate_series(1, %d) n;
                insert into patients (id, given_name, family_name, birth_date)
                select uuidv7(), 'Given' || n, 'Family' || n, date '1950-01-01' + n %% 20000
                from generate_series(1, %d) n;
                vacuum analyze;
                """
                        .formatted(hash, DESKS, DOCTORS, PATIENTS));
    }

    /** New free slots, of all doctors in turn, each series in days of its own. */
    List<UUID> newSlots(int count, int capacity) throws SQLException {
        slotSeries++;
        String firstDay = "timestamptz '2030-01-01 00:00Z' + interval '100 days' * " + slotSeries;
        return ids(
                """
                with doctor as (select id, row_number() over (order by id) - 1 as number from doctors)
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select uuidv7(), doctor.id, at, at + interval '10 minutes', %d
                from generate_series(0, %d) n
                join doctor on doctor.number = n %% %d,
                lateral (select %s + interval '10 minutes' * (n / %d)) as time (at)
                returning id
                """
                        .formatted(capacity, count - 1, DOCTORS, firstDay, DOCTORS));
    }

    /** The day of a slot as the contract writes it; the benchmark's clinic lives in UTC. */
    String dayOf(UUID slot) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select (starts_at at time zone 'UTC')::date from time_slots where"
                                        + " id = '"
                                        + slot
                                        + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    List<UUID> patients() throws SQLException {
        return ids("select id from patients order by patient_number");
    }

    /**
     * Leaves the log's files to be used again, as they are after the first minutes of any database's life: whoever has to
     * make a new one waits 50 ms. The first checkpoint has the change feed let go of them, the second takes them.
     */
    void checkpoint() throws SQLException, InterruptedException {
        String before = kept();
        execute("checkpoint");
        for (int tries = 0; tries < 100 && before.equals(kept()); tries++) {
            Thread.sleep(100);
        }
        execute("checkpoint");
    }

    /** From where on the log is kept for the server's change feed. */
    private String kept() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select coalesce(min(restart_lsn)::text, '') from"
                                        + " pg_replication_slots")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Makes the database forget what was changed so far, as far as the next measurement is concerned. */
    void settle() throws SQLException {
        execute("vacuum analyze");
    }

    /** Places taken beyond capacity, and slots whose count does not match their appointments and holds. */
    long overbooked(List<UUID> slots) throws SQLException {
        return number(
                """
                select coalesce(sum(greatest(active - capacity, 0) + (booked <> active)::int), 0)
                from (select s.capacity, s.booked, (select count(*) from appointments a where a.slot_id = s.id
                          and a.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED'))
                          + (select count(*) from holds h where h.slot_id = s.id) as active
                      from time_slots s where s.id = any(%s)) counted
                """
                        .formatted(array(slots)));
    }

    /** Acknowledged bookings that are not there, and bookings there that were not acknowledged. */
    long lost(List<UUID> slots, Set<UUID> acknowledged) throws SQLException {
        var there =
                new HashSet<>(
                        ids(
                                "select id from appointments where slot_id = any(%s)"
                                        .formatted(array(slots))));
        long missing = acknowledged.stream().filter(id -> !there.contains(id)).count();
        long unknown = there.stream().filter(id -> !acknowledged.contains(id)).count();
        return missing + unknown;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : sql.split(";\\s*")) {
                statement.execute(one);
            }
        }
    }

    Connection connect() throws SQLException {
        return database.unpooled().getConnection();
    }

    private List<UUID> ids(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String array(List<UUID> ids) {
        return "'{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}'::uuid[]";
    }
}
