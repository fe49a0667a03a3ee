package org.frontdesk.server;

import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;

import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceBlockingStub;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceBlockingStub;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceBlockingStub;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.TestDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole server on a database of its own, called as clients call it: TLS, session, interceptors and all. People and slots
 * are put in by SQL, named by their ids.
 */
public final class RunningClinic implements AutoCloseable {

    public static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    private static final String PASSWORD = "a test's password";
    private static final String PASSWORD_HASH = new PasswordHashes().hash(PASSWORD.toCharArray());
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    public final TestDatabase database;
    private final boolean ownsDatabase;
    private final Path directory;
    private final ServerConfig config;
    private final Clock clock;
    private final Map<String, CallCredentials> signedIn = new HashMap<>();
    private RunningServer server;
    private ManagedChannel channel;
    private int people;

    private RunningClinic(
            Duration confirmationWindow,
            ZoneId zone,
            TestDatabase database,
            boolean ownsDatabase,
            Clock clock)
            throws IOException {
        this.clock = clock;
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.directory = Files.createTempDirectory("frontdesk-clinic");
        this.config =
                new ServerConfig(
                        "127.0.0.1",
                        0,
                        directory,
                        Optional.of(
                                new ServerConfig.ExternalDatabase(
                                        database.settings().jdbcUrl(),
                                        database.settings().user(),
                                        database.settings().password())),
                        Optional.empty(),
                        "Test clinic",
                        zone,
                        confirmationWindow,
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        true,
                        true);
        start();
    }

    public static RunningClinic open() {
        return open(Duration.ofMinutes(5));
    }

    public static RunningClinic open(Duration confirmationWindow) {
        return open(confirmationWindow, ZONE, TestDatabase.fresh(), true);
    }

    /** With a clock that the test moves. */
    public static RunningClinic open(Clock clock) {
        try {
            return new RunningClinic(
                    Duration.ofMinutes(5), ZONE, TestDatabase.fresh(), true, clock);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** In a zone where it is between twelve and one, so that no day ends while a test runs. */
    public static RunningClinic openWhereItIsNoon() {
        int hoursAhead = 12 - LocalTime.now(ZoneOffset.UTC).getHour();
        // The names of these zones count westwards.
        return open(
                Duration.ofMinutes(5),
                ZoneId.of("Etc/GMT%+d".formatted(-hoursAhead)),
                TestDatabase.fresh(),
                true);
    }

    /** Another server on the same database, to be closed first. */
    public RunningClinic secondServer() {
        return open(config.confirmationWindow(), zone(), database, false);
    }

    private static RunningClinic open(
            Duration confirmationWindow, ZoneId zone, TestDatabase database, boolean ownsDatabase) {
        try {
            return new RunningClinic(
                    confirmationWindow, zone, database, ownsDatabase, Clock.systemUTC());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        server = Wiring.start(config, clock);
        ChannelCredentials trust =
                TlsChannelCredentials.newBuilder()
                        .trustManager(server.tls().certificateFile().toFile())
                        .build();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port(), trust).build();
    }

    /** Stops the server and starts it again on the same database. */
    public void restart() throws IOException {
        stop();
        signedIn.clear();
        start();
    }

    /** Where the clinic's days are meant. */
    public ZoneId zone() {
        return config.clinicZone();
    }

    public ManagedChannel channel() {
        return channel;
    }

    // --- who calls

    public UUID user(String name, Role role, UUID doctor, UUID patient) {
        UUID id = UUID.randomUUID();
        database.execute(
                "insert into users (id, username, display_name, password_hash, role, doctor_id,"
                        + " patient_id) "
                        + "values ('%s', '%s', '%s', '%s', '%s', %s, %s)"
                                .formatted(
                                        id,
                                        name,
                                        "Desk of " + name,
                                        PASSWORD_HASH,
                                        role,
                                        doctor == null ? "null" : "'" + doctor + "'",
                                        patient == null ? "null" : "'" + patient + "'"));
        return id;
    }

    /** Sends every call of the stub in a session of this user. */
    public <S extends AbstractStub<S>> S as(String username, S stub) {
        return stub.withCallCredentials(
                signedIn.computeIfAbsent(username, name -> bearer(signIn(name))));
    }

    public String signIn(String username) {
        return SessionServiceGrpc.newBlockingStub(channel)
                .signIn(
                        SignInRequest.newBuilder()
                                .setUsername(username)
                                .setPassword(PASSWORD)
                                .build())
                .getSessionToken();
    }

    public AppointmentServiceBlockingStub appointments(String username) {
        return as(username, AppointmentServiceGrpc.newBlockingStub(channel));
    }

    public ScheduleServiceBlockingStub schedule(String username) {
        return as(username, ScheduleServiceGrpc.newBlockingStub(channel));
    }

    public PatientServiceBlockingStub patients(String username) {
        return as(username, PatientServiceGrpc.newBlockingStub(channel));
    }

    public DoctorServiceBlockingStub doctors(String username) {
        return as(username, DoctorServiceGrpc.newBlockingStub(channel));
    }

    // --- what there is

    public UUID doctor(String specialization) {
        UUID id = UUID.randomUUID();
        int number = ++people;
        database.execute(
                "insert into doctors (id, given_name, family_name, display_name, specialization,"
                        + " email, licence_number) "
                        + "values ('%s', 'Given%d', 'Family%d', 'Dr. Family%d', '%s', 'doctor%d@clinic.example', 'L-%d')"
                                .formatted(
                                        id,
                                        number,
                                        number,
                                        number,
                                        specialization,
                                        number,
                                        number));
        return id;
    }

    public UUID patient() {
        UUID id = UUID.randomUUID();
        int number = ++people;
        database.execute(
                "insert into patients (id, given_name, family_name, birth_date) "
                        + "values ('%s', 'Given%d', 'Family%d', '1980-01-01')"
                                .formatted(id, number, number));
        return id;
    }

    /** Many patients with one statement. */
    public List<UUID> patients(int count) {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(count).toList();
        database.execute(
                "insert into patients (id, given_name, family_name, birth_date) values "
                        + ids.stream()
                                .map(id -> "('%s', 'Given', 'Family', '1980-01-01')".formatted(id))
                                .collect(Collectors.joining(", ")));
        return ids;
    }

    /** A slot of twenty minutes that starts this long from now, at a whole minute. */
    public UUID slot(UUID doctor, Duration fromNow, int capacity) {
        Instant start = Instant.now().plus(fromNow).truncatedTo(ChronoUnit.MINUTES);
        return slot(doctor, start, start.plus(Duration.ofMinutes(20)), capacity);
    }

    public UUID slot(UUID doctor, Instant start, Instant end, int capacity) {
        UUID id = UUID.randomUUID();
        database.execute(
                "insert into time_slots (id, doctor_id, starts_at, ends_at, capacity) values ('%s', '%s', '%s', '%s', %d)"
                        .formatted(id, doctor, start, end, capacity));
        return id;
    }

    private void stop() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    @Override
    public void close() {
        stop();
        if (ownsDatabase) {
            database.close();
        }
    }

    private static CallCredentials bearer(String token) {
        return new CallCredentials() {
            @Override
            public void applyRequestMetadata(
                    RequestInfo call, Executor executor, MetadataApplier applier) {
                var headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + token);
                applier.apply(headers);
            }
        };
    }
}
