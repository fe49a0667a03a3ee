package org.frontdesk.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.appointments.Commands;
import org.frontdesk.server.appointments.Invariants;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A thousand patients who are booked by fifty desks, each once, into places enough for all. */
final class ThousandBookings {

    private static final int DESKS = 50;
    private static final int BOOKINGS = 1_000;
    private static final int SLOTS = 20;
    private static final String PASSWORD = "a test's password";

    private final ServerProcess server;
    private final List<BookAppointmentRequest> requests = new ArrayList<>();

    /** What was acknowledged, by request id. */
    private final Map<String, Appointment> acknowledged = new ConcurrentHashMap<>();

    ThousandBookings(ServerProcess server) throws IOException, SQLException {
        this.server = server;
        List<UUID> patients = Stream.generate(UUID::randomUUID).limit(BOOKINGS).toList();
        List<UUID> slots = Stream.generate(UUID::randomUUID).limit(SLOTS).toList();
        UUID doctor = UUID.randomUUID();
        server.execute(
                """
                insert into users (id, username, display_name, password_hash, role)
                values ('%s', 'desk', 'Desk', '%s', 'RECEPTIONIST');
                insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                values ('%s', 'Given', 'Family', 'Dr. Family', 'Cardiology', 'doctor@clinic.example', 'L-1');
                insert into patients (id, given_name, family_name, birth_date)
                select id, 'Given', 'Family', '1980-01-01' from unnest('{%s}'::uuid[]) id;
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select id, '%s', now() + n * interval '1 hour', now() + n * interval '1 hour' + interval '20 minutes', %d
                from unnest('{%s}'::uuid[]) with ordinality slot (id, n);
                """
                        .formatted(
                                UUID.randomUUID(),
                                new PasswordHashes().hash(PASSWORD.toCharArray()),
                                doctor,
                                commaSeparated(patients),
                                doctor,
                                BOOKINGS / SLOTS,
                                commaSeparated(slots)));
        for (int i = 0; i < BOOKINGS; i++) {
            requests.add(Commands.booking(slots.get(i % SLOTS), patients.get(i)));
        }
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Every request once, whatever becomes of it; the status codes of those that were not answered with a booking. */
    List<Status.Code> sendEachOnce() {
        var stub = stub();
        return AtOnce.call(
                        DESKS,
                        desk -> {
                            List<Status.Code> lost = new ArrayList<>();
                            for (int i = desk; i < BOOKINGS; i += DESKS) {
                                try {
                                    send(stub, requests.get(i));
                                } catch (StatusRuntimeException failure) {
                                    lost.add(failure.getStatus().getCode());
                                }
                            }
                            return lost;
                        })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Those that were not acknowledged, each again and again with its request id until it is. */
    void sendAgainWhatWasNotAnswered() {
        var stub = stub();
        var unanswered =
                requests.stream()
                        .filter(request -> !acknowledged.containsKey(request.getRequestId()))
                        .toList();
        AtOnce.call(
                DESKS,
                desk -> {
                    for (int i = desk; i < unanswered.size(); i += DESKS) {
                        var request = unanswered.get(i);
                        await().atMost(Duration.ofSeconds(40))
                                .ignoreExceptionsMatching(ThousandBookings::mayBeSentAgain)
                                .until(() -> send(stub, request));
                    }
                    return null;
                });
    }

    void everyAcknowledgedOneIsThereOnce() {
        String ids =
                acknowledged.values().stream()
                        .map(Appointment::getAppointmentId)
                        .collect(Collectors.joining(","));
        assertThat(
                        server.count(
                                "select count(*) from appointments where status = 'PENDING'"
                                        + " and id = any('{"
                                        + ids
                                        + "}')"))
                .isEqualTo(acknowledged.size());
    }

    /** One appointment for each request, as acknowledged, and books that are right. */
    void everyRequestIsSettledOnce() {
        assertThat(acknowledged).hasSize(BOOKINGS);
        everyAcknowledgedOneIsThereOnce();
        assertThat(server.count("select count(*) from appointments")).isEqualTo(BOOKINGS);
        assertThat(server.count("select count(*) from request_outcomes")).isEqualTo(BOOKINGS);
        assertThat(server.count("select count(distinct request_id) from appointment_audit_log"))
                .isEqualTo(BOOKINGS);
        assertThat(server.count("select sum(booked) from time_slots")).isEqualTo(BOOKINGS);
        Invariants.hold(server::count);
        var stub = stub();
        for (var request : requests.subList(0, DESKS)) {
            assertThat(stub.bookAppointment(request).getAppointment())
                    .isEqualTo(acknowledged.get(request.getRequestId()));
        }
    }

    private boolean send(AppointmentServiceBlockingStub stub, BookAppointmentRequest request) {
        var booked =
                stub.withDeadlineAfter(20, TimeUnit.SECONDS)
                        .bookAppointment(request)
                        .getAppointment();
        acknowledged.put(request.getRequestId(), booked);
        return true;
    }

    private static boolean mayBeSentAgain(Throwable failure) {
        return failure instanceof StatusRuntimeException status
                && (status.getStatus().getCode() == Status.Code.UNAVAILABLE
                        || status.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED);
    }

    private AppointmentServiceBlockingStub stub() {
        return server.appointments("desk", PASSWORD);
    }

    private static String commaSeparated(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
