package org.frontdesk.desktop.journeys;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.desktop.connection.ServerAddress;
import org.frontdesk.server.RunningServer;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.Wiring;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.operations.demo.DemoClinic;
import org.frontdesk.server.rpc.OpenStreams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A server with its own embedded database, a receptionist, a doctor and a patient who may sign in. */
public final class RealClinic implements AutoCloseable {

    public static final String PASSWORD = "a test's password";

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** A zone in which it is morning now, so that today has free slots whenever the tests run. */
    public final ZoneId zone = zoneInWhichItIsNine();

    private final Path directory;
    private final Duration confirmationWindow;
    private RunningServer server;
    private int port;
    private int people;

    private RealClinic(Duration confirmationWindow, boolean withDesks) {
        this.confirmationWindow = confirmationWindow;
        try {
            directory = Files.createTempDirectory("frontdesk-desktop-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
        if (withDesks) {
            account("desk", "RECEPTIONIST", null, null);
            account("otherdesk", "RECEPTIONIST", null, null);
        }
    }

    public static RealClinic open() {
        return new RealClinic(Duration.ofMinutes(5), true);
    }

    /** One in which a place is held, and a booking waits, for this long. */
    static RealClinic open(Duration confirmationWindow) {
        return new RealClinic(confirmationWindow, true);
    }

    /** The generated clinic of the demonstration, in which every screen has something to show. */
    static RealClinic demo() {
        RealClinic clinic = new RealClinic(Duration.ofMinutes(5), false);
        PasswordHashes hashes = new PasswordHashes();
        new DemoClinic(
                        clinic.server.database().transactions(),
                        Clock.systemUTC(),
                        clinic.zone,
                        password -> hashes.hash(password.toCharArray()))
                .fill();
        return clinic;
    }

    /** How many streams are open on the server, of all desks. */
    int openStreams() {
        return ((OpenStreams) Inside.of(Inside.of(server, "grpc"), "streams")).count();
    }

    /** Starts the server, again at the port it had. */
    void start() {
        try {
            server =
                    Wiring.start(
                            new ServerConfig(
                                    "127.0.0.1",
                                    port,
                                    directory,
                                    Optional.empty(),
                                    Optional.empty(),
                                    "Test clinic",
                                    zone,
                                    confirmationWindow,
                                    Duration.ofMinutes(30),
                                    Duration.ofHours(12),
                                    false,
                                    true));
            port = server.port();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void stop() {
        server.close();
    }

    /** Another server takes the place of the one there was: the same address, another identity. */
    void changeIdentity() {
        stop();
        try {
            Files.delete(certificate()); // without it, it makes another one
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
    }

    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port);
    }

    public Path certificate() {
        return server.tls().certificateFile();
    }

    String fingerprint() {
        return server.tls().fingerprint();
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }

    // --- what there is

    public void account(String username, String role, UUID doctor, UUID patient) {
        sql(
                "insert into users (id, username, display_name, password_hash, role, doctor_id,"
                        + " patient_id) values (?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                username,
                "Person " + username,
                new PasswordHashes().hash(PASSWORD.toCharArray()),
                role,
                doctor,
                patient);
    }

    public UUID doctor(String specialization) {
        return doctor("Dr. Family" + (people + 1), specialization);
    }

    UUID doctor(String displayName, String specialization) {
        UUID id = UUID.randomUUID();
        int number = ++people;
        sql(
                "insert into doctors (id, given_name, family_name, display_name, specialization,"
                        + " email, licence_number) values (?, ?, ?, ?, ?, ?, ?)",
                id,
                "Given" + number,
                "Family" + number,
                displayName,
                specialization,
                "doctor" + number + "@clinic.example",
                "L-" + number);
        return id;
    }

    /** Doctors with slots of twenty minutes all through today; each specialization has as many of them. */
    void manyDoctors(int doctors, int specializations, int slotsEach) {
        sql(
                "insert into doctors (id, given_name, family_name, display_name, specialization,"
                        + " email, licence_number) select gen_random_uuid(), 'Given' || n,"
                        + " 'Family' || n, 'Dr. Family' || n, 'Specialization ' || n % ?, 'many' ||"
                        + " n || '@clinic.example', 'M-' || n from generate_series(1, ?) n",
                specializations, doctors);
        sql(
                "insert into time_slots (id, doctor_id, starts_at, ends_at, capacity) select"
                    + " gen_random_uuid(), d.id, s, s + interval '20 minutes', 1 from doctors d,"
                    + " generate_series(?::timestamptz, ?::timestamptz, interval '20 minutes') s"
                    + " where d.licence_number like 'M-%'",
                OffsetDateTime.ofInstant(
                        today().atTime(8, 0).atZone(zone).toInstant(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(
                        today().atTime(8, 0)
                                .plusMinutes(20L * (slotsEach - 1))
                                .atZone(zone)
                                .toInstant(),
                        ZoneOffset.UTC));
    }

    /** How many hold a place of a slot, asked of the database itself. */
    int holds(UUID slot) {
        return count("select count(*) from holds where slot_id = ?", slot);
    }

    int openSessions() {
        return count(
                "select count(*) from sessions where revoked_at is null and expires_at > now()");
    }

    /** As people see it. */
    String doctorName(UUID doctor) {
        return text("select display_name from doctors where id = ?", doctor);
    }

    public UUID patient(String givenName, String familyName) {
        UUID id = UUID.randomUUID();
        sql(
                "insert into patients (id, given_name, family_name, birth_date) values (?, ?, ?,"
                        + " ?)",
                id,
                givenName,
                familyName,
                LocalDate.of(1980, 1, 1));
        return id;
    }

    /** A slot of twenty minutes today. */
    UUID slot(UUID doctor, LocalTime start, int capacity) {
        return slot(doctor, today(), start, capacity);
    }

    /** A number to call the patient at. */
    void telephone(UUID patient, String number) {
        sql("update patients set phone = ? where id = ?", number, patient);
    }

    UUID slot(UUID doctor, LocalDate day, LocalTime start, int capacity) {
        UUID id = UUID.randomUUID();
        Instant begins = day.atTime(start).atZone(zone).toInstant();
        sql(
                "insert into time_slots (id, doctor_id, starts_at, ends_at, capacity) values (?, ?,"
                        + " ?, ?, ?)",
                id,
                doctor,
                OffsetDateTime.ofInstant(begins, ZoneOffset.UTC),
                OffsetDateTime.ofInstant(begins.plus(Duration.ofMinutes(20)), ZoneOffset.UTC),
                capacity);
        return id;
    }

    /** A way into the database beside the server. */
    public Connection connection() throws SQLException {
        return server.database().settings().unpooled().getConnection();
    }

    /** How many appointments of a slot have this status, asked of the database itself. */
    int appointments(UUID slot, String status) {
        return count(
                "select count(*) from appointments where slot_id = ? and status = ?", slot, status);
    }

    private int count(String query, Object... values) {
        try (var connection = server.database().settings().unpooled().getConnection();
                var prepared = connection.prepareStatement(query)) {
            for (int at = 0; at < values.length; at++) {
                prepared.setObject(at + 1, values[at]);
            }
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Another desk books, through the same door as everybody. */
    Appointment bookAtOtherDesk(UUID slot, UUID patient) {
        return atOtherDesk(desk -> book(desk, slot, patient));
    }

    /** Another desk books and confirms. */
    Appointment confirmedAtOtherDesk(UUID slot, UUID patient) {
        return atOtherDesk(
                desk ->
                        desk.confirmAppointment(
                                        ConfirmAppointmentRequest.newBuilder()
                                                .setRequestId(UUID.randomUUID().toString())
                                                .setAppointmentId(
                                                        book(desk, slot, patient)
                                                                .getAppointmentId())
                                                .build())
                                .getAppointment());
    }

    /** Another desk sees the patient come in. */
    Appointment checkInAtOtherDesk(Appointment appointment) {
        return atOtherDesk(
                desk ->
                        desk.checkInAppointment(
                                        CheckInAppointmentRequest.newBuilder()
                                                .setRequestId(UUID.randomUUID().toString())
                                                .setAppointmentId(appointment.getAppointmentId())
                                                .build())
                                .getAppointment());
    }

    private static Appointment book(
            AppointmentServiceGrpc.AppointmentServiceBlockingStub desk, UUID slot, UUID patient) {
        return desk.bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .setPatientId(patient.toString())
                                .build())
                .getAppointment();
    }

    private Appointment atOtherDesk(
            Function<AppointmentServiceGrpc.AppointmentServiceBlockingStub, Appointment> work) {
        return as(
                "otherdesk",
                PASSWORD,
                (channel, credentials) ->
                        work.apply(
                                AppointmentServiceGrpc.newBlockingStub(channel)
                                        .withCallCredentials(credentials)));
    }

    /** Somebody signs in elsewhere and does something, through the same door as everybody. */
    <T> T as(
            String username, String password, BiFunction<ManagedChannel, CallCredentials, T> work) {
        ManagedChannel channel = channel();
        try {
            String token =
                    SessionServiceGrpc.newBlockingStub(channel)
                            .signIn(
                                    SignInRequest.newBuilder()
                                            .setUsername(username)
                                            .setPassword(password)
                                            .build())
                            .getSessionToken();
            return work.apply(channel, bearer(token));
        } finally {
            channel.shutdownNow();
        }
    }

    /** Another service does something with its key. */
    <T> T withKey(String key, BiFunction<ManagedChannel, CallCredentials, T> work) {
        ManagedChannel channel = channel();
        try {
            return work.apply(channel, bearer(key));
        } finally {
            channel.shutdownNow();
        }
    }

    void block(UUID slot, String reason) {
        sql("update time_slots set blocked_reason = ? where id = ?", reason, slot);
    }

    /** Why a slot is blocked, asked of the database itself; null where it is not. */
    String blockedReason(UUID slot) {
        return text("select blocked_reason from time_slots where id = ?", slot);
    }

    private String text(String query, Object value) {
        try (var connection = server.database().settings().unpooled().getConnection();
                var prepared = connection.prepareStatement(query)) {
            prepared.setObject(1, value);
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Every held place is given back, as an administrator can. */
    void releaseEveryHold() {
        sql(
                "update time_slots set booked = booked - json_array_length(holds), holds = null"
                        + " where holds is not null");
        sql("delete from holds");
    }

    /** As an administrator leaves it who made the account or reset its password. */
    void passwordWasGivenTo(String username) {
        sql("update users set must_change_password = true where username = ?", username);
    }

    /** Nobody waits any more. */
    void emptyWaitlist() {
        sql("delete from waitlist_entries");
    }

    void endEverySession() {
        sql("update sessions set revoked_at = now()");
    }

    /** A way to the server beside the desks. */
    ManagedChannel channel() {
        try {
            return NettyChannelBuilder.forAddress(
                            "127.0.0.1",
                            port,
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(certificate().toFile())
                                    .build())
                    .build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static CallCredentials bearer(String token) {
        return new CallCredentials() {
            @Override
            public void applyRequestMetadata(
                    RequestInfo call, Executor executor, MetadataApplier applier) {
                Metadata metadata = new Metadata();
                metadata.put(AUTHORIZATION, "Bearer " + token);
                applier.apply(metadata);
            }
        };
    }

    private void sql(String statement, Object... values) {
        try (var connection = server.database().settings().unpooled().getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int at = 0; at < values.length; at++) {
                prepared.setObject(at + 1, values[at]);
            }
            prepared.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ZoneId zoneInWhichItIsNine() {
        int hours = 9 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        if (hours < -12) {
            hours += 24;
        }
        return ZoneId.of("Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours)); // POSIX's sign
    }

    @Override
    public void close() {
        server.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
