package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.appointments.Commands.answerOf;
import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.appointments.Commands.cancelling;
import static org.frontdesk.server.appointments.Commands.confirming;

import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Desks that want the same thing in the same moment. After each race the books are checked in SQL. */
class BookingRaceTest {

    private RunningClinic clinic;
    private AppointmentServiceBlockingStub desk;
    private UUID doctor;
    private UUID colleague;

    @BeforeEach
    void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        desk = clinic.appointments("desk");
        doctor = clinic.doctor("Cardiology");
        colleague = clinic.doctor("Cardiology");
    }

    @AfterEach
    void theBooksAreRight() {
        try {
            Invariants.hold(clinic.database::count);
        } finally {
            clinic.close();
        }
    }

    @Test
    void ofThreeHundredCallersOneGetsTheLastPlaceAndAllOthersAreOfferedAnother() {
        UUID wanted = clinic.slot(doctor, Duration.ofHours(1), 1);
        Set<String> free =
                IntStream.rangeClosed(2, 7)
                        .mapToObj(hour -> clinic.slot(doctor, Duration.ofHours(hour), 1).toString())
                        .collect(Collectors.toSet());
        List<UUID> patients = clinic.patients(300);

        List<Answer> answers = AtOnce.call(300, i -> book(desk, wanted, patients.get(i)));

        assertThat(answers).filteredOn(Answer::isOk).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.isOk())
                .hasSize(299)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.reason()).isEqualTo("SLOT_FULL");
                            assertThat(
                                            answer.refused()
                                                    .detail(SlotAlternatives.class)
                                                    .orElseThrow()
                                                    .getSlotsList())
                                    .hasSize(5)
                                    .allMatch(slot -> free.contains(slot.getSlotId()));
                        });
    }

    @Test
    void tenPlacesGoToTenOfTwoHundredCallers() {
        UUID slot = clinic.slot(doctor, Duration.ofHours(1), 10);
        List<UUID> patients = clinic.patients(200);

        List<Answer> answers = AtOnce.call(200, i -> book(desk, slot, patients.get(i)));

        assertThat(answers).filteredOn(Answer::isOk).hasSize(10);
        assertThat(answers).extracting(Answer::reason).containsOnly("OK", "SLOT_FULL");
    }

    @Test
    void aPatientWhomFiftyDesksBookAtTheSameTimeIsInOnePlace() {
        Instant start = Instant.parse("2050-01-01T10:00:00Z");
        UUID first = clinic.slot(doctor, start, start.plusSeconds(1200), 50);
        UUID overlapping =
                clinic.slot(colleague, start.plusSeconds(600), start.plusSeconds(1800), 50);
        UUID patient = clinic.patient();

        List<Answer> answers =
                AtOnce.call(50, i -> book(desk, i % 2 == 0 ? first : overlapping, patient));

        assertThat(answers).filteredOn(Answer::isOk).hasSize(1);
        assertThat(answers).extracting(Answer::reason).containsOnly("OK", "PATIENT_BUSY");
    }

    @Test
    void oneIntentionSentTwentyTimesAtOnceIsOneAppointmentAndOneAnswer() {
        UUID slot = clinic.slot(doctor, Duration.ofHours(1), 20);
        var request = booking(slot, clinic.patient());

        List<Answer> answers =
                AtOnce.call(
                        20, i -> answerOf(() -> desk.bookAppointment(request).getAppointment()));

        assertThat(answers).allMatch(Answer::isOk);
        assertThat(answers)
                .extracting(Answer::appointment)
                .containsOnly(answers.getFirst().appointment());
        assertThat(clinic.database.count("select count(*) from appointments")).isEqualTo(1);
    }

    @Test
    void confirmingCancellingAndExpiringMeetWithoutContradiction() {
        List<UUID> patients = clinic.patients(100);
        UUID slot = clinic.slot(doctor, Duration.ofHours(1), 100);
        List<String> booked =
                patients.stream()
                        .map(patient -> book(desk, slot, patient).appointment().getAppointmentId())
                        .toList();
        // Some are due before the callers come, some while they are being served, some after.
        clinic.database.execute(
                "update appointments set expires_at = now() + random() * interval '400"
                        + " milliseconds'");

        List<Answer> answers =
                AtOnce.call(
                        200,
                        i -> {
                            String appointment = booked.get(i / 2);
                            return i % 2 == 0
                                    ? confirm(desk, appointment)
                                    : cancel(desk, appointment);
                        });
        await().atMost(Duration.ofSeconds(5))
                .until(() -> countOf("appointments where status = 'PENDING'") == 0);

        for (int i = 0; i < booked.size(); i++) {
            String confirmed = answers.get(2 * i).reason();
            String cancelled = answers.get(2 * i + 1).reason();
            String outcome =
                    clinic.database.query(
                            "select status from appointments where id = '" + booked.get(i) + "'");
            assertThat(List.of(confirmed, cancelled, outcome))
                    .isIn(
                            List.of("OK", "OK", "CANCELLED"),
                            List.of("WRONG_STATE", "OK", "CANCELLED"),
                            List.of("HOLD_EXPIRED", "HOLD_EXPIRED", "EXPIRED"));
        }
    }

    @Test
    void threeThousandCommandsOfFortyDesksLeaveTheBooksRight() {
        List<UUID> slots =
                Stream.of(doctor, colleague)
                        .flatMap(
                                one ->
                                        IntStream.rangeClosed(1, 10)
                                                .mapToObj(
                                                        hour ->
                                                                clinic.slot(
                                                                        one,
                                                                        Duration.ofHours(hour),
                                                                        3)))
                        .toList();
        List<UUID> patients = clinic.patients(60);

        List<List<String>> reasons =
                AtOnce.call(40, number -> storm(desk, slots, patients, 75, new Random(number)));

        assertThat(reasons.stream().flatMap(List::stream))
                .hasSize(3_000)
                .containsOnly("OK", "SLOT_FULL", "PATIENT_BUSY");
        assertThat(countOf("appointment_audit_log"))
                .isEqualTo(reasons.stream().flatMap(List::stream).filter("OK"::equals).count());
    }

    @Test
    void twoServersOnOneDatabaseNeverOverbook() {
        try (RunningClinic second = clinic.secondServer()) {
            var desks = List.of(desk, second.appointments("desk"));
            List<UUID> slots =
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(hour -> clinic.slot(doctor, Duration.ofHours(hour), 4))
                            .toList();
            List<UUID> patients = clinic.patients(40);

            List<List<String>> reasons =
                    AtOnce.call(
                            40,
                            number ->
                                    storm(
                                            desks.get(number % 2),
                                            slots,
                                            patients,
                                            25,
                                            new Random(number)));

            assertThat(reasons.stream().flatMap(List::stream))
                    .hasSize(1_000)
                    .containsOnly("OK", "SLOT_FULL", "PATIENT_BUSY");
        }
    }

    @Test
    void oneIntentionSentToTwoServersAtOnceIsOneAppointment() {
        try (RunningClinic second = clinic.secondServer()) {
            var desks = List.of(desk, second.appointments("desk"));
            UUID slot = clinic.slot(doctor, Duration.ofHours(1), 1);
            for (UUID patient : clinic.patients(20)) {
                var request = booking(slot, patient);

                List<Answer> answers =
                        AtOnce.call(
                                8,
                                i ->
                                        answerOf(
                                                () ->
                                                        desks.get(i % 2)
                                                                .bookAppointment(request)
                                                                .getAppointment()));

                assertThat(answers).allMatch(Answer::isOk);
                String appointment = answers.getFirst().appointment().getAppointmentId();
                assertThat(answers)
                        .allMatch(one -> one.appointment().getAppointmentId().equals(appointment));
                assertThat(cancel(desk, appointment).isOk()).isTrue();
            }
        }
    }

    /** A desk that books, confirms and cancels what it booked; the reason of every answer. */
    private static List<String> storm(
            AppointmentServiceBlockingStub desk,
            List<UUID> slots,
            List<UUID> patients,
            int commands,
            Random random) {
        List<String> reasons = new ArrayList<>(commands);
        List<String> pending = new ArrayList<>();
        List<String> confirmed = new ArrayList<>();
        while (reasons.size() < commands) {
            Answer answer;
            if (!confirmed.isEmpty() && random.nextInt(3) == 0) {
                answer = cancel(desk, confirmed.removeLast());
            } else if (!pending.isEmpty() && random.nextInt(2) == 0) {
                String appointment = pending.removeLast();
                answer = confirm(desk, appointment);
                confirmed.add(appointment);
            } else {
                answer = book(desk, any(slots, random), any(patients, random));
                if (answer.isOk()) {
                    pending.add(answer.appointment().getAppointmentId());
                }
            }
            reasons.add(answer.reason());
        }
        return reasons;
    }

    private static UUID any(List<UUID> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static Answer book(AppointmentServiceBlockingStub desk, UUID slot, UUID patient) {
        return answerOf(() -> desk.bookAppointment(booking(slot, patient)).getAppointment());
    }

    private static Answer confirm(AppointmentServiceBlockingStub desk, String appointment) {
        return answerOf(() -> desk.confirmAppointment(confirming(appointment)).getAppointment());
    }

    private static Answer cancel(AppointmentServiceBlockingStub desk, String appointment) {
        return answerOf(() -> desk.cancelAppointment(cancelling(appointment)).getAppointment());
    }

    private long countOf(String from) {
        return clinic.database.count("select count(*) from " + from);
    }
}
