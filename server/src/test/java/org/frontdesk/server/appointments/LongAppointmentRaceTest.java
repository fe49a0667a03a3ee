package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.appointments.Commands.answerOf;
import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.appointments.Commands.cancelling;

import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands.Answer;
import org.frontdesk.server.types.AppointmentTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Desks that want runs of slots that share some, in the same moment. After each race the books are checked in SQL. */
class LongAppointmentRaceTest {

    private static final Instant MORNING = Instant.parse("2050-01-03T08:00:00Z");
    private static final Duration SLOT = Duration.ofMinutes(20);

    private RunningClinic clinic;
    private AppointmentServiceBlockingStub desk;
    private List<String> types;

    @BeforeEach
    void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        desk = clinic.appointments("desk");
        var admin = AppointmentTypes.of(clinic, "admin");
        types =
                List.of(
                        "",
                        admin.ofMinutes(20).getAppointmentTypeId(),
                        admin.ofMinutes(40).getAppointmentTypeId(),
                        admin.ofMinutes(60).getAppointmentTypeId());
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
    void ofManyCallersForRunsThatShareASlotAsManyWinAsHavePlaces() {
        List<UUID> slots = slots(clinic.doctor("Cardiology"), 5, 3);
        List<UUID> patients = clinic.patients(150);

        // From the first, the second or the third on, each hour needs the third slot.
        List<Answer> answers =
                AtOnce.call(
                        150, i -> book(desk, slots.get(i % 3), patients.get(i), types.getLast()));

        assertThat(answers).filteredOn(Answer::isOk).hasSize(3);
        assertThat(answers).extracting(Answer::reason).containsOnly("OK", "SLOT_FULL");
        assertThat(
                        clinic.database.count(
                                "select booked from time_slots where id = '%s'"
                                        .formatted(slots.get(2))))
                .isEqualTo(3);
    }

    @Test
    void twoThousandCommandsForShortAndLongTimesLeaveTheBooksRight() {
        storm(List.of(desk), 40, 50);
    }

    @Test
    void twoServersOnOneDatabaseNeverOverbookARun() {
        try (RunningClinic second = clinic.secondServer()) {
            storm(List.of(desk, second.appointments("desk")), 30, 20);
        }
    }

    private void storm(List<AppointmentServiceBlockingStub> desks, int callers, int commands) {
        List<UUID> slots = new ArrayList<>(slots(clinic.doctor("Cardiology"), 12, 2));
        slots.addAll(slots(clinic.doctor("Cardiology"), 12, 2));
        List<UUID> patients = clinic.patients(40);

        List<List<String>> reasons =
                AtOnce.call(
                        callers,
                        number ->
                                storm(
                                        desks.get(number % desks.size()),
                                        slots,
                                        patients,
                                        commands,
                                        new Random(number)));

        assertThat(reasons.stream().flatMap(List::stream))
                .hasSize(callers * commands)
                .contains("OK")
                .isSubsetOf(
                        "OK",
                        "SLOT_FULL",
                        "PATIENT_BUSY",
                        "SLOTS_NOT_CONSECUTIVE",
                        "NOTHING_TO_MOVE");
    }

    /** A desk that books, moves and cancels what it booked; the reason of every answer. */
    private List<String> storm(
            AppointmentServiceBlockingStub caller,
            List<UUID> slots,
            List<UUID> patients,
            int commands,
            Random random) {
        List<String> reasons = new ArrayList<>(commands);
        List<String> booked = new ArrayList<>();
        while (reasons.size() < commands) {
            Answer answer;
            if (!booked.isEmpty() && random.nextInt(3) == 0) {
                String appointment = booked.removeLast();
                answer =
                        answerOf(
                                () ->
                                        caller.cancelAppointment(cancelling(appointment))
                                                .getAppointment());
            } else if (!booked.isEmpty() && random.nextInt(3) == 0) {
                answer = move(caller, booked.getLast(), any(slots, random));
            } else {
                answer =
                        book(caller, any(slots, random), any(patients, random), any(types, random));
                if (answer.isOk()) {
                    booked.add(answer.appointment().getAppointmentId());
                }
            }
            reasons.add(answer.reason());
        }
        return reasons;
    }

    /** Slots that follow each other. */
    private List<UUID> slots(UUID doctor, int count, int capacity) {
        return IntStream.range(0, count)
                .mapToObj(i -> MORNING.plus(SLOT.multipliedBy(i)))
                .map(start -> clinic.slot(doctor, start, start.plus(SLOT), capacity))
                .toList();
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static Answer book(
            AppointmentServiceBlockingStub desk, UUID slot, UUID patient, String type) {
        return answerOf(
                () ->
                        desk.bookAppointment(
                                        booking(slot, patient).toBuilder()
                                                .setAppointmentTypeId(type)
                                                .build())
                                .getAppointment());
    }

    private static Answer move(AppointmentServiceBlockingStub desk, String appointment, UUID slot) {
        return answerOf(
                () ->
                        desk.rescheduleAppointment(
                                        RescheduleAppointmentRequest.newBuilder()
                                                .setRequestId(UUID.randomUUID().toString())
                                                .setAppointmentId(appointment)
                                                .setSlotId(slot.toString())
                                                .build())
                                .getAppointment());
    }
}
