package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Appointments that go to another slot, and the trail they leave. */
class MovingTest {

    private static RunningClinic clinic;
    private static Visits desk;
    private static UUID doctor;
    private static UUID patient;
    private static int nextHour = 24;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, patient);
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        desk = Visits.of(clinic, "desk");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void whatMustBeTrueIsTrue() {
        Invariants.hold(clinic.database::count);
    }

    private static UUID slot(int capacity) {
        return clinic.slot(doctor, Duration.ofHours(nextHour++), capacity);
    }

    private static RescheduleAppointmentRequest to(UUID slot, Appointment appointment) {
        return RescheduleAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment.getAppointmentId())
                .setSlotId(slot.toString())
                .build();
    }

    private static Appointment move(Appointment appointment, UUID slot) {
        return desk.stub().rescheduleAppointment(to(slot, appointment)).getAppointment();
    }

    private static SwapAppointmentsRequest swapping(Appointment one, Appointment other) {
        return SwapAppointmentsRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(one.getAppointmentId())
                .setOtherAppointmentId(other.getAppointmentId())
                .build();
    }

    private static long booked(UUID slot) {
        return clinic.database.count("select booked from time_slots where id = '" + slot + "'");
    }

    @Test
    void anAppointmentMovesAtOnceAndKeepsItsIdAndState() {
        UUID old = slot(1);
        UUID next = slot(1);
        Appointment booked = desk.book(old, clinic.patient());

        Appointment moved = move(booked, next);

        assertThat(moved.getAppointmentId()).isEqualTo(booked.getAppointmentId());
        assertThat(moved.getStatus()).isEqualTo(booked.getStatus());
        assertThat(moved.getExpiresAt()).isEqualTo(booked.getExpiresAt());
        assertThat(moved.getSlotId()).isEqualTo(next.toString());
        assertThat(booked(old)).isZero();
        assertThat(booked(next)).isEqualTo(1);
    }

    @Test
    void aMoveSentAgainIsMadeOnce() {
        Appointment booked = desk.book(slot(1), clinic.patient());
        var request = to(slot(1), booked);

        var first = desk.stub().rescheduleAppointment(request);
        move(first.getAppointment(), slot(1));

        assertThat(desk.stub().rescheduleAppointment(request)).isEqualTo(first);
    }

    @Test
    void aFullSlotRefusesAndOffersOthersAndTheOldPlaceIsKept() {
        UUID old = slot(1);
        UUID full = slot(1);
        Appointment booked = desk.book(old, clinic.patient());
        desk.book(full, clinic.patient());

        var refused = refusalOf(() -> move(booked, full));

        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.detail(SlotAlternatives.class)).isPresent();
        assertThat(booked(old)).isEqualTo(1);
    }

    @Test
    void eachRefusalOfAMove() {
        UUID old = slot(2);
        UUID blocked = slot(1);
        UUID past = clinic.slot(clinic.doctor("Dermatology"), Duration.ofHours(-3), 1);
        clinic.database.execute(
                "update time_slots set blocked_reason = 'training' where id = '" + blocked + "'");
        UUID whom = clinic.patient();
        Appointment booked = desk.book(old, whom);
        UUID elsewhere = slot(1);
        UUID sameTime =
                clinic.slot(clinic.doctor("Dermatology"), Duration.ofHours(nextHour - 1), 1);
        desk.book(elsewhere, whom);

        assertThat(refusalOf(() -> move(booked, UUID.randomUUID())).reason())
                .isEqualTo("SLOT_UNKNOWN");
        assertThat(refusalOf(() -> move(booked, past)).reason()).isEqualTo("SLOT_IN_PAST");
        assertThat(refusalOf(() -> move(booked, blocked)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(refusalOf(() -> move(booked, old)).reason()).isEqualTo("NOTHING_TO_MOVE");
        assertThat(refusalOf(() -> move(booked, sameTime)).reason()).isEqualTo("PATIENT_BUSY");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.appointments("doctor")
                                                        .rescheduleAppointment(
                                                                to(sameTime, booked)))
                                .reason())
                .isEqualTo("SLOT_NOT_YOURS");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.appointments("patient")
                                                        .rescheduleAppointment(to(slot(1), booked)))
                                .reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        desk.cancel(booked.getAppointmentId());
        assertThat(refusalOf(() -> move(booked, slot(1))).reason()).isEqualTo("WRONG_STATE");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.stub()
                                                        .rescheduleAppointment(
                                                                RescheduleAppointmentRequest
                                                                        .getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "appointment_id", "slot_id");
    }

    @Test
    void aPatientMovesTheirOwnAppointment() {
        Appointment booked = desk.book(slot(1), patient);
        UUID next = slot(1);

        assertThat(
                        clinic.appointments("patient")
                                .rescheduleAppointment(to(next, booked))
                                .getAppointment()
                                .getSlotId())
                .isEqualTo(next.toString());
    }

    @Test
    void anAppointmentMayMoveToATimeThatOverlapsItsOwn() {
        UUID old = slot(1);
        UUID sameTime =
                clinic.slot(clinic.doctor("Dermatology"), Duration.ofHours(nextHour - 1), 1);
        Appointment booked = desk.book(old, clinic.patient());

        assertThat(move(booked, sameTime).getSlotId()).isEqualTo(sameTime.toString());
    }

    @Test
    void twoPatientsChangePlacesInFullSlots() {
        UUID one = slot(1);
        UUID other = slot(1);
        Appointment first = desk.book(one, clinic.patient());
        Appointment second = desk.book(other, clinic.patient());

        var swapped = desk.stub().swapAppointments(swapping(first, second)).getAppointmentsList();

        assertThat(swapped)
                .extracting(Appointment::getSlotId)
                .containsExactly(other.toString(), one.toString());
        assertThat(booked(one)).isEqualTo(1);
        assertThat(booked(other)).isEqualTo(1);
    }

    @Test
    void aSwapThatWouldPutAPatientInTwoPlacesMovesNobody() {
        UUID one = slot(1);
        UUID other = slot(1);
        UUID sameTime =
                clinic.slot(clinic.doctor("Dermatology"), Duration.ofHours(nextHour - 1), 1);
        UUID busy = clinic.patient();
        Appointment first = desk.book(one, busy);
        Appointment second = desk.book(other, clinic.patient());
        desk.book(sameTime, busy);
        var request = swapping(first, second);

        assertThat(refusalOf(() -> desk.stub().swapAppointments(request)).reason())
                .isEqualTo("PATIENT_BUSY");
        assertThat(
                        clinic.database.query(
                                "select slot_id from appointments where id = '"
                                        + second.getAppointmentId()
                                        + "'"))
                .isEqualTo(other.toString());
    }

    @Test
    void onePatientsTwoAppointmentsAreNotSwappedAndPatientsSwapNothing() {
        UUID whom = clinic.patient();
        var request = swapping(desk.book(slot(1), whom), desk.book(slot(1), whom));

        assertThat(refusalOf(() -> desk.stub().swapAppointments(request)).reason())
                .isEqualTo("NOTHING_TO_MOVE");
        assertThat(
                        refusalOf(() -> clinic.appointments("patient").swapAppointments(request))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void aSwapSentAgainIsAnsweredAsItWasAlsoWhenOneOfTheTwoIsOutOfSightByNow() {
        Appointment first = desk.book(slot(1), clinic.patient());
        Appointment second = desk.book(slot(1), clinic.patient());
        var request = swapping(first, second);
        var answered = clinic.appointments("doctor").swapAppointments(request);
        move(first, clinic.slot(clinic.doctor("Dermatology"), Duration.ofHours(nextHour), 1));

        assertThat(clinic.appointments("doctor").swapAppointments(request)).isEqualTo(answered);
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.appointments("doctor")
                                                        .swapAppointments(swapping(first, second)))
                                .reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
    }

    @Test
    void anIdThatWasUsedIsRefusedBeforeAnAppointmentOfASwapIsMissed() {
        UUID used = UUID.randomUUID();
        Appointment booked = desk.book(slot(1), clinic.patient());
        var request =
                swapping(booked, booked).toBuilder()
                        .setOtherAppointmentId(UUID.randomUUID().toString())
                        .setRequestId(used.toString())
                        .build();
        desk.stub()
                .confirmAppointment(
                        Commands.confirming(booked.getAppointmentId()).toBuilder()
                                .setRequestId(used.toString())
                                .build());

        assertThat(refusalOf(() -> desk.stub().swapAppointments(request)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void ofTwoThatMoveToTheLastPlaceOneIsThere() throws Exception {
        UUID last = slot(1);
        Appointment one = desk.book(slot(1), clinic.patient());
        Appointment other = desk.book(slot(1), clinic.patient());
        Callable<String> first = () -> reasonOf(one, last);
        Callable<String> second = () -> reasonOf(other, last);
        try (var racing = Executors.newVirtualThreadPerTaskExecutor()) {
            var a = racing.submit(first);
            var b = racing.submit(second);

            assertThat(java.util.List.of(a.get(), b.get()))
                    .containsExactlyInAnyOrder("OK", "SLOT_FULL");
        }
        assertThat(booked(last)).isEqualTo(1);
    }

    private static String reasonOf(Appointment appointment, UUID slot) {
        return Commands.answerOf(() -> move(appointment, slot)).reason();
    }

    @Test
    void theTrailSaysWhoDidWhatFromWhereToWherePageByPage() {
        UUID old = slot(1);
        UUID next = slot(1);
        Appointment booked = desk.book(old, clinic.patient());
        desk.confirm(booked.getAppointmentId());
        move(booked, next);
        desk.cancel(booked.getAppointmentId());
        var request =
                GetAppointmentTrailRequest.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setPageSize(3)
                        .build();

        var first = desk.stub().getAppointmentTrail(request);
        var second =
                desk.stub()
                        .getAppointmentTrail(
                                request.toBuilder().setPageToken(first.getNextPageToken()).build());

        assertThat(first.getEntriesList())
                .extracting(AppointmentTrailEntry::getAction)
                .containsExactly("BOOK", "CONFIRM", "MOVE");
        AppointmentTrailEntry moved = first.getEntries(2);
        assertThat(moved.getFromSlotId()).isEqualTo(old.toString());
        assertThat(moved.getToSlotId()).isEqualTo(next.toString());
        assertThat(moved.getUserName()).isEqualTo("Desk of desk");
        assertThat(moved.getRequestId()).isNotEmpty();
        assertThat(second.getEntriesList())
                .extracting(AppointmentTrailEntry::getNote)
                .containsExactly("OTHER the patient called");
        assertThat(second.getNextPageToken()).isEmpty();
        assertThat(
                        refusalOf(() -> clinic.appointments("patient").getAppointmentTrail(request))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}
