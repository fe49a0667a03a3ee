package org.frontdesk.server.doctordays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.util.Timestamps;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.CallListEntry;
import org.frontdesk.api.v1.CallOutcome;
import org.frontdesk.api.v1.DayMove;
import org.frontdesk.api.v1.DoctorDayServiceGrpc;
import org.frontdesk.api.v1.DoctorDayServiceGrpc.DoctorDayServiceBlockingStub;
import org.frontdesk.api.v1.ListCallListRequest;
import org.frontdesk.api.v1.MarkCalledRequest;
import org.frontdesk.api.v1.MoveDoctorDayRequest;
import org.frontdesk.api.v1.PreviewMoveDoctorDayRequest;
import org.frontdesk.api.v1.PreviewMoveDoctorDayResponse;
import org.frontdesk.api.v1.ProposedMove;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.UnplacedAppointment;
import org.frontdesk.api.v1.UnplacedReason;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands;
import org.frontdesk.server.appointments.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A doctor who is ill: everybody of the day goes to others, and is called. Each test has a specialization of its own. */
class DoctorDayTest {

    private static RunningClinic clinic;
    private static DoctorDayServiceBlockingStub desk;
    private static AppointmentServiceBlockingStub booking;
    private static int specializations;

    /** Tomorrow, so that all of it is still to come. */
    private static LocalDate date;

    private String specialization;
    private UUID ill;
    private UUID other;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("other-desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        clinic.user("doctor", Role.DOCTOR, clinic.doctor("Radiology"), null);
        desk = stub("desk");
        booking = clinic.appointments("desk");
        date = LocalDate.ofInstant(Instant.now(), RunningClinic.ZONE).plusDays(1);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void twoDoctorsOfOneKind() {
        specialization = "Specialization " + ++specializations;
        ill = clinic.doctor(specialization);
        other = clinic.doctor(specialization);
    }

    @AfterEach
    void whatMustBeTrueIsTrue() {
        Invariants.hold(clinic.database::count);
    }

    private static DoctorDayServiceBlockingStub stub(String user) {
        return clinic.as(user, DoctorDayServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(RunningClinic.ZONE).toInstant();
    }

    private static UUID slot(UUID doctor, String time) {
        return slot(doctor, date, time, 20);
    }

    private static UUID slot(UUID doctor, LocalDate day, String time, int minutes) {
        Instant start = at(day, time);
        return clinic.slot(doctor, start, start.plus(Duration.ofMinutes(minutes)), 1);
    }

    private static Appointment book(UUID slot, UUID patient) {
        return booking.bookAppointment(Commands.booking(slot, patient)).getAppointment();
    }

    private static Appointment book(UUID slot) {
        return book(slot, clinic.patient());
    }

    private PreviewMoveDoctorDayRequest.Builder asking() {
        return PreviewMoveDoctorDayRequest.newBuilder()
                .setDoctorId(ill.toString())
                .setDate(date.toString());
    }

    private MoveDoctorDayRequest.Builder moving(PreviewMoveDoctorDayResponse preview) {
        return MoveDoctorDayRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setDoctorId(ill.toString())
                .setDate(date.toString())
                .addAllMoves(preview.getMovesList().stream().map(DoctorDayTest::move).toList());
    }

    private static DayMove move(ProposedMove proposed) {
        return DayMove.newBuilder()
                .setAppointmentId(proposed.getAppointment().getAppointmentId())
                .setFromSlotId(proposed.getAppointment().getSlotId())
                .setToSlotId(proposed.getToSlot().getSlotId())
                .build();
    }

    private List<CallListEntry> callList() {
        return desk.listCallList(
                        ListCallListRequest.newBuilder().setDoctorId(ill.toString()).build())
                .getEntriesList();
    }

    private static MarkCalledRequest marking(CallListEntry entry, CallOutcome outcome) {
        return MarkCalledRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(entry.getAppointment().getAppointmentId())
                .setEtag(entry.getEtag())
                .setOutcome(outcome)
                .build();
    }

    private static String slotOf(Appointment appointment) {
        return clinic.database.query(
                "select slot_id from appointments where id = '%s'"
                        .formatted(appointment.getAppointmentId()));
    }

    private static List<UnplacedReason> reasons(PreviewMoveDoctorDayResponse preview) {
        return preview.getUnplacedList().stream().map(UnplacedAppointment::getReason).toList();
    }

    @Test
    void aPreviewProposesTheNearestPlacesAndSaysWhomToCall() {
        UUID patient = clinic.patient();
        clinic.database.execute(
                "update patients set phone = '+34 600 000 000' where id = '%s'".formatted(patient));
        Appointment first = book(slot(ill, "09:00"), patient);
        Appointment second = book(slot(ill, "10:00"));
        UUID near = slot(other, "09:20");
        UUID same = slot(other, "10:00");
        slot(other, "12:00");

        var preview = desk.previewMoveDoctorDay(asking().build());

        assertThat(preview.getMovesList())
                .extracting(move -> move.getToSlot().getSlotId())
                .containsExactly(near.toString(), same.toString());
        ProposedMove whom = preview.getMoves(0);
        assertThat(whom.getAppointment().getAppointmentId()).isEqualTo(first.getAppointmentId());
        assertThat(whom.getAppointment().getPatient().getDisplayName()).isNotEmpty();
        assertThat(whom.getPhone()).isEqualTo("+34 600 000 000");
        assertThat(whom.getToDoctorName()).startsWith("Dr. ");
        assertThat(slotOf(second)).as("nothing is changed").isEqualTo(second.getSlotId());
        assertThat(callList()).isEmpty();
    }

    @Test
    void whatHasNoPlaceIsSaidWithItsReason() {
        UUID twice = clinic.patient();
        UUID busy = clinic.patient();
        book(slot(ill, "09:00"), twice);
        book(slot(ill, "10:00"), twice);
        book(slot(ill, date, "11:00", 60));
        book(slot(ill, "12:00"), busy);
        book(slot(ill, "13:00"));
        slot(other, "09:00");
        slot(other, "12:00");
        book(slot(clinic.doctor("Elsewhere"), date, "08:30", 60), busy);

        var preview = desk.previewMoveDoctorDay(asking().build());

        assertThat(preview.getMovesList())
                .extracting(move -> Timestamps.toString(move.getToSlot().getStartTime()))
                .containsExactly(at(date, "09:00").toString(), at(date, "12:00").toString());
        assertThat(reasons(preview))
                .containsExactly(
                        UnplacedReason.UNPLACED_REASON_PATIENT_TWICE,
                        UnplacedReason.UNPLACED_REASON_TOO_LONG,
                        UnplacedReason.UNPLACED_REASON_NO_PLACE);
    }

    @Test
    void aPatientWhoIsBusyWheneverAPlaceIsFreeIsNamed() {
        UUID busy = clinic.patient();
        book(slot(ill, "12:00"), busy);
        slot(other, "09:00");
        book(slot(clinic.doctor("Elsewhere"), date, "08:30", 60), busy);

        assertThat(reasons(desk.previewMoveDoctorDay(asking().build())))
                .containsExactly(UnplacedReason.UNPLACED_REASON_PATIENT_BUSY);
    }

    @Test
    void placesAreThoseOfTheSameSpecializationOrOfTheDoctorsNamedAndOfLaterDaysWhereAllowed() {
        book(slot(ill, "09:00"));
        UUID stranger = clinic.doctor("Other");
        UUID strangers = slot(stranger, "09:00");
        UUID nextDay = slot(other, date.plusDays(1), "09:00", 20);

        assertThat(reasons(desk.previewMoveDoctorDay(asking().build())))
                .containsExactly(UnplacedReason.UNPLACED_REASON_NO_PLACE);
        assertThat(
                        desk.previewMoveDoctorDay(
                                        asking().addToDoctorIds(stranger.toString()).build())
                                .getMoves(0)
                                .getToSlot()
                                .getSlotId())
                .isEqualTo(strangers.toString());
        assertThat(
                        desk.previewMoveDoctorDay(
                                        asking().setLastDate(date.plusDays(1).toString()).build())
                                .getMoves(0)
                                .getToSlot()
                                .getSlotId())
                .isEqualTo(nextDay.toString());
    }

    @Test
    void aPartOfTheDayAndChosenAppointmentsMayBeAskedFor() {
        book(slot(ill, "09:00"));
        Appointment noon = book(slot(ill, "12:00"));
        Appointment later = book(slot(ill, "13:00"));
        slot(other, "10:00");
        slot(other, "11:00");
        slot(other, "14:00");
        var fromNoon =
                asking().setFromTime(Timestamps.fromMillis(at(date, "12:00").toEpochMilli()));

        assertThat(desk.previewMoveDoctorDay(fromNoon.build()).getMovesList())
                .extracting(move -> move.getAppointment().getAppointmentId())
                .containsExactly(noon.getAppointmentId(), later.getAppointmentId());
        assertThat(
                        desk.previewMoveDoctorDay(
                                        asking().addAppointmentIds(later.getAppointmentId())
                                                .build())
                                .getMovesList())
                .extracting(move -> move.getAppointment().getAppointmentId())
                .containsExactly(later.getAppointmentId());
    }

    @Test
    void theDayMovesAsAWholeIsBlockedInTheSameStepAndIsMadeOnce() {
        UUID freed = slot(ill, "09:00");
        UUID free = slot(ill, "11:00");
        UUID kept = slot(ill, "10:00");
        Appointment moved = book(freed);
        Appointment left = book(kept);
        UUID to = slot(other, "09:00");
        var request =
                moving(desk.previewMoveDoctorDay(asking().build()))
                        .setBlockReason("the doctor is ill")
                        .build();

        var response = desk.moveDoctorDay(request);

        assertThat(desk.moveDoctorDay(request)).isEqualTo(response);
        assertThat(response.getAppointmentsList())
                .extracting(Appointment::getSlotId)
                .containsExactly(to.toString());
        assertThat(response.getAppointments(0).getStatus()).isEqualTo(moved.getStatus());
        assertThat(response.getBlockedCount()).isEqualTo(3);
        assertThat(response.getBusySlotCount()).isEqualTo(1);
        assertThat(slotOf(left)).isEqualTo(kept.toString());
        assertThat(refusalOf(() -> book(freed)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(refusalOf(() -> book(free)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where request_id = '%s'"
                                        .formatted(request.getRequestId())))
                .as("the day and its slots, once")
                .isEqualTo(2);
    }

    @Test
    void whatChangedSinceThePreviewIsNamedAndNobodyMoves() {
        Appointment first = book(slot(ill, "09:00"));
        Appointment second = book(slot(ill, "10:00"));
        slot(other, "09:00");
        UUID lost = slot(other, "10:00");
        var preview = desk.previewMoveDoctorDay(asking().build());
        Appointment faster = book(lost);

        var full = refusalOf(() -> desk.moveDoctorDay(moving(preview).build()));
        assertThat(full.reason()).isEqualTo("SLOT_FULL");
        assertThat(full.metadata()).containsEntry("slot_id", lost.toString());
        assertThat(full.detail(SlotAlternatives.class)).isPresent();

        booking.cancelAppointment(Commands.cancelling(faster.getAppointmentId()));
        UUID elsewhere = slot(ill, "16:00");
        booking.rescheduleAppointment(
                RescheduleAppointmentRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setAppointmentId(second.getAppointmentId())
                        .setSlotId(elsewhere.toString())
                        .build());
        var moved = refusalOf(() -> desk.moveDoctorDay(moving(preview).build()));
        assertThat(moved.reason()).isEqualTo("APPOINTMENT_MOVED");
        assertThat(moved.metadata())
                .containsEntry("appointment_id", second.getAppointmentId())
                .containsEntry("slot_id", elsewhere.toString());

        booking.cancelAppointment(Commands.cancelling(second.getAppointmentId()));
        assertThat(refusalOf(() -> desk.moveDoctorDay(moving(preview).build())).reason())
                .isEqualTo("WRONG_STATE");
        assertThat(slotOf(first)).isEqualTo(first.getSlotId());
        assertThat(callList()).isEmpty();
    }

    @Test
    void theDeskMayDecideOtherwiseButNotMoveIntoWhatItBlocks() {
        Appointment booked = book(slot(ill, "09:00"));
        UUID later = slot(ill, "15:00");
        UUID chosen = slot(clinic.doctor("Other"), "17:00");
        var move =
                DayMove.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setFromSlotId(booked.getSlotId());
        var nothing = PreviewMoveDoctorDayResponse.getDefaultInstance();

        assertThat(
                        refusalOf(
                                        () ->
                                                desk.moveDoctorDay(
                                                        moving(nothing)
                                                                .addMoves(
                                                                        move.setToSlotId(
                                                                                later.toString()))
                                                                .setBlockReason("ill")
                                                                .build()))
                                .reason())
                .isEqualTo("SLOT_BLOCKED");
        desk.moveDoctorDay(moving(nothing).addMoves(move.setToSlotId(chosen.toString())).build());
        assertThat(slotOf(booked)).isEqualTo(chosen.toString());
    }

    @Test
    void whoeverHasToKnowFirstIsCalledFirstUntilTheyAreReached() {
        Appointment early = book(slot(ill, "09:00"));
        Appointment late = book(slot(ill, "10:00"));
        slot(other, "09:20");
        slot(other, "10:20");
        desk.moveDoctorDay(moving(desk.previewMoveDoctorDay(asking().build())).build());

        List<CallListEntry> toCall = callList();
        assertThat(toCall)
                .extracting(entry -> entry.getAppointment().getAppointmentId())
                .containsExactly(early.getAppointmentId(), late.getAppointmentId());
        CallListEntry first = toCall.getFirst();
        assertThat(first.getFromStartTime()).isEqualTo(early.getStartTime());
        assertThat(first.getFromDoctorId()).isEqualTo(ill.toString());
        assertThat(first.getMovedByName()).isEqualTo("Desk of desk");
        assertThat(first.getAppointment().getDoctorId()).isEqualTo(other.toString());

        var tried = marking(first, CallOutcome.CALL_OUTCOME_VOICEMAIL);
        CallListEntry after = desk.markCalled(tried).getEntry();
        assertThat(desk.markCalled(tried).getEntry()).isEqualTo(after);
        assertThat(after.getCallCount()).isEqualTo(1);
        assertThat(after.getCalledByName()).isEqualTo("Desk of desk");
        assertThat(callList()).hasSize(2);

        var stale =
                refusalOf(
                        () ->
                                stub("other-desk")
                                        .markCalled(
                                                marking(
                                                        first,
                                                        CallOutcome.CALL_OUTCOME_NOT_REACHED)));
        assertThat(stale.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(stale.metadata()).containsEntry("etag", after.getEtag());

        desk.markCalled(marking(after, CallOutcome.CALL_OUTCOME_REACHED));
        assertThat(callList())
                .extracting(entry -> entry.getAppointment().getAppointmentId())
                .containsExactly(late.getAppointmentId());
        assertThat(
                        clinic.database.count(
                                ("select count(*) from audit_log where action = 'MARK_CALLED' and"
                                                + " record_id = '%s' and patient_id is not null")
                                        .formatted(early.getAppointmentId())))
                .isEqualTo(2);
    }

    @Test
    void aPatientWhoWasNotReachedIsToldFromWhatTheyKnowHoweverOftenTheyAreMoved() {
        Appointment booked = book(slot(ill, "09:00"));
        slot(other, "09:20");
        desk.moveDoctorDay(
                moving(desk.previewMoveDoctorDay(asking().build())).setBlockReason("ill").build());
        UUID third = clinic.doctor(specialization);
        UUID last = slot(third, "11:00");

        var again = asking().setDoctorId(other.toString()).build();
        desk.moveDoctorDay(
                moving(desk.previewMoveDoctorDay(again)).setDoctorId(other.toString()).build());

        assertThat(callList()).hasSize(1);
        CallListEntry entry = callList().getFirst();
        assertThat(entry.getFromStartTime()).isEqualTo(booked.getStartTime());
        assertThat(entry.getAppointment().getSlotId()).isEqualTo(last.toString());
    }

    @Test
    void theCallListIsPagedAndCanShowWhoWasReached() {
        for (String time : List.of("09:00", "10:00", "11:00")) {
            book(slot(ill, time));
            slot(other, time);
        }
        desk.moveDoctorDay(moving(desk.previewMoveDoctorDay(asking().build())).build());
        desk.markCalled(marking(callList().getFirst(), CallOutcome.CALL_OUTCOME_REACHED));
        var request =
                ListCallListRequest.newBuilder()
                        .setDoctorId(ill.toString())
                        .setDate(date.toString())
                        .setIncludeDone(true)
                        .setPageSize(2)
                        .build();

        var first = desk.listCallList(request);
        var second =
                desk.listCallList(
                        request.toBuilder().setPageToken(first.getNextPageToken()).build());

        assertThat(first.getEntriesList())
                .extracting(CallListEntry::getOutcome)
                .containsExactly(
                        CallOutcome.CALL_OUTCOME_REACHED, CallOutcome.CALL_OUTCOME_UNSPECIFIED);
        assertThat(second.getEntriesList()).hasSize(1);
        assertThat(second.getNextPageToken()).isEmpty();
        assertThat(
                        desk.listCallList(
                                        request.toBuilder()
                                                .setDate(date.plusDays(1).toString())
                                                .build())
                                .getEntriesList())
                .isEmpty();
    }

    @Test
    void ofTwoDesksThatMoveTheSameDayOneDoes() throws Exception {
        book(slot(ill, "09:00"));
        slot(other, "09:00");
        slot(other, "09:20");
        var preview = desk.previewMoveDoctorDay(asking().build());
        Callable<String> one = () -> reasonOf("desk", moving(preview).build());
        Callable<String> another = () -> reasonOf("other-desk", moving(preview).build());
        stub("other-desk");
        try (var racing = Executors.newVirtualThreadPerTaskExecutor()) {
            var a = racing.submit(one);
            var b = racing.submit(another);

            assertThat(List.of(a.get(), b.get()))
                    .containsExactlyInAnyOrder("OK", "APPOINTMENT_MOVED");
        }
    }

    @Test
    void nobodyBooksAPlaceBetweenItsMoveAndItsBlock() throws Exception {
        UUID freed = slot(ill, "09:00");
        Appointment booked = book(freed);
        UUID to = slot(other, "09:00");
        List<UUID> patients = clinic.patients(50);
        var request =
                moving(desk.previewMoveDoctorDay(asking().build())).setBlockReason("ill").build();
        try (var racing = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> bookings = new ArrayList<>();
            for (UUID patient : patients.subList(0, 25)) {
                bookings.add(racing.submit(() -> reasonOf(freed, patient)));
            }
            var move = racing.submit(() -> reasonOf("desk", request));
            for (UUID patient : patients.subList(25, 50)) {
                bookings.add(racing.submit(() -> reasonOf(freed, patient)));
            }

            assertThat(move.get()).isEqualTo("OK");
            for (Future<String> one : bookings) {
                assertThat(one.get()).isIn("SLOT_FULL", "SLOT_BLOCKED");
            }
        }
        assertThat(slotOf(booked)).isEqualTo(to.toString());
    }

    private static String reasonOf(UUID slot, UUID patient) {
        return Commands.answerOf(() -> book(slot, patient)).reason();
    }

    private static String reasonOf(String user, MoveDoctorDayRequest request) {
        try {
            stub(user).moveDoctorDay(request);
            return "OK";
        } catch (io.grpc.StatusRuntimeException refused) {
            return Answered.of(refused).reason();
        }
    }

    @Test
    void doctorsAndPatientsMoveNoDays() {
        for (String user : List.of("doctor", "patient")) {
            assertThat(refusalOf(() -> stub(user).previewMoveDoctorDay(asking().build())).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(
                            refusalOf(
                                            () ->
                                                    stub(user)
                                                            .listCallList(
                                                                    ListCallListRequest
                                                                            .getDefaultInstance()))
                                    .reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.previewMoveDoctorDay(
                                                        PreviewMoveDoctorDayRequest.newBuilder()
                                                                .setDate(date.toString())
                                                                .setFromTime(
                                                                        Timestamps.fromSeconds(0))
                                                                .setLastDate(
                                                                        date.minusDays(1)
                                                                                .toString())
                                                                .build()))
                                .violatedFields())
                .containsExactly("doctor_id", "from_time", "last_date");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.moveDoctorDay(
                                                        MoveDoctorDayRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "doctor_id", "date", "moves");
        assertThat(
                        refusalOf(() -> desk.markCalled(MarkCalledRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "appointment_id", "etag", "outcome");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.markCalled(
                                                        MarkCalledRequest.newBuilder()
                                                                .setRequestId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .setAppointmentId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .setEtag("1")
                                                                .setOutcome(
                                                                        CallOutcome
                                                                                .CALL_OUTCOME_REACHED)
                                                                .build()))
                                .reason())
                .isEqualTo("CALL_UNKNOWN");
        String nobody = UUID.randomUUID().toString();
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.previewMoveDoctorDay(
                                                        asking().addToDoctorIds(nobody).build()))
                                .metadata())
                .containsEntry("doctor_id", nobody);
    }
}
