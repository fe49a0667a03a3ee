package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.database.SeenStatements;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How a search for a long time goes about the slots of a large clinic: by doctor and time, a few at each start. */
class FreeRunsAtSizeTest {

    /** A hundred doctors with 1,000 slots each that follow each other; two of three are full. */
    private static final String LARGE_CLINIC =
            """
            insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
            select gen_random_uuid(), 'Given', 'Family', 'Dr. Family', 'Dermatology', d || '@clinic.example', 'D-' || d
            from generate_series(0, 99) d;

            insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, booked)
            select gen_random_uuid(), d.id, t, t + interval '20 minutes', 1, (n % 9 < 6)::int
            from doctors d, generate_series(0, 999) n,
                lateral (select timestamptz '2050-01-01Z' + n * interval '20 minutes' t);

            analyze;
            """;

    private static TestDatabase database;

    @BeforeAll
    static void openLargeClinic() {
        database = TestDatabase.fresh();
        database.execute(LARGE_CLINIC);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void eachStartIsLookedUpByDoctorAndTime() throws SQLException {
        var statements = new SeenStatements();
        try (Connection connection = database.writes().getConnection()) {
            connection.setAutoCommit(false);
            for (SlotQueries.Filter filter : List.of(anybody(), somebody())) {
                var found =
                        SlotQueries.list(statements.on(connection), filter, Optional.empty(), 51);

                assertThat(found)
                        .isNotEmpty()
                        .allMatch(
                                slot ->
                                        Duration.between(start(), slot.time().start()).toMinutes()
                                                        / 20
                                                        % 9
                                                == 6);
            }
            for (Query statement : statements.seen()) {
                assertThat(SeenStatements.plan(connection, statement))
                        .doesNotContain("Seq Scan on time_slots")
                        .contains(
                                "Index Cond: ((doctor_id = free_times.doctor_id) AND (starts_at >="
                                        + " lower(free_times.free_time))");
            }
            connection.rollback();
        }
    }

    private static Instant start() {
        return Instant.parse("2050-01-01T00:00:00Z");
    }

    private static SlotQueries.Filter anybody() {
        return hourOf(List.of());
    }

    private static SlotQueries.Filter somebody() {
        return hourOf(
                List.of(
                        new DoctorId(
                                UUID.fromString(
                                        database.query("select min(id::text) from doctors")))));
    }

    private static SlotQueries.Filter hourOf(List<DoctorId> doctors) {
        return new SlotQueries.Filter(
                doctors,
                Optional.empty(),
                List.of(new TimeRange(start(), start().plus(Duration.ofDays(7)))),
                true,
                Duration.ofMinutes(60));
    }
}
