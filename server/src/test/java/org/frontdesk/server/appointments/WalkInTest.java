package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.appointments.Commands.answerOf;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.BookWalkInRequest;
import org.frontdesk.api.v1.DeactivateDoctorRequest;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.schedule.SlotId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Patients who stand at the desk without an appointment. */
class WalkInTest {

    private static RunningClinic clinic;
    private static Visits desk;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
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

    private static UUID running(UUID doctor, int capacity) {
        return clinic.slot(doctor, Duration.ofMinutes(-5), capacity);
    }

    /** Of a doctor who has no other. */
    private static UUID running(int capacity) {
        return running(clinic.doctor("Cardiology"), capacity);
    }

    private static BookWalkInRequest walkingIn(UUID slot, UUID patient) {
        return BookWalkInRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setPatientId(patient.toString())
                .setReason("a cut")
                .build();
    }

    private static Appointment walkIn(UUID slot, UUID patient) {
        return desk.stub().bookWalkIn(walkingIn(slot, patient)).getAppointment();
    }

    private static String refusal(UUID slot, UUID patient) {
        return refusalOf(() -> walkIn(slot, patient)).reason();
    }

    private static long booked(UUID slot) {
        return clinic.database.count("select booked from time_slots where id = '" + slot + "'");
    }

    @Test
    void whoWalksInIsCheckedInAtOnceInASlotThatRuns() {
        UUID slot = running(1);

        Appointment begun = walkIn(slot, clinic.patient());

        assertThat(begun.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN);
        assertThat(begun.getWalkIn()).isTrue();
        assertThat(begun.hasExpiresAt()).isFalse();
        assertThat(begun.getReason()).isEqualTo("a cut");
        assertThat(booked(slot)).isEqualTo(1);
        assertThat(
                        desk.stub()
                                .getAppointment(
                                        GetAppointmentRequest.newBuilder()
                                                .setAppointmentId(begun.getAppointmentId())
                                                .build())
                                .getAppointment())
                .isEqualTo(begun);
        var trail =
                desk.stub()
                        .getAppointmentTrail(
                                GetAppointmentTrailRequest.newBuilder()
                                        .setAppointmentId(begun.getAppointmentId())
                                        .build())
                        .getEntriesList();
        assertThat(trail).hasSize(1);
        assertThat(trail.getFirst().getAction()).isEqualTo("WALK_IN");
        assertThat(trail.getFirst().getFromStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_UNSPECIFIED);
    }

    @Test
    void aVisitOfAWalkInGoesToItsEndAndStaysMarked() {
        String id = walkIn(running(1), clinic.patient()).getAppointmentId();

        desk.start(id);
        Appointment over = desk.complete(id);

        assertThat(over.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_COMPLETED);
        assertThat(over.getWalkIn()).isTrue();
    }

    @Test
    void whoLeavesIsCancelledAndWasNeverANoShow() {
        UUID slot = running(1);
        String id = walkIn(slot, clinic.patient()).getAppointmentId();

        assertThat(refusalOf(() -> desk.noShow(id)).reason()).isEqualTo("WRONG_STATE");
        assertThat(refusalOf(() -> desk.undo(id)).reason()).isEqualTo("NOTHING_TO_UNDO");
        desk.cancel(id);
        assertThat(booked(slot)).isZero();

        assertThat(desk.undo(id).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN);
        assertThat(booked(slot)).isEqualTo(1);
    }

    @Test
    void thePlaceOfOneWhoDidNotComeIsForWhoWalksIn() {
        UUID slot = clinic.slot(clinic.doctor("Cardiology"), Duration.ofDays(2), 1);
        String absent =
                desk.begun(slot, clinic.patient(), Duration.ofMinutes(5)).getAppointmentId();

        assertThat(refusal(slot, clinic.patient())).isEqualTo("SLOT_FULL");
        desk.noShow(absent);

        assertThat(walkIn(slot, clinic.patient()).getWalkIn()).isTrue();
        assertThat(refusalOf(() -> desk.undo(absent)).reason()).isEqualTo("SLOT_FULL");
    }

    @Test
    void whatStandsInTheWayOfABookingStandsInTheWayOfAWalkIn() {
        UUID doctor = clinic.doctor("Dermatology");
        UUID full = running(doctor, 1);
        UUID free = clinic.slot(doctor, Duration.ofHours(1), 1);
        UUID whom = clinic.patient();
        walkIn(full, whom);

        assertThat(refusal(UUID.randomUUID(), whom)).isEqualTo("SLOT_UNKNOWN");
        assertThat(refusal(full, UUID.randomUUID())).isEqualTo("PATIENT_UNKNOWN");
        assertThat(refusal(running(1), whom)).isEqualTo("PATIENT_BUSY");
        UUID blocked = running(1);
        clinic.database.execute(
                "update time_slots set blocked_reason = 'cleaning' where id = '%s'"
                        .formatted(blocked));
        assertThat(refusal(blocked, clinic.patient())).isEqualTo("SLOT_BLOCKED");

        var refused = refusalOf(() -> walkIn(full, clinic.patient()));
        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.detail(SlotAlternatives.class).orElseThrow().getSlotsList())
                .extracting(org.frontdesk.api.v1.TimeSlot::getSlotId)
                .contains(free.toString());
    }

    @Test
    void aSlotThatIsOverOrFarAheadIsNotWaitedFor() {
        UUID over = clinic.slot(clinic.doctor("Cardiology"), Duration.ofMinutes(-30), 1);
        UUID tomorrow = clinic.slot(clinic.doctor("Cardiology"), Duration.ofHours(24), 1);

        var tooLate = refusalOf(() -> walkIn(over, clinic.patient()));
        assertThat(tooLate.reason()).isEqualTo("SLOT_IN_PAST");
        assertThat(tooLate.sentence()).contains("over");
        var tooEarly = refusalOf(() -> walkIn(tomorrow, clinic.patient()));
        assertThat(tooEarly.reason()).isEqualTo("TOO_EARLY");
        assertThat(tooEarly.metadata())
                .containsEntry("slot_id", tomorrow.toString())
                .containsKey("possible_from");
    }

    @Test
    void aSlotThatStartsShortlyIsWaitedForUnlessItIsTomorrows() {
        try (var small = new LaneClinic();
                var lane = small.lane().start()) {
            SlotId slot = small.slot(2);
            small.database.execute(
                    "update time_slots set starts_at = now() + interval '90 minutes', ends_at ="
                            + " now() + interval '110 minutes'");

            var atNoon = lane.settle(small.walkIn(slot, small.patient(), whereItIs("12:00")));
            var inTheNight = lane.settle(small.walkIn(slot, small.patient(), whereItIs("23:00")));

            assertThat(outcome(atNoon)).isInstanceOf(BookWalkIn.WalkedIn.class);
            assertThat(outcome(inTheNight)).isInstanceOf(Refused.WalkInTooEarly.class);
        }
    }

    /** Somewhere on earth the clocks show this time. */
    private static ZoneOffset whereItIs(String time) {
        int ahead =
                LocalTime.parse(time).toSecondOfDay()
                        - LocalTime.now(ZoneOffset.UTC).toSecondOfDay();
        return ZoneOffset.ofTotalSeconds(ahead > 43_200 ? ahead - 86_400 : ahead);
    }

    private static BookWalkIn.Outcome outcome(Settled<BookWalkIn.Outcome> settled) {
        return ((Settled.As<BookWalkIn.Outcome>) settled).outcome();
    }

    @Test
    void sentAgainItIsOneWalkIn() {
        UUID slot = running(3);
        var request = walkingIn(slot, clinic.patient());

        Appointment first = desk.stub().bookWalkIn(request).getAppointment();
        desk.start(first.getAppointmentId());

        assertThat(desk.stub().bookWalkIn(request).getAppointment()).isEqualTo(first);
        assertThat(booked(slot)).isEqualTo(1);
        var other = request.toBuilder().setReason("another").build();
        assertThat(refusalOf(() -> desk.stub().bookWalkIn(other)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void ofFiftyWhoWalkInAtOnceAsManyAsThereArePlacesAreSeen() {
        UUID slot = running(3);
        List<UUID> patients = clinic.patients(50);

        var answers = AtOnce.call(50, i -> answerOf(() -> walkIn(slot, patients.get(i))));

        assertThat(answers).filteredOn(Commands.Answer::isOk).hasSize(3);
        assertThat(answers).extracting(Commands.Answer::reason).containsOnly("OK", "SLOT_FULL");
    }

    @Test
    void nobodyWalksInWithADoctorWhoTakesNoAppointmentsAnyMore() {
        UUID doctor = clinic.doctor("Cardiology");
        UUID slot = running(doctor, 1);
        var doctors = clinic.doctors("admin");
        String etag =
                doctors.getDoctor(
                                GetDoctorRequest.newBuilder()
                                        .setDoctorId(doctor.toString())
                                        .build())
                        .getDoctor()
                        .getEtag();
        doctors.deactivateDoctor(
                DeactivateDoctorRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setDoctorId(doctor.toString())
                        .setEtag(etag)
                        .build());

        assertThat(refusal(slot, clinic.patient())).isEqualTo("SLOT_BLOCKED");
    }

    @Test
    void patientsDoNotWalkInByThemselvesAndDoctorsOnlyTakeTheirOwn() {
        UUID doctor = clinic.doctor("Cardiology");
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        UUID own = running(doctor, 1);
        UUID others = running(1);
        UUID whom = clinic.patient();
        var asDoctor = clinic.appointments("doctor");

        assertThat(refusalOf(() -> asDoctor.bookWalkIn(walkingIn(others, whom))).reason())
                .isEqualTo("SLOT_NOT_YOURS");
        assertThat(asDoctor.bookWalkIn(walkingIn(own, whom)).getAppointment().getWalkIn()).isTrue();
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.appointments("patient")
                                                        .bookWalkIn(walkingIn(others, whom)))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}
