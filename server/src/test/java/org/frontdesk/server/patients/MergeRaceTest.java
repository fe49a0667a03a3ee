package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.appointments.Commands.answerOf;
import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.patients.PersonOfTheClinic.merging;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceBlockingStub;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands.Answer;
import org.frontdesk.server.appointments.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Records that are merged while somebody books for them. After each race nothing may be left on a merged record. */
class MergeRaceTest {

    private static final int ROUNDS = 15;
    private static final int DESKS = 8;

    private RunningClinic clinic;
    private PatientServiceBlockingStub patients;
    private AppointmentServiceBlockingStub appointments;
    private UUID doctor;

    @BeforeEach
    void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        patients = clinic.patients("desk");
        appointments = clinic.appointments("desk");
        doctor = clinic.doctor("Cardiology");
    }

    @AfterEach
    void nothingIsLeftBehind() {
        try {
            Invariants.hold(clinic.database::count);
            assertThat(
                            clinic.database.count(
                                    "select count(*) from appointments join patients on patients.id"
                                            + " = patient_id where merged_into is not null"))
                    .as("appointments of merged records")
                    .isZero();
        } finally {
            clinic.close();
        }
    }

    private String merged(MergePatientsRequest request) {
        try {
            patients.mergePatients(request);
            return "OK";
        } catch (StatusRuntimeException refused) {
            return Answered.of(refused).reason();
        }
    }

    @Test
    void whoeverBooksWhileTheRecordIsMergedHasTheSurvivorsAppointmentOrHearsThatItIsUnknown() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID survivor = clinic.patient();
            UUID merged = clinic.patient();
            MergePatientsRequest request = merging(clinic, survivor, merged).build();
            int hour = 1 + round * DESKS;
            List<UUID> slots =
                    IntStream.range(0, DESKS)
                            .mapToObj(i -> clinic.slot(doctor, Duration.ofHours(hour + i), 1))
                            .toList();

            List<Object> answers =
                    AtOnce.call(
                            DESKS + 1,
                            i ->
                                    i == DESKS / 2
                                            ? merged(request)
                                            : book(slots.get(i < DESKS / 2 ? i : i - 1), merged));

            assertThat(answers).contains("OK");
            List<Answer> bookings =
                    answers.stream()
                            .filter(Answer.class::isInstance)
                            .map(Answer.class::cast)
                            .toList();
            assertThat(bookings).extracting(Answer::reason).isSubsetOf("OK", "PATIENT_UNKNOWN");
            assertThat(
                            clinic.database.count(
                                    "select count(*) from appointments where patient_id = '%s'"
                                            .formatted(survivor)))
                    .isEqualTo(bookings.stream().filter(Answer::isOk).count());
        }
    }

    private Answer book(UUID slot, UUID patient) {
        return answerOf(
                () -> appointments.bookAppointment(booking(slot, patient)).getAppointment());
    }

    /** The booking is written and not yet committed when the merge begins: its snapshot can't see it. */
    @Test
    void aBookingThatIsCommittedWhileTheMergeWaitsForItMovesAlong() throws SQLException {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID slot = clinic.slot(doctor, Duration.ofHours(1), 1);
        var request = merging(clinic, survivor, merged).build();
        try (Connection booking = clinic.database.dataSource().getConnection();
                Statement statement = booking.createStatement()) {
            booking.setAutoCommit(false);
            booking.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            statement.execute("select * from patients where id = '%s'".formatted(merged));
            statement.execute(
                    """
                    with booked as (
                        insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, booked_by, booked_at)
                        select gen_random_uuid(), time_slots.id, time_slots.doctor_id, '%s', starts_at, ends_at, 'CONFIRMED', users.id, now()
                        from time_slots, users where time_slots.id = '%s'
                        returning id
                    ), counted as (update time_slots set booked = 1 where id = '%2$s')
                    insert into appointment_audit_log (appointment_id, action, to_status) select id, 'BOOK', 'CONFIRMED' from booked
                    """
                            .formatted(merged, slot));

            var merging = CompletableFuture.supplyAsync(() -> merged(request));
            await().until(
                            () ->
                                    clinic.database.count(
                                                    "select count(*) from pg_stat_activity where"
                                                            + " wait_event_type = 'Lock' and"
                                                            + " datname = current_database()")
                                            > 0);
            booking.commit();

            assertThat(merging.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo("OK");
        }
        assertThat(clinic.database.query("select patient_id from appointments"))
                .isEqualTo(survivor.toString());
    }

    @Test
    void ofTwoDesksThatMergeTheSameTwoInOppositeDirectionsOneDoes() {
        UUID one = clinic.patient();
        UUID other = clinic.patient();
        var requests =
                List.of(merging(clinic, one, other).build(), merging(clinic, other, one).build());

        List<String> answers = AtOnce.call(2, i -> merged(requests.get(i)));

        assertThat(answers).containsExactlyInAnyOrder("OK", "PATIENT_MERGED");
        assertThat(
                        clinic.database.count(
                                "select count(*) from patients where merged_into is not null"))
                .isEqualTo(1);
    }
}
