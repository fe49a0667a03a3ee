package org.frontdesk.bench;

import net.datafaker.Faker;

import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.database.DatabaseSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * A generated clinic of a given size; {@code large-clinic.sql} says what is in it.
 *
 * @param appointments in two years around today
 * @param slotsADay of each doctor, on the days they receive
 */
record LargeClinic(int appointments, int patients, int doctors, int slotsADay) {

    static final String PASSWORD = "bench";
    static final String ADMINISTRATOR = "admin1";

    private static final List<LargeClinic> SIZES =
            List.of(
                    new LargeClinic(10_000, 2_000, 50, 2),
                    new LargeClinic(100_000, 20_000, 150, 5),
                    new LargeClinic(1_000_000, 200_000, 500, 15));

    private static final long SEED = 20_260_101;

    /** Of several languages, as people come from everywhere and are typed without their accents. */
    private static final List<Locale> NAMES =
            List.of("en", "es", "de", "fr", "pl").stream().map(Locale::of).toList();

    private static final int NAMES_DRAWN = 3_000;

    static LargeClinic of(int appointments) {
        return SIZES.stream()
                .filter(size -> size.appointments == appointments)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no clinic of %d appointments; there are %s"
                                                .formatted(appointments, SIZES)));
    }

    /** Into a database with the schema and nothing else. */
    void fill(DatabaseSettings database) throws SQLException, IOException {
        try (Connection connection = database.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            names(connection, "people_given", faker -> faker.name().firstName());
            names(connection, "people_family", faker -> faker.name().lastName());
            set(connection, "bench.appointments", appointments);
            set(connection, "bench.patients", patients);
            set(connection, "bench.doctors", doctors);
            set(connection, "bench.slots_a_day", slotsADay);
            set(
                    connection,
                    "bench.password_hash",
                    new PasswordHashes().hash(PASSWORD.toCharArray()));
            statement.execute(script());
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static String script() throws IOException {
        try (InputStream script = LargeClinic.class.getResourceAsStream("large-clinic.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void names(Connection connection, String table, Function<Faker, String> name)
            throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        for (Locale language : NAMES) {
            var faker = new Faker(language, new Random(SEED));
            for (int i = 0; i < NAMES_DRAWN; i++) {
                names.add(name.apply(faker));
            }
        }
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into %s select n - 1, name from unnest(?) with ordinality as names (name, n)"
                                        .formatted(table))) {
            statement.execute("create temp table %s (n integer, name text)".formatted(table));
            insert.setArray(1, connection.createArrayOf("text", names.toArray()));
            insert.executeUpdate();
        }
    }

    private static void set(Connection connection, String name, Object value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value.toString());
            statement.execute();
        }
    }
}
