package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

/** From arrival to the end of the visit, step by step and back. */
class VisitTest {

    private static final Duration BEGUN = Duration.ofMinutes(5);

    private static RunningClinic clinic;
    private static Visits desk;
    private static UUID patient;
    private static int nextDay = 2;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        patient = clinic.patient();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, patient);
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

    /** A slot of a doctor who has no other, so that it can be put at any time. */
    private static UUID slot(int capacity) {
        return clinic.slot(clinic.doctor("Cardiology"), Duration.ofDays(nextDay++), capacity);
    }

    private static long booked(UUID slot) {
        return clinic.database.count("select booked from time_slots where id = '" + slot + "'");
    }

    @Test
    void aVisitGoesFromArrivalToItsEndAndKeepsItsPlace() {
        UUID slot = slot(1);
        String id = desk.begun(slot, clinic.patient(), BEGUN).getAppointmentId();

        Appointment arrived = desk.checkIn(id);
        assertThat(arrived.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN);
        assertThat(arrived.hasStatusTime()).isTrue();
        assertThat(desk.start(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS);
        assertThat(desk.complete(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_COMPLETED);

        assertThat(booked(slot)).isEqualTo(1);
    }

    @Test
    void whoDidNotComeGivesThePlaceBack() {
        UUID slot = slot(1);
        String id = desk.begun(slot, clinic.patient(), BEGUN).getAppointmentId();

        assertThat(desk.noShow(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW);

        assertThat(booked(slot)).isZero();
    }

    @Test
    void aNoShowIsNotKnownBeforeTheStartNorAnArrivalBeforeTheDay() {
        UUID slot = slot(1);
        String id = desk.book(slot, clinic.patient()).getAppointmentId();
        desk.confirm(id);

        assertThat(refusalOf(() -> desk.noShow(id)).reason()).isEqualTo("TOO_EARLY");
        assertThat(refusalOf(() -> desk.checkIn(id)).metadata()).containsKey("possible_from");
    }

    @Test
    void aStepThatDoesNotGoFromThereIsRefused() {
        String id = desk.book(slot(1), clinic.patient()).getAppointmentId();

        assertThat(refusalOf(() -> desk.checkIn(id)).metadata()).containsEntry("status", "PENDING");
        assertThat(refusalOf(() -> desk.start(id)).reason()).isEqualTo("WRONG_STATE");
        assertThat(refusalOf(() -> desk.complete(id)).reason()).isEqualTo("WRONG_STATE");
        assertThat(refusalOf(() -> desk.noShow(id)).reason()).isEqualTo("WRONG_STATE");
    }

    @Test
    void aStepSentAgainIsTakenOnce() {
        String id = desk.begun(slot(1), clinic.patient(), BEGUN).getAppointmentId();
        var request =
                CheckInAppointmentRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setAppointmentId(id)
                        .build();

        Appointment first = desk.stub().checkInAppointment(request).getAppointment();
        desk.start(id);

        assertThat(desk.stub().checkInAppointment(request).getAppointment()).isEqualTo(first);
    }

    @Test
    void eachStepIsTakenBackOnce() {
        UUID slot = slot(1);
        String id = desk.begun(slot, clinic.patient(), BEGUN).getAppointmentId();

        assertThat(refusalOf(() -> desk.undo(id)).reason()).isEqualTo("NOTHING_TO_UNDO");
        desk.checkIn(id);
        assertThat(desk.undo(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
        desk.noShow(id);
        assertThat(desk.undo(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
        assertThat(booked(slot)).isEqualTo(1);
        desk.checkIn(id);
        desk.start(id);
        desk.complete(id);
        assertThat(desk.undo(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS);
        assertThat(refusalOf(() -> desk.undo(id)).reason()).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void aHoldThatWasCancelledByMistakeHasItsWholeTimeAgain() {
        String id = desk.book(slot(1), clinic.patient()).getAppointmentId();
        desk.cancel(id);

        Appointment again = desk.undo(id);

        assertThat(again.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(again.hasExpiresAt()).isTrue();
        assertThat(again.getCancellationReason()).isEmpty();
    }

    @Test
    void aPlaceThatSomebodyElseHasIsNotTakenBack() {
        UUID slot = slot(1);
        clinic.slot(
                UUID.fromString(
                        clinic.database.query(
                                "select doctor_id from time_slots where id = '" + slot + "'")),
                Duration.ofHours(1),
                1);
        String id = desk.book(slot, clinic.patient()).getAppointmentId();
        desk.cancel(id);
        desk.book(slot, clinic.patient());

        var refused = refusalOf(() -> desk.undo(id));

        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.detail(SlotAlternatives.class)).isPresent();
    }

    @Test
    void aPatientWhoIsElsewhereByNowDoesNotComeBack() {
        UUID slot = slot(1);
        UUID sameTime = clinic.slot(clinic.doctor("Cardiology"), Duration.ofDays(nextDay - 1), 1);
        UUID whom = clinic.patient();
        String id = desk.book(slot, whom).getAppointmentId();
        desk.cancel(id);
        desk.book(sameTime, whom);

        assertThat(refusalOf(() -> desk.undo(id)).reason()).isEqualTo("PATIENT_BUSY");
    }

    @Test
    void aStepOfAnotherDayStays() {
        String id = desk.book(slot(1), clinic.patient()).getAppointmentId();
        desk.cancel(id);
        clinic.database.execute(
                "update appointments set stepped_at = now() - interval '25 hours' where id = '"
                        + id
                        + "'");

        assertThat(refusalOf(() -> desk.undo(id)).reason()).isEqualTo("UNDO_TOO_LATE");
    }

    @Test
    void aCancellationSaysWhy() {
        String id = desk.book(slot(1), clinic.patient()).getAppointmentId();

        Appointment cancelled =
                desk.stub()
                        .cancelAppointment(
                                CancelAppointmentRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setAppointmentId(id)
                                        .setCode(CancellationCode.CANCELLATION_CODE_PATIENT_ILL)
                                        .setReason("fever")
                                        .build())
                        .getAppointment();

        assertThat(cancelled.getCancellationCode())
                .isEqualTo(CancellationCode.CANCELLATION_CODE_PATIENT_ILL);
        assertThat(
                        clinic.database.query(
                                "select cancellation_code from appointments where id = '"
                                        + id
                                        + "'"))
                .isEqualTo("PATIENT_ILL");
    }

    @Test
    void patientsTakeNoStepsOfTheClinicAndDoctorsOnlyTheirOwn() {
        UUID doctor = clinic.doctor("Dermatology");
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        UUID slot = clinic.slot(doctor, Duration.ofDays(nextDay++), 1);
        String own = desk.begun(slot, clinic.patient(), BEGUN).getAppointmentId();
        String others = desk.begun(slot(1), clinic.patient(), BEGUN).getAppointmentId();
        var asDoctor = Visits.of(clinic, "doctor");

        assertThat(asDoctor.checkIn(own).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN);
        assertThat(refusalOf(() -> asDoctor.checkIn(others)).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        assertThat(refusalOf(() -> Visits.of(clinic, "patient").checkIn(own)).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}
