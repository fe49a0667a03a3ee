package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Booking, confirming and cancelling, as a desk and another service do it. */
class BookingTest {

    private static RunningClinic clinic;
    private static UUID doctor;
    private static UUID colleague;
    private static UUID patient;
    private static UUID desk;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        colleague = clinic.doctor("Cardiology");
        patient = clinic.patient();
        desk = clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        clinic.user("patient", Role.PATIENT, null, patient);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static int nextHour = 1;

    /** A free slot at a time that no other test uses. */
    private static UUID slot(UUID of, int capacity) {
        return clinic.slot(of, Duration.ofHours(nextHour++), capacity);
    }

    private static BookAppointmentRequest booking(UUID slot, UUID whom) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setPatientId(whom.toString())
                .setReason("check-up")
                .build();
    }

    private static Appointment book(UUID slot, UUID whom) {
        return clinic.appointments("desk").bookAppointment(booking(slot, whom)).getAppointment();
    }

    private static ConfirmAppointmentRequest confirming(Appointment appointment) {
        return ConfirmAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment.getAppointmentId())
                .build();
    }

    private static CancelAppointmentRequest cancelling(Appointment appointment) {
        return CancelAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment.getAppointmentId())
                .setReason("the patient called")
                .build();
    }

    private static long bookedPlaces(UUID slot) {
        return clinic.database.count("select booked from time_slots where id = '" + slot + "'");
    }

    @Test
    void aBookingIsPendingForFiveMinutesAndTakesItsPlace() {
        UUID slot = slot(doctor, 1);
        Instant before = Instant.now();

        Appointment booked = book(slot, patient);

        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(Instant.ofEpochSecond(booked.getExpiresAt().getSeconds()))
                .isBetween(
                        before.plus(Duration.ofSeconds(295)), before.plus(Duration.ofSeconds(310)));
        assertThat(booked.getPatient().getDisplayName()).startsWith("Given");
        assertThat(booked.getBookedByName()).isEqualTo("Desk of desk");
        assertThat(booked.getDoctorId()).isEqualTo(doctor.toString());
        assertThat(bookedPlaces(slot)).isEqualTo(1);
    }

    @Test
    void aPendingBookingIsConfirmedOnce() {
        Appointment booked = book(slot(doctor, 1), patient);

        Appointment confirmed =
                clinic.appointments("desk").confirmAppointment(confirming(booked)).getAppointment();
        var again =
                refusalOf(() -> clinic.appointments("desk").confirmAppointment(confirming(booked)));

        assertThat(confirmed.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
        assertThat(confirmed.hasExpiresAt()).isFalse();
        assertThat(confirmed.getVersion()).isGreaterThan(booked.getVersion());
        assertThat(again.reason()).isEqualTo("WRONG_STATE");
        assertThat(again.metadata()).containsEntry("status", "CONFIRMED");
    }

    @Test
    void cancellingFreesThePlaceForTheNext() {
        UUID slot = slot(doctor, 1);
        Appointment booked = book(slot, patient);

        Appointment cancelled =
                clinic.appointments("desk").cancelAppointment(cancelling(booked)).getAppointment();

        assertThat(cancelled.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CANCELLED);
        assertThat(cancelled.getCancellationReason()).isEqualTo("the patient called");
        assertThat(bookedPlaces(slot)).isZero();
        assertThat(book(slot, patient).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
    }

    @Test
    void bookingAFullSlotOffersTheNearestFreeOnes() {
        UUID full = slot(doctor, 1);
        UUID next = slot(doctor, 1);
        UUID colleagues = slot(colleague, 1);
        book(full, clinic.patient());

        var refused =
                refusalOf(
                        () -> clinic.appointments("desk").bookAppointment(booking(full, patient)));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        List<String> offered =
                refused.detail(SlotAlternatives.class).orElseThrow().getSlotsList().stream()
                        .map(TimeSlot::getSlotId)
                        .toList();
        assertThat(offered).hasSizeBetween(1, 5).doesNotContain(full.toString());
        assertThat(offered).contains(next.toString());
        if (offered.contains(colleagues.toString())) {
            assertThat(offered.indexOf(next.toString()))
                    .isLessThan(offered.indexOf(colleagues.toString()));
        }
    }

    @Test
    void aPatientIsNeverInTwoPlacesAtOnce() {
        Instant start = Instant.parse("2050-01-01T10:00:00Z");
        UUID first = clinic.slot(doctor, start, start.plusSeconds(1200), 1);
        UUID overlapping =
                clinic.slot(colleague, start.plusSeconds(600), start.plusSeconds(1800), 1);
        UUID touching = clinic.slot(colleague, start.plusSeconds(1800), start.plusSeconds(3000), 1);
        Appointment booked = book(first, patient);

        var refused =
                refusalOf(
                        () ->
                                clinic.appointments("desk")
                                        .bookAppointment(booking(overlapping, patient)));

        assertThat(refused.reason()).isEqualTo("PATIENT_BUSY");
        assertThat(refused.metadata()).containsEntry("appointment_id", booked.getAppointmentId());
        assertThat(bookedPlaces(overlapping)).isZero();
        assertThat(book(touching, patient).getSlotId()).isEqualTo(touching.toString());
    }

    @Test
    void whatCannotBeBookedSaysWhy() {
        UUID past = clinic.slot(doctor, Duration.ofDays(-1), 1);
        UUID blocked = slot(doctor, 1);
        clinic.database.execute(
                "update time_slots set blocked_reason = 'training' where id = '" + blocked + "'");
        UUID free = slot(doctor, 1);
        var stub = clinic.appointments("desk");

        assertThat(refusalOf(() -> stub.bookAppointment(booking(past, patient))).reason())
                .isEqualTo("SLOT_IN_PAST");
        assertThat(refusalOf(() -> stub.bookAppointment(booking(blocked, patient))).reason())
                .isEqualTo("SLOT_BLOCKED");
        assertThat(
                        refusalOf(() -> stub.bookAppointment(booking(UUID.randomUUID(), patient)))
                                .code())
                .isEqualTo(Status.Code.NOT_FOUND);
        var nobody = refusalOf(() -> stub.bookAppointment(booking(free, UUID.randomUUID())));
        assertThat(nobody.reason()).isEqualTo("PATIENT_UNKNOWN");
        assertThat(nobody.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(bookedPlaces(free)).isZero();
    }

    @Test
    void theSameIntentionSentAgainIsAnsweredAsTheFirstTime() {
        UUID slot = slot(doctor, 2);
        var request = booking(slot, patient);
        var stub = clinic.appointments("desk");

        Appointment first = stub.bookAppointment(request).getAppointment();
        stub.confirmAppointment(confirming(first));
        Appointment again = stub.bookAppointment(request).getAppointment();

        assertThat(again).isEqualTo(first);
        assertThat(bookedPlaces(slot)).isEqualTo(1);
    }

    @Test
    void aRefusalIsRepeatedEvenWhenThePlaceIsFreeAgain() {
        UUID slot = slot(doctor, 1);
        Appointment other = book(slot, clinic.patient());
        var request = booking(slot, patient);
        var stub = clinic.appointments("desk");

        assertThat(refusalOf(() -> stub.bookAppointment(request)).reason()).isEqualTo("SLOT_FULL");
        stub.cancelAppointment(cancelling(other));

        assertThat(refusalOf(() -> stub.bookAppointment(request)).reason()).isEqualTo("SLOT_FULL");
        assertThat(bookedPlaces(slot)).isZero();
    }

    @Test
    void aRequestIdUsedForSomethingElseIsRefused() {
        UUID slot = slot(doctor, 2);
        var request = booking(slot, patient);
        var stub = clinic.appointments("desk");
        stub.bookAppointment(request);

        var otherContent =
                refusalOf(
                        () ->
                                stub.bookAppointment(
                                        request.toBuilder()
                                                .setPatientId(clinic.patient().toString())
                                                .build()));
        var otherCaller = refusalOf(() -> clinic.appointments("doctor").bookAppointment(request));

        assertThat(otherContent.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(otherContent.reason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(otherCaller.reason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(bookedPlaces(slot)).isEqualTo(1);
    }

    @Test
    void everyChangeLeavesItsTrail() {
        Appointment booked = book(slot(doctor, 1), patient);
        var confirmation = confirming(booked);
        clinic.appointments("desk").confirmAppointment(confirmation);
        clinic.appointments("desk").cancelAppointment(cancelling(booked));

        assertThat(
                        clinic.database.query(
                                """
                                select string_agg(concat_ws(' ', action, from_status, to_status, actor_id), ', ' order by id)
                                from appointment_audit_log where appointment_id = '%s'
                                """
                                        .formatted(booked.getAppointmentId())))
                .isEqualTo(
                        "BOOK PENDING %1$s, CONFIRM PENDING CONFIRMED %1$s, CANCEL CONFIRMED CANCELLED %1$s"
                                .formatted(desk));
        assertThat(
                        clinic.database.query(
                                "select request_id from appointment_audit_log where action = 'CONFIRM' and appointment_id = '%s'"
                                        .formatted(booked.getAppointmentId())))
                .isEqualTo(confirmation.getRequestId());
    }

    @Test
    void theTrailCannotBeRewritten() {
        book(slot(doctor, 1), patient);

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> clinic.database.execute("delete from appointment_audit_log")))
                .hasMessageContaining("append-only");
    }

    @Test
    void aPatientBooksForThemselvesOnly() {
        UUID other = clinic.patient();
        UUID slot = slot(doctor, 3);
        Appointment others = book(slot, other);
        var stub = clinic.appointments("patient");

        Appointment own =
                stub.bookAppointment(booking(slot, patient).toBuilder().clearPatientId().build())
                        .getAppointment();

        assertThat(own.getPatient().getPatientId()).isEqualTo(patient.toString());
        assertThat(refusalOf(() -> stub.bookAppointment(booking(slot, other))).reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(refusalOf(() -> stub.cancelAppointment(cancelling(others))).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                stub.getAppointment(
                                                        GetAppointmentRequest.newBuilder()
                                                                .setAppointmentId(
                                                                        others.getAppointmentId())
                                                                .build()))
                                .reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        assertThat(
                        stub.listAppointments(
                                        ListAppointmentsRequest.newBuilder()
                                                .setDoctorId(doctor.toString())
                                                .setPageSize(500)
                                                .build())
                                .getAppointmentsList())
                .isNotEmpty()
                .allMatch(one -> one.getPatient().getPatientId().equals(patient.toString()));
    }

    @Test
    void aDoctorBooksInTheirOwnSlotsOnly() {
        var stub = clinic.appointments("doctor");

        assertThat(stub.bookAppointment(booking(slot(doctor, 1), patient)).hasAppointment())
                .isTrue();
        var refused = refusalOf(() -> stub.bookAppointment(booking(slot(colleague, 1), patient)));
        assertThat(refused.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused.reason()).isEqualTo("SLOT_NOT_YOURS");
    }

    @Test
    void badInputNamesEveryFieldAndWritesNothing() {
        long before = clinic.database.count("select count(*) from request_outcomes");

        var refused =
                refusalOf(
                        () ->
                                clinic.appointments("desk")
                                        .bookAppointment(
                                                BookAppointmentRequest.newBuilder()
                                                        .setSlotId("1-2-3-4-5")
                                                        .setReason("x".repeat(501))
                                                        .build()));

        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.violatedFields())
                .containsExactlyInAnyOrder("request_id", "slot_id", "patient_id", "reason");
        assertThat(clinic.database.count("select count(*) from request_outcomes"))
                .isEqualTo(before);
    }

    @Test
    void aListGoesOnWhereThePageEnded() {
        UUID often = clinic.patient();
        for (int i = 0; i < 5; i++) {
            book(slot(doctor, 1), often);
        }
        var stub = clinic.appointments("desk");
        var request =
                ListAppointmentsRequest.newBuilder()
                        .setPatientId(often.toString())
                        .setPageSize(2)
                        .build();

        var first = stub.listAppointments(request);
        var second =
                stub.listAppointments(
                        request.toBuilder().setPageToken(first.getNextPageToken()).build());
        var third =
                stub.listAppointments(
                        request.toBuilder().setPageToken(second.getNextPageToken()).build());

        assertThat(first.getAppointmentsCount()).isEqualTo(2);
        assertThat(third.getNextPageToken()).isEmpty();
        assertThat(
                        java.util.stream.Stream.of(first, second, third)
                                .flatMap(page -> page.getAppointmentsList().stream())
                                .map(Appointment::getAppointmentId)
                                .distinct())
                .hasSize(5);
        assertThat(
                        refusalOf(
                                        () ->
                                                stub.listAppointments(
                                                        ListAppointmentsRequest.newBuilder()
                                                                .setPatientId(patient.toString())
                                                                .setPageToken(
                                                                        first.getNextPageToken())
                                                                .build()))
                                .violatedFields())
                .containsExactly("page_token");
    }

    @Test
    void aHoldThatIsDueExpiresWithinASecond() {
        try (var hurried = RunningClinic.open(Duration.ofSeconds(2))) {
            UUID slot = hurried.slot(hurried.doctor("Dermatology"), Duration.ofHours(1), 1);
            UUID whom = hurried.patient();
            hurried.user("desk", Role.RECEPTIONIST, null, null);
            Appointment booked =
                    hurried.appointments("desk")
                            .bookAppointment(booking(slot, whom))
                            .getAppointment();
            Instant due =
                    Instant.ofEpochSecond(
                            booked.getExpiresAt().getSeconds(), booked.getExpiresAt().getNanos());

            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () ->
                                    hurried.database.count(
                                                    "select booked from time_slots where id = '"
                                                            + slot
                                                            + "'")
                                            == 0);

            assertThat(
                            Instant.parse(
                                    hurried.database.query(
                                            "select to_char(at at time zone 'UTC',"
                                                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from"
                                                    + " appointment_audit_log where action ="
                                                    + " 'EXPIRE'")))
                    .isBetween(due, due.plusSeconds(1));
            assertThat(
                            refusalOf(
                                            () ->
                                                    hurried.appointments("desk")
                                                            .confirmAppointment(confirming(booked)))
                                    .reason())
                    .isEqualTo("HOLD_EXPIRED");
        }
    }

    @Test
    void aHoldThatRanOutWhileTheServerWasDownExpiresWhenItIsBack() throws Exception {
        UUID slot = slot(doctor, 1);
        Appointment booked = book(slot, patient);
        try (var other = RunningClinic.open()) {
            // The same thing in a clinic of its own: the server stops, time passes, the server
            // starts.
            UUID theirs = other.slot(other.doctor("Dermatology"), Duration.ofHours(1), 1);
            UUID whom = other.patient();
            other.user("desk", Role.RECEPTIONIST, null, null);
            other.appointments("desk").bookAppointment(booking(theirs, whom));
            other.database.execute(
                    "update appointments set expires_at = now() - interval '1 minute'");
            other.restart();

            await().atMost(Duration.ofSeconds(5))
                    .until(
                            () ->
                                    "EXPIRED"
                                            .equals(
                                                    other.database.query(
                                                            "select status from appointments")));
        }
        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
    }
}
