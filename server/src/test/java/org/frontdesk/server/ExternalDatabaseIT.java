package org.frontdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.PasswordHashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The whole server on a PostgreSQL that somebody else runs. Where it is stands in {@code FRONTDESK_TEST_DB_URL}, {@code
 * _USER} and {@code _PASSWORD}; {@code FRONTDESK_TEST_UNFIT_DB_URL} names one with {@code wal_level = replica}. Without
 * them there is nothing to test; {@code .ci/run} starts both from the machine's own PostgreSQL.
 */
class ExternalDatabaseIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final UUID doctor = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();
    private final UUID slot = UUID.randomUUID();
    private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    private final String desk = "desk-" + UUID.randomUUID();

    @TempDir private Path directory;

    @Test
    void aBookingAndAChangeByPlainSqlAreSeenLive() throws Exception {
        ServerConfig config = config(environment("FRONTDESK_TEST_DB_URL"));
        try (RunningServer server = Wiring.start(config)) {
            fill(config);
            ManagedChannel channel =
                    NettyChannelBuilder.forAddress(
                                    "127.0.0.1",
                                    server.port(),
                                    TlsChannelCredentials.newBuilder()
                                            .trustManager(server.tls().certificateFile().toFile())
                                            .build())
                            .build();
            try {
                bookAndChange(channel, config);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private void bookAndChange(ManagedChannel channel, ServerConfig config) throws Exception {
        var session = MetadataUtils.newAttachHeadersInterceptor(signIn(channel));
        var signedIn = ClientInterceptors.intercept(channel, session);
        var watched = new Watched();
        ScheduleServiceGrpc.newStub(signedIn)
                .watchSlots(
                        WatchSlotsRequest.newBuilder()
                                .addDoctorIds(doctor.toString())
                                .setFirstDate(tomorrow.toString())
                                .setLastDate(tomorrow.toString())
                                .build(),
                        watched);
        await().atMost(SOON).until(() -> watched.caughtUp.getCount() == 0);
        assertThat(watched.slots.get(slot.toString()).getBooked()).isZero();

        Appointment booked =
                AppointmentServiceGrpc.newBlockingStub(signedIn)
                        .bookAppointment(
                                BookAppointmentRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setSlotId(slot.toString())
                                        .setPatientId(patient.toString())
                                        .build())
                        .getAppointment();
        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        await().atMost(SOON).until(() -> watched.slots.get(slot.toString()).getBooked() == 1);

        execute(
                config,
                "update time_slots set blocked_reason = 'Repairs' where id = '%s'".formatted(slot));
        await().atMost(SOON)
                .until(
                        () ->
                                watched.slots.get(slot.toString()).getStatus()
                                        == SlotStatus.SLOT_STATUS_BLOCKED);
    }

    @Test
    void aDatabaseWhoseLogTellsTooLittleIsRefusedWithTheLineToRun() {
        ServerConfig config = config(environment("FRONTDESK_TEST_UNFIT_DB_URL"));

        assertThatThrownBy(() -> Wiring.start(config))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        """
                        The database can't be used yet:
                          wal_level is 'replica'; 'logical' is needed to see changes as they are committed. \
                        Run: ALTER SYSTEM SET wal_level = 'logical'; and restart PostgreSQL.\
                        """);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        assumeTrue(value != null && !value.isBlank(), name + " is not set");
        return value;
    }

    private ServerConfig config(String url) {
        return ServerConfig.from(
                Map.of(
                        "FRONTDESK_PORT",
                        "0",
                        "FRONTDESK_DATA",
                        directory.toString(),
                        "FRONTDESK_CLINIC_ZONE",
                        "UTC",
                        "FRONTDESK_DB_URL",
                        url,
                        "FRONTDESK_DB_USER",
                        environment("FRONTDESK_TEST_DB_USER"),
                        "FRONTDESK_DB_PASSWORD",
                        environment("FRONTDESK_TEST_DB_PASSWORD")));
    }

    /** People and a slot of this run's own, so that the database may have been used before. */
    private void fill(ServerConfig config) throws SQLException {
        var start = tomorrow.atTime(LocalTime.NOON).atOffset(ZoneOffset.UTC);
        String mark = slot.toString();
        execute(
                config,
                """
                insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                values ('%1$s', 'Given', 'Family', 'Dr. Family', 'Cardiology', '%2$s@clinic.example', '%2$s');
                insert into patients (id, given_name, family_name, birth_date)
                values ('%3$s', 'Given', 'Family', '1980-01-01');
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                values ('%2$s', '%1$s', '%4$s', '%5$s', 2);
                insert into users (id, username, display_name, password_hash, role)
                values ('%6$s', '%7$s', 'A desk', '%8$s', 'RECEPTIONIST')
                """
                        .formatted(
                                doctor,
                                mark,
                                patient,
                                start,
                                start.plusMinutes(20),
                                UUID.randomUUID(),
                                desk,
                                new PasswordHashes().hash(desk.toCharArray())));
    }

    /** As somebody with psql would. */
    private static void execute(ServerConfig config, String sql) throws SQLException {
        ServerConfig.ExternalDatabase database = config.database().orElseThrow();
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Metadata signIn(ManagedChannel channel) {
        String token =
                SessionServiceGrpc.newBlockingStub(channel)
                        .signIn(
                                SignInRequest.newBuilder()
                                        .setUsername(desk)
                                        .setPassword(desk)
                                        .build())
                        .getSessionToken();
        var headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + token);
        return headers;
    }

    /** The newest state of each slot that a stream told. */
    private static final class Watched implements StreamObserver<WatchSlotsResponse> {

        final Map<String, TimeSlot> slots = new ConcurrentHashMap<>();
        final CountDownLatch caughtUp = new CountDownLatch(1);

        @Override
        public void onNext(WatchSlotsResponse event) {
            event.getSlots().getSlotsList().forEach(told -> slots.put(told.getSlotId(), told));
            if (event.hasCaughtUp()) {
                caughtUp.countDown();
            }
        }

        @Override
        public void onError(Throwable ended) {
            // the test ends the channel
        }

        @Override
        public void onCompleted() {
            // never: the stream goes on until the channel ends
        }
    }
}
