package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.appointments.Commands.answerOf;
import static org.frontdesk.server.appointments.Commands.booking;

import io.grpc.Status;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.Hold;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.HoldServiceGrpc.HoldServiceBlockingStub;
import org.frontdesk.api.v1.ListHoldsRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.ReleaseHoldRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Places held before the patient is known, as two desks see them. */
class HoldTest {

    private static RunningClinic clinic;
    private static UUID doctor;
    private static UUID colleague;
    private static UUID patient;
    private static int nextHour = 1;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        colleague = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("other", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        clinic.user("patient", Role.PATIENT, null, patient);
        // Signed in before any race begins.
        clinic.appointments("desk");
        clinic.appointments("other");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void theBooksAreRight() {
        Invariants.hold(clinic.database::count);
    }

    private static HoldServiceBlockingStub holds(String user) {
        return clinic.as(user, HoldServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static UUID slot(int capacity) {
        return clinic.slot(doctor, Duration.ofHours(nextHour++), capacity);
    }

    private static HoldPlaceRequest holding(UUID slot, int seconds) {
        return HoldPlaceRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setHoldSeconds(seconds)
                .build();
    }

    private static Hold hold(String user, UUID slot, int seconds) {
        return holds(user).holdPlace(holding(slot, seconds)).getHold();
    }

    private static ReleaseHoldRequest releasing(Hold hold) {
        return ReleaseHoldRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setHoldId(hold.getHoldId())
                .build();
    }

    private static Commands.Answer bookHeld(String user, UUID slot, UUID whom, Hold hold) {
        var request = booking(slot, whom).toBuilder().setHoldId(hold.getHoldId()).build();
        return answerOf(() -> clinic.appointments(user).bookAppointment(request).getAppointment());
    }

    private static long bookedPlaces(UUID slot) {
        return clinic.database.count("select booked from time_slots where id = '" + slot + "'");
    }

    private static TimeSlot listed(String user, UUID slot) {
        return clinic
                .schedule(user)
                .listTimeSlots(
                        ListTimeSlotsRequest.newBuilder()
                                .addDoctorIds(doctor.toString())
                                .setFirstDate(LocalDate.now(RunningClinic.ZONE).toString())
                                .setLastDate(
                                        LocalDate.now(RunningClinic.ZONE).plusDays(30).toString())
                                .setPageSize(500)
                                .build())
                .getSlotsList()
                .stream()
                .filter(one -> one.getSlotId().equals(slot.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHeldPlaceIsTakenAndEveryDeskSeesWhoseItIs() {
        UUID slot = slot(1);

        Hold held = hold("desk", slot, 60);

        TimeSlot seen = listed("other", slot);
        assertThat(seen.getBooked()).isEqualTo(1);
        assertThat(seen.getHoldsList()).containsExactly(held);
        assertThat(held.getHeldByName()).isEqualTo("Desk of desk");
        assertThat(held.getExpiresAt().getSeconds() - held.getHeldAt().getSeconds()).isEqualTo(60);
        var refused =
                refusalOf(
                        () -> clinic.appointments("other").bookAppointment(booking(slot, patient)));
        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.detail(SlotAlternatives.class)).isPresent();
        assertThat(refusalOf(() -> hold("other", slot, 60)).reason()).isEqualTo("SLOT_FULL");
    }

    @Test
    void itsHolderBooksItAndTheCountStays() {
        UUID slot = slot(2);
        Hold held = hold("desk", slot, 60);

        var booked = bookHeld("desk", slot, clinic.patient(), held);

        assertThat(booked.appointment().getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(bookedPlaces(slot)).isEqualTo(1);
        assertThat(listed("desk", slot).getHoldsList()).isEmpty();
        assertThat(
                        clinic.database.query(
                                "select string_agg(action || ' ' || coalesce(detail ->>"
                                    + " 'appointment_id', '-'), ', ' order by id) from audit_log"
                                    + " where record_kind = 'holds' and record_id = '"
                                        + held.getHoldId()
                                        + "'"))
                .isEqualTo("HOLD_PLACE -, BOOK_HOLD " + booked.appointment().getAppointmentId());
        assertThat(bookHeld("desk", slot, clinic.patient(), held).reason())
                .isEqualTo("HOLD_EXPIRED");
    }

    @Test
    void nobodyElseBooksOrReleasesItButAnAdministratorMayRelease() {
        UUID slot = slot(1);
        Hold held = hold("desk", slot, 60);

        var booking = bookHeld("other", slot, clinic.patient(), held);
        var byPatient = bookHeld("patient", slot, patient, held);
        var releasing = refusalOf(() -> holds("other").releaseHold(releasing(held)));

        assertThat(booking.reason()).isEqualTo("HOLD_NOT_YOURS");
        assertThat(booking.refused().code()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(booking.refused().metadata()).containsEntry("hold_id", held.getHoldId());
        assertThat(byPatient.reason()).isEqualTo("HOLD_NOT_YOURS");
        assertThat(releasing.reason()).isEqualTo("HOLD_NOT_YOURS");
        assertThat(holds("admin").releaseHold(releasing(held)).getHold()).isEqualTo(held);
        assertThat(bookedPlaces(slot)).isZero();
    }

    @Test
    void aReleasedPlaceIsFreeAndReleasingAgainSaysThatItIsGone() {
        UUID slot = slot(1);
        Hold held = hold("desk", slot, 60);
        var releasing = releasing(held);

        holds("desk").releaseHold(releasing);

        assertThat(holds("desk").releaseHold(releasing).getHold()).isEqualTo(held);
        assertThat(bookedPlaces(slot)).isZero();
        var again = refusalOf(() -> holds("desk").releaseHold(releasing(held)));
        assertThat(again.reason()).isEqualTo("HOLD_EXPIRED");
        assertThat(again.metadata()).containsEntry("hold_id", held.getHoldId());
    }

    @Test
    void aHoldEndsByItselfWithinASecond() {
        UUID slot = slot(1);
        Hold held = hold("desk", slot, 1);

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> bookedPlaces(slot) == 0);

        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'EXPIRE_HOLD' and"
                                        + " actor_id is null and record_id = '%s' and at < '%s'::timestamptz + interval '1 second'"
                                                .formatted(
                                                        held.getHoldId(),
                                                        Instant.ofEpochSecond(
                                                                held.getExpiresAt().getSeconds(),
                                                                held.getExpiresAt().getNanos()))))
                .isEqualTo(1);
        assertThat(bookHeld("desk", slot, clinic.patient(), held).reason())
                .isEqualTo("HOLD_EXPIRED");
    }

    @Test
    void aHoldThatRanOutWhileTheServerWasDownEndsWhenItIsBack() throws Exception {
        try (var other = RunningClinic.open()) {
            UUID slot = other.slot(other.doctor("Dermatology"), Duration.ofHours(1), 1);
            other.user("desk", Role.RECEPTIONIST, null, null);
            other.as("desk", HoldServiceGrpc.newBlockingStub(other.channel()))
                    .holdPlace(holding(slot, 600));
            other.database.execute(
                    "update holds set held_at = held_at - interval '1 hour', expires_at ="
                            + " now() - interval '1 minute'");
            other.database.execute(
                    "update time_slots set holds = (select json_agg(json_build_object('id', id,"
                            + " 'slot', slot_id, 'heldBy', held_by, 'heldByName', 'Desk', 'heldAt',"
                            + " held_at, 'expiresAt', expires_at)) from holds)");
            other.restart();

            await().atMost(Duration.ofSeconds(5))
                    .until(
                            () ->
                                    other.database.count("select count(*) from holds") == 0
                                            && other.database.count(
                                                            "select sum(booked) from time_slots")
                                                    == 0);
        }
    }

    @Test
    void theSameIntentionSentAgainIsOneHold() {
        UUID slot = slot(5);
        var request = holding(slot, 60);

        Hold first = holds("desk").holdPlace(request).getHold();

        assertThat(holds("desk").holdPlace(request).getHold()).isEqualTo(first);
        assertThat(bookedPlaces(slot)).isEqualTo(1);
        assertThat(
                        refusalOf(
                                        () ->
                                                holds("desk")
                                                        .holdPlace(
                                                                request.toBuilder()
                                                                        .setHoldSeconds(61)
                                                                        .build()))
                                .reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void whatCannotBeHeldSaysWhy() {
        UUID past = clinic.slot(doctor, Duration.ofHours(-300), 1);
        UUID blocked = slot(1);
        clinic.database.execute(
                "update time_slots set blocked_reason = 'leave' where id = '" + blocked + "'");
        UUID theirs = clinic.slot(colleague, Duration.ofHours(nextHour++), 1);

        assertThat(refusalOf(() -> hold("desk", UUID.randomUUID(), 60)).reason())
                .isEqualTo("SLOT_UNKNOWN");
        assertThat(refusalOf(() -> hold("desk", past, 60)).reason()).isEqualTo("SLOT_IN_PAST");
        assertThat(refusalOf(() -> hold("desk", blocked, 60)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(refusalOf(() -> hold("doctor", theirs, 60)).reason())
                .isEqualTo("SLOT_NOT_YOURS");
        assertThat(refusalOf(() -> hold("patient", theirs, 60)).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                holds("desk")
                                                        .holdPlace(
                                                                HoldPlaceRequest.newBuilder()
                                                                        .setSlotId("x")
                                                                        .setHoldSeconds(3_601)
                                                                        .build()))
                                .violatedFields())
                .containsExactly("request_id", "slot_id", "hold_seconds");
    }

    @Test
    void holdsAreListedByExpiryAndADoctorSeesTheirOwnSchedule() {
        Hold later = hold("desk", slot(1), 3_000);
        Hold sooner = hold("other", slot(1), 2_900);
        UUID theirs = clinic.slot(colleague, Duration.ofHours(nextHour++), 1);
        Hold elsewhere = hold("desk", theirs, 3_100);

        var all = ListHoldsRequest.newBuilder().setPageSize(500).build();
        assertThat(holds("desk").listHolds(all).getHoldsList())
                .containsSubsequence(sooner, later, elsewhere);
        assertThat(holds("doctor").listHolds(all).getHoldsList())
                .contains(sooner, later)
                .doesNotContain(elsewhere);
        assertThat(
                        holds("desk")
                                .listHolds(all.toBuilder().setMineOnly(true).build())
                                .getHoldsList())
                .contains(later, elsewhere)
                .doesNotContain(sooner);
        var first =
                holds("desk")
                        .listHolds(
                                ListHoldsRequest.newBuilder()
                                        .addDoctorIds(doctor.toString())
                                        .setPageSize(1)
                                        .build());
        assertThat(first.getHoldsCount()).isEqualTo(1);
        assertThat(first.getNextPageToken()).isNotEmpty();
    }

    @Test
    void ofTwoHundredCallersWhoHoldOrBookTheLastPlaceExactlyOneGetsIt() {
        UUID slot = slot(1);
        List<UUID> patients = clinic.patients(200);

        List<String> answers =
                AtOnce.call(
                        200,
                        i ->
                                i % 2 == 0
                                        ? reasonOf(() -> hold("desk", slot, 600))
                                        : answerOf(() -> bookedBy("other", slot, patients.get(i)))
                                                .reason());

        assertThat(answers).filteredOn("OK"::equals).hasSize(1);
        assertThat(answers).containsOnly("OK", "SLOT_FULL");
        assertThat(bookedPlaces(slot)).isEqualTo(1);
    }

    @Test
    void aHoldIsBookedOnceWhoeverAsksAndHoweverOften() {
        UUID slot = slot(50);
        Hold held = hold("desk", slot, 600);
        List<UUID> patients = clinic.patients(100);

        List<String> answers =
                AtOnce.call(
                        100,
                        i ->
                                bookHeld(i % 2 == 0 ? "desk" : "other", slot, patients.get(i), held)
                                        .reason());

        assertThat(answers).filteredOn("OK"::equals).hasSize(1);
        assertThat(answers).isSubsetOf("OK", "HOLD_EXPIRED", "HOLD_NOT_YOURS");
        assertThat(bookedPlaces(slot)).isEqualTo(1);
    }

    @Test
    void holdingBookingReleasingAndExpiringMeetWithoutContradiction() {
        UUID slot = slot(60);
        List<UUID> patients = clinic.patients(60);

        List<String> answers =
                AtOnce.call(
                        60,
                        i ->
                                switch (i % 3) {
                                    case 0 -> reasonOf(() -> hold("desk", slot, 1 + i % 2));
                                    case 1 ->
                                            reasonOf(
                                                    () ->
                                                            holds("desk")
                                                                    .releaseHold(
                                                                            releasing(
                                                                                    hold(
                                                                                            "desk",
                                                                                            slot,
                                                                                            9))));
                                    default ->
                                            bookHeld(
                                                            "desk",
                                                            slot,
                                                            patients.get(i),
                                                            hold("desk", slot, 9))
                                                    .reason();
                                });
        await().atMost(Duration.ofSeconds(6))
                .until(
                        () ->
                                clinic.database.count(
                                                "select count(*) from holds where slot_id = '"
                                                        + slot
                                                        + "'")
                                        == 0);

        assertThat(answers).containsOnly("OK");
        assertThat(bookedPlaces(slot)).isEqualTo(20);
    }

    private static Appointment bookedBy(String user, UUID slot, UUID whom) {
        return clinic.appointments(user).bookAppointment(booking(slot, whom)).getAppointment();
    }

    private static String reasonOf(Runnable call) {
        try {
            call.run();
            return "OK";
        } catch (io.grpc.StatusRuntimeException refused) {
            return org.frontdesk.server.Answered.of(refused).reason();
        }
    }
}
