package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.database.SeenStatements;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a batch costs the database, on tables of a large clinic's size. */
class BookingStatementsTest {

    private static final String TABLES =
            "(time_slots|appointments|patients|request_outcomes|holds)";
    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on " + TABLES);
    private static final Pattern INDEX =
            Pattern.compile("(Index (Only )?Scan using \\S+ on " + TABLES + "|Bitmap Index Scan)");
    private static final Pattern BY_KEY = Pattern.compile("Index Cond");

    /**
     * A hundred doctors with 1,000 slots each, two appointments in each slot: most confirmed, some pending, some due. Of
     * 52,000 patients, 2,000 have no appointment.
     */
    private static final String LARGE_CLINIC =
            """
            set synchronous_commit = off;
            insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
            select gen_random_uuid(), 'Given', 'Family', 'Dr. Family', 'Dermatology', d || '@clinic.example', 'D-' || d
            from generate_series(0, 99) d;

            insert into patients (id, given_name, family_name, birth_date)
            select gen_random_uuid(), 'Given' || p, 'Family' || p, date '1950-01-01' + p % 20000
            from generate_series(1, 52000) p;

            insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, booked)
            select gen_random_uuid(), d.id, t, t + interval '20 minutes', 5, 2
            from doctors d, generate_series(0, 999) n, lateral (select now() + interval '1 day' + n * interval '20 minutes' t)
            where d.licence_number like 'D-%';

            insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, expires_at,
                booked_by, booked_at)
            select gen_random_uuid(), s.id, s.doctor_id, p.id, s.starts_at, s.ends_at,
                case when n % 20 = 0 then 'PENDING' else 'CONFIRMED' end,
                case when n % 40 = 0 then now() + interval '1 hour' when n % 20 = 0 then now() - interval '1 minute' end,
                (select id from users), now()
            from (
                select s.*, row_number() over (order by starts_at, id) - 1 nth from time_slots s
            ) s
            cross join generate_series(0, 1) place
            cross join lateral (select s.nth * 2 + place) numbered (n)
            join (select id, row_number() over () - 1 nth from patients) p on p.nth = n % 50000;

            insert into request_outcomes (request_id, actor_id, operation, content_hash, outcome)
            select gen_random_uuid(), (select id from users), 'test', sha256('x'), '{}'
            from generate_series(1, 200000);

            analyze;
            """;

    private static LaneClinic clinic;

    @BeforeAll
    static void openLargeClinic() {
        clinic = new LaneClinic();
        clinic.database.execute(LARGE_CLINIC);
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, BookingLane.MOST_IN_BATCH})
    void aBatchOfAnySizeTakesAtMostFiveStatementsAndEachGoesByAKey(int size) throws SQLException {
        List<AppointmentCommand<?>> commands = mixed(size);
        long doneBefore = clinic.database.count("select count(*) from appointment_audit_log");

        settleAndCheckPlans(clinic, commands);

        assertThat(clinic.database.count("select count(*) from appointment_audit_log"))
                .as("everything was done, nothing refused")
                .isEqualTo(doneBefore + size);
    }

    @Test
    void aBatchWithHoldsTakesFiveStatementsToo() throws SQLException {
        List<AppointmentCommand<?>> commands = new ArrayList<>(mixed(20));
        var hold = clinic.hold(clinic.slot(3));
        commands.add(hold);
        commands.add(clinic.release(new HoldId(UUID.randomUUID())));
        commands.add(new ExpireHold(new HoldId(UUID.randomUUID())));
        settleAndCheckPlans(clinic, commands);
        var held =
                new HoldId(
                        UUID.fromString(
                                clinic.database.query(
                                        "select id from holds where slot_id = '%s'"
                                                .formatted(hold.slot()))));

        settleAndCheckPlans(
                clinic,
                List.of(
                        clinic.bookHeld(hold.slot(), clinic.patient(), held),
                        clinic.hold(hold.slot())));

        assertThat(
                        clinic.database.query(
                                "select booked || ' ' || json_array_length(holds) from time_slots"
                                        + " where id = '%s'".formatted(hold.slot())))
                .isEqualTo("2 1");
    }

    @Test
    void aBatchWithOverbookingsAndWalkInsTakesFiveStatementsToo() throws SQLException {
        List<AppointmentCommand<?>> commands = new ArrayList<>(mixed(20));
        var slot = clinic.slot(1);
        var running = clinic.slot(1);
        clinic.database.execute(
                "update time_slots set starts_at = now() - interval '5 minutes', ends_at = now() +"
                        + " interval '15 minutes' where id = '%s'".formatted(running));
        commands.add(clinic.book(slot, clinic.patient()));
        commands.add(clinic.overbook(slot, clinic.patient()));
        commands.add(clinic.walkIn(running, clinic.patient()));

        settleAndCheckPlans(clinic, commands);

        assertThat(
                        clinic.database.query(
                                "select booked || ' ' || overbooked_places from time_slots where id"
                                        + " = '%s'".formatted(slot)))
                .isEqualTo("2 1");
        assertThat(
                        clinic.database.query(
                                "select status || ' ' || walk_in from appointments where slot_id ="
                                        + " '%s'".formatted(running)))
                .isEqualTo("CHECKED_IN true");
    }

    @Test
    void aBatchThatBooksByTypeReadsTheTypesAndNothingElseMore() throws SQLException {
        List<AppointmentCommand<?>> commands = new ArrayList<>(mixed(20));
        List<SlotId> run = clinic.run(5);
        commands.add(clinic.book(run.get(0), clinic.patient(), clinic.type(60)));
        commands.add(clinic.hold(clinic.slot(1)));
        settleAndCheckPlans(clinic, commands, 6);
        var booked =
                new AppointmentId(
                        UUID.fromString(
                                clinic.database.query(
                                        "select id from appointments where slot_id = '%s'"
                                                .formatted(run.get(0)))));

        settleAndCheckPlans(clinic, List.of(clinic.move(booked, run.get(2))), 5);
        settleAndCheckPlans(clinic, List.of(clinic.cancel(booked)), 5);

        assertThat(
                        clinic.database.query(
                                """
                                select string_agg(s.starts_at - a.starts_at || ' ' || s.booked, ', ' order by s.starts_at)
                                from appointments a, time_slots s
                                where a.id = '%s' and s.id = any(a.slot_id || a.further_slot_ids)
                                """
                                        .formatted(booked)))
                .isEqualTo("00:00:00 0, 00:20:00 0, 00:40:00 0");
    }

    @Test
    void countingBookingsTouchesNoIndexOfSlotsAlsoNotOfThoseInRooms() throws SQLException {
        var slots = ids("time_slots where starts_at > now() + interval '2 days'", 20);
        var patients =
                ids(
                        "patients p where not exists"
                                + " (select from appointments a where a.patient_id = p.id)",
                        slots.size());
        List<AppointmentCommand<?>> bookings = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            putIntoARoom(slots.get(i));
            bookings.add(clinic.book(new SlotId(slots.get(i)), new PatientId(patients.get(i))));
        }

        try (Connection connection = clinic.database.writes().getConnection()) {
            connection.setAutoCommit(false);
            long updatedBefore = updatesOfSlots(connection, "updated");
            long hotBefore = updatesOfSlots(connection, "hot_updated");
            new BookingBatch(
                            () -> LaneClinic.CONFIRMATION_WINDOW,
                            UUID::randomUUID,
                            clinic.summaries)
                    .settle(new SeenStatements().on(connection), bookings);

            assertThat(updatesOfSlots(connection, "updated"))
                    .isEqualTo(updatedBefore + slots.size());
            assertThat(updatesOfSlots(connection, "hot_updated"))
                    .isEqualTo(hotBefore + slots.size());
            connection.rollback();
        }
    }

    private static void putIntoARoom(UUID slot) {
        UUID place = UUID.randomUUID();
        clinic.database.execute(
                """
                insert into locations (id, name) values ('%1$s', '%1$s');
                insert into rooms (id, location_id, name) values ('%1$s', '%1$s', 'Room 1');
                update time_slots set room_id = '%1$s', location_id = '%1$s' where id = '%2$s';
                """
                        .formatted(place, slot));
    }

    /** Rows of {@code time_slots} that were updated here, or on their page without any index; also before, as it is told late. */
    private static long updatesOfSlots(Connection connection, String how) throws SQLException {
        try (var sql = connection.createStatement();
                var rows =
                        sql.executeQuery(
                                "select pg_stat_get_xact_tuples_%s('time_slots'::regclass)"
                                        .formatted(how))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void thePlansOfAClinicThatIsNewGoByKeysToo() throws SQLException {
        try (var newClinic = new LaneClinic()) {
            settleAndCheckPlans(
                    newClinic,
                    List.of(
                            newClinic.book(newClinic.slot(1), newClinic.patient()),
                            newClinic.confirm(new AppointmentId(UUID.randomUUID()))));
        }
    }

    private static void settleAndCheckPlans(LaneClinic clinic, List<AppointmentCommand<?>> commands)
            throws SQLException {
        settleAndCheckPlans(clinic, commands, 5);
    }

    private static void settleAndCheckPlans(
            LaneClinic clinic, List<AppointmentCommand<?>> commands, int mostStatements)
            throws SQLException {
        var statements = new SeenStatements();
        // A connection as the lane has it, with the settings that decide on plans.
        try (Connection connection = clinic.database.writes().getConnection()) {
            connection.setAutoCommit(false);
            var settled =
                    new BookingBatch(
                                    () -> LaneClinic.CONFIRMATION_WINDOW,
                                    UUID::randomUUID,
                                    clinic.summaries)
                            .settle(statements.on(connection), commands);
            connection.commit();

            assertThat(settled).hasSameSizeAs(commands);
            assertThat(statements.seen()).hasSizeBetween(3, mostStatements);
            for (Query statement : statements.seen()) {
                String plan = SeenStatements.plan(connection, statement);
                assertThat(plan).doesNotContainPattern(WHOLE_TABLE);
                assertThat(BY_KEY.matcher(plan).results().count())
                        .as(plan)
                        .isGreaterThanOrEqualTo(INDEX.matcher(plan).results().count());
            }
            connection.rollback();
        }
    }

    /** Bookings, confirmations, cancellations and expiries, none of which is refused. */
    private static List<AppointmentCommand<?>> mixed(int size) {
        var slots = ids("time_slots where starts_at > now() + interval '2 days'", size);
        var patients =
                ids(
                        "patients p where not exists"
                                + " (select from appointments a where a.patient_id = p.id)",
                        size);
        var pending = ids("appointments where status = 'PENDING' and expires_at > now()", size);
        var due = ids("appointments where status = 'PENDING' and expires_at < now()", size);
        var confirmed = ids("appointments where status = 'CONFIRMED'", size);
        List<AppointmentCommand<?>> commands = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            commands.add(
                    switch (i % 5) {
                        case 0, 1 ->
                                clinic.book(
                                        new SlotId(slots.get(i)), new PatientId(patients.get(i)));
                        case 2 -> clinic.confirm(new AppointmentId(pending.get(i)));
                        case 3 -> clinic.cancel(new AppointmentId(confirmed.get(i)));
                        default -> new ExpireAppointment(new AppointmentId(due.get(i)));
                    });
        }
        return commands;
    }

    private static List<UUID> ids(String from, int count) {
        String ids =
                clinic.database.query(
                        "select string_agg(id::text, ',') from (select id from %s order by random() limit %d) found"
                                .formatted(from, count));
        return Arrays.stream(ids.split(",")).map(UUID::fromString).collect(Collectors.toList());
    }
}
