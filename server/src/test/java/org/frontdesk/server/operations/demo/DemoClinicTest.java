package org.frontdesk.server.operations.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdesk.server.StartRefused;
import org.frontdesk.server.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

class DemoClinicTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A Wednesday before the clocks change, so that the window holds a day of 23 hours. */
    private static final Clock WEDNESDAY = Clock.fixed(Instant.parse("2026-03-25T09:30:00Z"), ZONE);

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anEmptyDatabaseBecomesAClinicOnARealisticDay() {
        int added = clinic(WEDNESDAY).fill();

        assertThat(added).isEqualTo((int) database.count("SELECT count(*) FROM time_slots"));
        assertThat(database.count("SELECT count(*) FROM doctors")).isEqualTo(12);
        assertThat(database.count("SELECT count(DISTINCT specialization) FROM doctors"))
                .isEqualTo(6);
        assertThat(database.count("SELECT count(*) FROM patients")).isEqualTo(2_000);
        assertThat(
                        database.query(
                                "SELECT string_agg(role || ' ' || n, ', ' ORDER BY role) FROM"
                                        + " (SELECT role, count(*) n FROM users GROUP BY role) r"))
                .isEqualTo("ADMIN 1, DOCTOR 12, PATIENT 3, RECEPTIONIST 2, SERVICE 1");
        assertThat(database.count("SELECT count(*) FROM time_slots WHERE capacity > 1"))
                .isBetween(20L, 200L);
        assertThat(occupancyPercent("2026-03-25")).isBetween(70L, 92L);
        assertThat(occupancyPercent("2026-04-07")).isBetween(20L, 45L);
        assertThat(
                        database.query(
                                "SELECT min(starts_at AT TIME ZONE 'Europe/Berlin')::time || ' '"
                                        + " || max(ends_at AT TIME ZONE 'Europe/Berlin')::time"
                                        + " FROM time_slots"))
                .isEqualTo("08:00:00 18:00:00");
        assertThat(database.count("SELECT count(DISTINCT starts_at::date) FROM time_slots"))
                .isEqualTo(29);
    }

    @Test
    void everyNumberAgreesWithEveryOther() {
        clinic(WEDNESDAY).fill();

        assertThat(
                        database.count(
                                "SELECT count(*) FROM time_slots s WHERE booked <> (SELECT count(*)"
                                    + " FROM appointments a WHERE a.slot_id = s.id AND status NOT"
                                    + " IN ('CANCELLED', 'EXPIRED', 'NO_SHOW'))"))
                .isZero();
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointments a JOIN time_slots s"
                                        + " ON s.id = a.slot_id WHERE (a.starts_at, a.ends_at,"
                                        + " a.doctor_id) <> (s.starts_at, s.ends_at, s.doctor_id)"))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM appointments WHERE status = 'PENDING'"))
                .isZero();
        assertThat(database.count("SELECT count(DISTINCT status) FROM appointments"))
                .as("all but PENDING")
                .isEqualTo(7);
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointments WHERE status = 'CONFIRMED' AND"
                                        + " ends_at < timestamptz '2026-03-25 09:30Z'"))
                .as("nobody is forgotten")
                .isZero();
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointment_audit_log newer JOIN"
                                        + " appointment_audit_log older ON older.id = newer.id - 1"
                                        + " WHERE older.at > newer.at"))
                .as("entries out of the order of time")
                .isZero();
        // The last audit row says what the appointment is, and there are as many as its version.
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointments a WHERE (status, version) <> "
                                        + "(SELECT (array_agg(to_status ORDER BY l.id DESC))[1],"
                                        + " count(*) FROM appointment_audit_log l"
                                        + " WHERE l.appointment_id = a.id)"))
                .isZero();
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointment_audit_log WHERE at >"
                                        + " timestamptz '2026-03-25 09:30Z'"))
                .isZero();
    }

    @Test
    void aSecondStartOnTheSameDayChangesNothing() {
        clinic(WEDNESDAY).fill();
        String before = fingerprint();

        assertThat(clinic(WEDNESDAY).fill()).isZero();
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void aStartDaysLaterAddsWhatCameIntoSight() {
        clinic(WEDNESDAY).fill();
        Clock later = Clock.offset(WEDNESDAY, Duration.ofDays(6));

        assertThat(clinic(later).fill()).isPositive();
        assertThat(
                        database.query(
                                "SELECT max(starts_at AT TIME ZONE 'Europe/Berlin')::date"
                                        + " FROM time_slots"))
                .isEqualTo("2026-04-14");
        assertThat(database.count("SELECT count(*) FROM patients")).isEqualTo(2_000);
        assertThat(
                        database.count(
                                "SELECT count(*) FROM appointments WHERE status IN ('CONFIRMED',"
                                        + " 'CHECKED_IN', 'IN_PROGRESS') AND ends_at <"
                                        + " timestamptz '2026-03-31 09:30Z'"))
                .as("visits of the days between")
                .isZero();
        assertThat(clinic(later).fill()).isZero();
    }

    @Test
    void aRealClinicIsLeftAlone() {
        database.execute(
                "INSERT INTO patients (id, given_name, family_name, birth_date)"
                        + " VALUES (gen_random_uuid(), 'A', 'B', '1990-01-01')");

        assertThatThrownBy(() -> clinic(WEDNESDAY).fill())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("needs an empty one");
        assertThat(database.count("SELECT count(*) FROM patients")).isEqualTo(1);
    }

    private DemoClinic clinic(Clock clock) {
        return new DemoClinic(
                database.transactions(), clock, ZONE, password -> "hash of " + password);
    }

    private long occupancyPercent(String day) {
        return database.count(
                "SELECT 100 * sum(booked) / sum(capacity) FROM time_slots"
                        + " WHERE (starts_at AT TIME ZONE 'Europe/Berlin')::date = '"
                        + day
                        + "'");
    }

    private String fingerprint() {
        return database.query(
                "SELECT concat_ws(' ',"
                        + " (SELECT md5(string_agg(u::text, '' ORDER BY id)) FROM users u),"
                        + " (SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM patients p),"
                        + " (SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM time_slots s),"
                        + " (SELECT md5(string_agg(a::text, '' ORDER BY id)) FROM appointments a),"
                        + " (SELECT count(*) FROM appointment_audit_log))");
    }
}
