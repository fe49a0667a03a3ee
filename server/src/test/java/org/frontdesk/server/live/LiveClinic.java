package org.frontdesk.server.live;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.schedule.TimeRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A database, a change feed and a gRPC server whose streams are real, for a caller the test chooses. */
final class LiveClinic implements AutoCloseable {

    /** Longer than anything should last, also on a machine that builds other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static final Instant MONDAY = Instant.parse("2030-03-04T08:00:00Z");
    static final TimeRange WEEK = new TimeRange(MONDAY, MONDAY.plus(Duration.ofDays(7)));

    final TestDatabase database = TestDatabase.fresh();
    final UUID user = UUID.randomUUID();
    final UUID doctor = UUID.randomUUID();
    final UUID otherDoctor = UUID.randomUUID();
    final UUID patient = UUID.randomUUID();
    final UUID otherPatient = UUID.randomUUID();
    final Queue<UserId> changedUsers = new ConcurrentLinkedQueue<>();
    final StreamWorkers workers = new StreamWorkers(Duration.ofMillis(200));
    final SlotStreams slots;
    final AppointmentStreams appointments;
    final ChangeFeed feed;
    final Server server;
    final ManagedChannel channel;

    volatile Caller caller = caller(Role.RECEPTIONIST, null, null);
    volatile List<DoctorId> doctors = List.of();
    volatile TimeRange time = WEEK;

    LiveClinic() {
        PatientSummaries summaries = new PatientSummaries(database.transactions());
        DisplayNames names = new DisplayNames(database.transactions());
        Clock clock = Clock.systemUTC();
        slots = new SlotStreams(database.transactions(), clock, workers);
        appointments =
                new AppointmentStreams(
                        database.transactions(),
                        new AppointmentMessages(summaries, names),
                        clock,
                        workers);
        feed =
                new ChangeFeed(
                        database.settings(),
                        List.of(
                                new RememberedNames(summaries, names, changedUsers::add, () -> {}),
                                slots.changes(),
                                appointments.changes()),
                        clock);
        people();
        feed.start();
        await().until(feed::isLive);
        try {
            server =
                    NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                            .addService(new Schedule())
                            .addService(new Appointments())
                            .build()
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel =
                NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                        .usePlaintext()
                        .build();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    ScheduleServiceGrpc.ScheduleServiceStub schedule() {
        return ScheduleServiceGrpc.newStub(channel);
    }

    SlotClient watchSlots(String resumeToken) {
        SlotClient client = new SlotClient();
        schedule()
                .watchSlots(
                        WatchSlotsRequest.newBuilder().setResumeToken(resumeToken).build(), client);
        return client;
    }

    AppointmentClient watchAppointments() {
        AppointmentClient client = new AppointmentClient();
        AppointmentServiceGrpc.newStub(channel)
                .watchAppointments(WatchAppointmentsRequest.getDefaultInstance(), client);
        return client;
    }

    Caller caller(Role role, UUID doctorId, UUID patientId) {
        return new Caller(
                new UserId(user),
                "Desk",
                role,
                Optional.ofNullable(doctorId).map(DoctorId::new),
                Optional.ofNullable(patientId).map(PatientId::new));
    }

    /** A slot of half an hour, the n-th of the week. */
    UUID slot(UUID of, int n) {
        UUID id = UUID.randomUUID();
        database.execute(
                """
                INSERT INTO time_slots (id, doctor_id, starts_at, ends_at, capacity)
                VALUES ('%s', '%s', '%s', '%s', 900)
                """
                        .formatted(id, of, start(n), start(n + 1)));
        return id;
    }

    /** Many slots in one statement. */
    void slots(UUID of, int count) {
        database.execute(
                """
                INSERT INTO time_slots (id, doctor_id, starts_at, ends_at, capacity)
                SELECT gen_random_uuid(), '%s', t, t + interval '5 minutes', 900
                FROM generate_series(timestamptz '%s', timestamptz '%s', interval '5 minutes') AS t
                """
                        .formatted(of, MONDAY, MONDAY.plus(Duration.ofMinutes(5L * (count - 1)))));
    }

    UUID appointment(UUID slot, UUID of, int n, String reason) {
        UUID id = UUID.randomUUID();
        database.execute(
                """
                INSERT INTO appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, reason,
                                          expires_at, booked_by, booked_at)
                SELECT '%s', id, doctor_id, '%s', '%s', '%s', 'PENDING', '%s', now() + interval '5 minutes', '%s', now()
                FROM time_slots WHERE id = '%s'
                """
                        .formatted(id, of, start(n), start(n + 1), reason, user, slot));
        return id;
    }

    long replicationSlots() {
        return database.count(
                "SELECT count(*) FROM pg_replication_slots WHERE database = current_database()");
    }

    static Instant start(int n) {
        return MONDAY.plus(Duration.ofMinutes(30L * n));
    }

    private void people() {
        database.execute(
                """
                INSERT INTO doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                VALUES ('%s', 'A', 'A', 'Dr. A', 'Cardiology', 'a@example.org', 'A'),
                       ('%s', 'B', 'B', 'Dr. B', 'Cardiology', 'b@example.org', 'B');
                INSERT INTO patients (id, given_name, family_name, birth_date)
                VALUES ('%s', 'First', 'Name', '1980-01-01'), ('%s', 'Second', 'Name', '1981-01-01');
                INSERT INTO users (id, username, display_name, password_hash, role)
                VALUES ('%s', 'desk', 'Desk 1', '', 'RECEPTIONIST');
                """
                        .formatted(doctor, otherDoctor, patient, otherPatient, user));
    }

    @Override
    public void close() {
        slots.close();
        appointments.close();
        feed.close();
        channel.shutdownNow();
        server.shutdownNow();
        workers.close();
        // A database can't be dropped before PostgreSQL noticed that the feed is gone.
        await().until(() -> replicationSlots() == 0);
        database.close();
    }

    private final class Schedule extends ScheduleServiceGrpc.ScheduleServiceImplBase {

        @Override
        public void watchSlots(
                WatchSlotsRequest request, StreamObserver<WatchSlotsResponse> observer) {
            slots.open(
                    caller,
                    doctors,
                    time,
                    request.getResumeToken(),
                    (ServerCallStreamObserver<WatchSlotsResponse>) observer);
        }
    }

    private final class Appointments extends AppointmentServiceGrpc.AppointmentServiceImplBase {

        @Override
        public void watchAppointments(
                WatchAppointmentsRequest request,
                StreamObserver<WatchAppointmentsResponse> observer) {
            appointments.open(
                    caller,
                    doctors,
                    time,
                    request.getResumeToken(),
                    (ServerCallStreamObserver<WatchAppointmentsResponse>) observer);
        }
    }
}
