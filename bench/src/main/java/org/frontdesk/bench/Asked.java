package org.frontdesk.bench;

import org.frontdesk.server.database.DatabaseSettings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked for: people, days and appointments that are in the database, one after the other. */
final class Asked {

    private static final int SAMPLES = 1_000;

    /** Five minutes of bookings. */
    private static final int FREE_SLOTS = 300 * SteadyBookings.PER_SECOND;

    private static final int DOCTORS_OF_A_DESK = 20;

    /** Somebody, as a desk hears of them. */
    record Person(
            String id,
            long number,
            String givenName,
            String familyName,
            String birthDate,
            String phone,
            String email,
            String withoutAccents) {

        /** With two letters of the family name the wrong way round. */
        String misspelt() {
            int middle = withoutAccents.length() - 3;
            var letters = new StringBuilder(withoutAccents);
            letters.setCharAt(middle, withoutAccents.charAt(middle + 1));
            letters.setCharAt(middle + 1, withoutAccents.charAt(middle));
            return letters.toString();
        }

        String lastDigits(int count) {
            return phone.substring(phone.length() - count);
        }
    }

    private final List<Person> patients;
    private final List<Person> accented;
    private final Person namesake;
    private final List<String> doctors;
    private final List<String> deskDoctors;
    private final List<String> specializations;
    private final List<String> appointments;
    private final List<String> users;
    private final List<String> freeSlots;
    private final List<String> wantedSlots;
    private final LocalDate workday;
    private final Random random = new Random(1);
    private final AtomicInteger booked = new AtomicInteger();

    Asked(DatabaseSettings database) throws SQLException {
        try (Connection connection = database.unpooled().getConnection()) {
            workday = nextWorkday(connection);
            patients = people(connection, "true order by random() limit " + SAMPLES);
            accented =
                    people(
                            connection,
                            "search_name <> lower(given_name || ' ' || family_name) order by"
                                    + " random() limit "
                                    + SAMPLES);
            namesake =
                    people(
                                    connection,
                                    "family_name = (select family_name from patients group by 1"
                                            + " order by count(*) desc limit 1) limit 1")
                            .getFirst();
            doctors =
                    texts(connection, "select id from doctors order by random() limit " + SAMPLES);
            deskDoctors =
                    texts(
                            connection,
                            "select doctor_id from time_slots where starts_at >= '%s' and starts_at < '%s'::date + 1"
                                            .formatted(workday, workday)
                                    + " group by 1 order by 1 limit "
                                    + DOCTORS_OF_A_DESK);
            specializations = texts(connection, "select distinct specialization from doctors");
            appointments =
                    texts(
                            connection,
                            "select id from appointments order by random() limit " + SAMPLES);
            users = texts(connection, "select id from users order by username limit " + SAMPLES);
            freeSlots =
                    texts(
                            connection,
                            "select id from time_slots where starts_at > now() + interval '10 days'"
                                    + " and booked = 0 and blocked_reason is null order by random()"
                                    + " limit "
                                    + FREE_SLOTS);
            wantedSlots =
                    texts(
                            connection,
                            "select id from time_slots where starts_at > now() and starts_at <"
                                    + " now() + interval '10 days' and booked < capacity and"
                                    + " blocked_reason is null order by random() limit "
                                    + SAMPLES);
        }
    }

    Person patient() {
        return any(patients);
    }

    /** Somebody whose name has letters that are not on every keyboard. */
    Person accented() {
        return any(accented);
    }

    /** Somebody with the commonest family name. */
    Person namesake() {
        return namesake;
    }

    String doctor() {
        return any(doctors);
    }

    /** Those whom one desk shows side by side; they all receive on {@link #workday}. */
    List<String> deskDoctors() {
        return deskDoctors;
    }

    String specialization() {
        return any(specializations);
    }

    String appointment() {
        return any(appointments);
    }

    String user() {
        return any(users);
    }

    /** A slot of the next days with a free place. */
    String wantedSlot() {
        return any(wantedSlots);
    }

    /** A slot that nobody has booked yet, a different one each time. */
    String nextFreeSlot() {
        return freeSlots.get(booked.getAndIncrement() % freeSlots.size());
    }

    /** Today, or the next day that is not of a weekend. */
    LocalDate workday() {
        return workday;
    }

    private synchronized <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static LocalDate nextWorkday(Connection connection) throws SQLException {
        return LocalDate.parse(
                texts(
                                connection,
                                "select day::date from generate_series(current_date, current_date +"
                                    + " 3, interval '1 day') day where extract(isodow from day) < 6"
                                    + " limit 1")
                        .getFirst());
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static List<Person> people(Connection connection, String which) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select id, patient_number, given_name, family_name, birth_date,"
                                        + " phone, email, search_name from patients where "
                                        + which)) {
            List<Person> people = new ArrayList<>();
            while (rows.next()) {
                people.add(
                        new Person(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6),
                                rows.getString(7),
                                rows.getString(8)));
            }
            return people;
        }
    }
}
