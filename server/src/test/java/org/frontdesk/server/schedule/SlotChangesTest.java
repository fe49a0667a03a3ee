package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Timestamp;

import io.grpc.Status;

import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.DeleteTimeSlotsRequest;
import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.KeptSlotReason;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceBlockingStub;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityRequest;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Changing slots that are there, and finding free ones, as the desks do it. */
class SlotChangesTest {

    private static RunningClinic clinic;
    private static ScheduleServiceBlockingStub admin;
    private static ScheduleServiceBlockingStub desk;
    private static UUID ownDoctor;

    /** Of this test alone. */
    private UUID doctor;

    private String specialization;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        ownDoctor = clinic.doctor("Surgery");
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, ownDoctor, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        clinic.user("service", Role.SERVICE, null, null);
        admin = clinic.schedule("admin");
        desk = clinic.schedule("desk");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void newDoctor() {
        specialization = "Specialization " + UUID.randomUUID();
        doctor = clinic.doctor(specialization);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Timestamp timestamp(String instant) {
        return Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()).build();
    }

    private UUID slot(String start, int minutes, int capacity) {
        Instant from = Instant.parse(start);
        return clinic.slot(doctor, from, from.plusSeconds(60L * minutes), capacity);
    }

    private TimeSlot get(UUID slot) {
        return desk.getTimeSlot(GetTimeSlotRequest.newBuilder().setSlotId(slot.toString()).build())
                .getSlot();
    }

    private static String book(UUID slot) {
        return clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(newId())
                                .setSlotId(slot.toString())
                                .setPatientId(clinic.patient().toString())
                                .build())
                .getAppointment()
                .getAppointmentId();
    }

    private static SlotSelection of(UUID... slots) {
        return SlotSelection.newBuilder()
                .addAllSlotIds(List.of(slots).stream().map(UUID::toString).toList())
                .build();
    }

    private static SlotSelection range(UUID doctor, String start, String end) {
        return SlotSelection.newBuilder()
                .setDoctorId(doctor.toString())
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(end))
                .build();
    }

    private static BlockTimeSlotsRequest.Builder blocking(SlotSelection selection) {
        return BlockTimeSlotsRequest.newBuilder()
                .setRequestId(newId())
                .setSelection(selection)
                .setReason("training");
    }

    private static ReopenTimeSlotsRequest reopening(SlotSelection selection) {
        return ReopenTimeSlotsRequest.newBuilder()
                .setRequestId(newId())
                .setSelection(selection)
                .setReason("training is over")
                .build();
    }

    private static DeleteTimeSlotsRequest deleting(SlotSelection selection) {
        return DeleteTimeSlotsRequest.newBuilder()
                .setRequestId(newId())
                .setSelection(selection)
                .build();
    }

    private UpdateTimeSlotCapacityRequest.Builder resizing(UUID slot, int capacity) {
        return UpdateTimeSlotCapacityRequest.newBuilder()
                .setRequestId(newId())
                .setSlotId(slot.toString())
                .setEtag(Long.toString(get(slot).getVersion()))
                .setCapacity(capacity);
    }

    private static long audited(String action, String requestId) {
        return clinic.database.count(
                "select count(*) from audit_log where action = '%s' and request_id = '%s'"
                        .formatted(action, requestId));
    }

    // --- capacity

    @Test
    void aSlotIsGivenMorePlaces() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 1);
        book(slot);
        var request = resizing(slot, 3).build();

        var updated = admin.updateTimeSlotCapacity(request);
        var again = admin.updateTimeSlotCapacity(request);

        assertThat(updated.getSlot().getCapacity()).isEqualTo(3);
        assertThat(updated.getSlot().getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(again).isEqualTo(updated);
        assertThat(get(slot)).isEqualTo(updated.getSlot());
        assertThat(audited("UPDATE_SLOT_CAPACITY", request.getRequestId())).isEqualTo(1);
    }

    @Test
    void aSlotKeepsAsManyPlacesAsAreTaken() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 3);
        book(slot);
        book(slot);

        var refused = refusalOf(() -> admin.updateTimeSlotCapacity(resizing(slot, 1).build()));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("CAPACITY_BELOW_BOOKED");
        assertThat(refused.metadata()).containsEntry("booked", "2");
        assertThat(get(slot).getCapacity()).isEqualTo(3);
    }

    @Test
    void aSlotThatWasBookedMeanwhileIsNotChanged() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 3);
        var request = resizing(slot, 2).build();
        book(slot);

        var refused = refusalOf(() -> admin.updateTimeSlotCapacity(request));

        assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(refused.metadata()).containsEntry("etag", Long.toString(get(slot).getVersion()));
    }

    @Test
    void fewerPlacesAndBookingsAtOnceNeverOverbook() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 30);
        AtOnce.call(
                40,
                i -> {
                    try {
                        if (i % 4 == 0) {
                            return admin.updateTimeSlotCapacity(resizing(slot, 5).build());
                        }
                        return book(slot);
                    } catch (io.grpc.StatusRuntimeException refused) {
                        return org.frontdesk.server.Answered.of(refused).reason();
                    }
                });

        TimeSlot after = get(slot);
        assertThat(after.getBooked()).isLessThanOrEqualTo(after.getCapacity());
        assertThat(
                        clinic.database.count(
                                "select count(*) from appointments where slot_id = '%s' and status = 'PENDING'"
                                        .formatted(slot)))
                .isEqualTo(after.getBooked());
    }

    // --- blocking

    @Test
    void aBlockedRangeSaysWhichSlotsHaveAppointmentsAndNobodyBooksThere() {
        slot("2050-03-01T08:00:00Z", 20, 1);
        UUID busy = slot("2050-03-01T08:20:00Z", 20, 2);
        UUID outside = slot("2050-03-01T09:00:00Z", 20, 1);
        book(busy);
        var request =
                blocking(range(doctor, "2050-03-01T08:10:00Z", "2050-03-01T09:00:00Z")).build();

        var blocked = desk.blockTimeSlots(request);

        assertThat(blocked.getBlockedCount()).isEqualTo(2);
        assertThat(blocked.getBusySlotCount()).isEqualTo(1);
        assertThat(blocked.getBusySlotsList()).containsExactly(get(busy));
        assertThat(get(busy).getBlockedReason()).isEqualTo("training");
        assertThat(get(outside).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(refusalOf(() -> book(busy)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(desk.blockTimeSlots(request)).isEqualTo(blocked);
        assertThat(audited("BLOCK_SLOTS", request.getRequestId())).isEqualTo(1);
    }

    @Test
    void blockedSlotsAreOpenedAgain() {
        UUID first = slot("2050-03-01T08:00:00Z", 20, 1);
        UUID second = slot("2050-03-01T08:20:00Z", 20, 1);
        desk.blockTimeSlots(blocking(of(first)).build());
        var request = reopening(of(first, second));

        assertThat(desk.reopenTimeSlots(request).getReopenedCount()).isEqualTo(1);
        assertThat(desk.reopenTimeSlots(request).getReopenedCount()).isEqualTo(1);
        assertThat(get(first).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(audited("REOPEN_SLOTS", request.getRequestId())).isEqualTo(1);
    }

    @Test
    void aDoctorBlocksInTheirOwnScheduleOnly() {
        UUID others = slot("2050-03-01T08:00:00Z", 20, 1);
        Instant start = Instant.parse("2050-03-01T08:00:00Z");
        UUID own = clinic.slot(ownDoctor, start, start.plusSeconds(1200), 1);
        var doctorsDesk = clinic.schedule("doctor");

        assertThat(doctorsDesk.blockTimeSlots(blocking(of(own)).build()).getBlockedCount())
                .isEqualTo(1);
        var refused = refusalOf(() -> doctorsDesk.blockTimeSlots(blocking(of(others)).build()));
        assertThat(refused.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused.reason()).isEqualTo("SCHEDULE_NOT_YOURS");
        assertThat(
                        refusalOf(
                                        () ->
                                                doctorsDesk.reopenTimeSlots(
                                                        reopening(
                                                                range(
                                                                        doctor,
                                                                        "2050-03-01T08:00:00Z",
                                                                        "2050-03-02T08:00:00Z"))))
                                .reason())
                .isEqualTo("SCHEDULE_NOT_YOURS");
        assertThat(get(others).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
    }

    @Test
    void ofSlotsOfWhichOneIsUnknownNoneIsBlocked() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 1);

        var refused =
                refusalOf(() -> desk.blockTimeSlots(blocking(of(slot, UUID.randomUUID())).build()));

        assertThat(refused.reason()).isEqualTo("SLOT_UNKNOWN");
        assertThat(get(slot).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.blockTimeSlots(
                                                        blocking(
                                                                        range(
                                                                                UUID.randomUUID(),
                                                                                "2050-03-01T08:00:00Z",
                                                                                "2050-03-02T08:00:00Z"))
                                                                .build()))
                                .reason())
                .isEqualTo("DOCTOR_UNKNOWN");
    }

    @Test
    void aSelectionThatCannotBeIsNamed() {
        UUID slot = UUID.randomUUID();

        assertThat(
                        refusalOf(
                                        () ->
                                                desk.blockTimeSlots(
                                                        BlockTimeSlotsRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "selection", "reason");
        assertThat(
                        refusalOf(() -> desk.blockTimeSlots(blocking(of(slot, slot)).build()))
                                .violatedFields())
                .containsExactly("selection.slot_ids");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.blockTimeSlots(
                                                        blocking(
                                                                        range(
                                                                                slot,
                                                                                "2050-03-01T08:00:00Z",
                                                                                "2050-09-01T08:00:00Z"))
                                                                .build()))
                                .violatedFields())
                .containsExactly("selection.end_time");
    }

    // --- deleting

    @Test
    void onlySlotsThatNobodyEverUsedAreDeleted() {
        UUID unused = slot("2050-03-01T08:00:00Z", 20, 1);
        UUID booked = slot("2050-03-01T08:20:00Z", 20, 1);
        UUID wasBooked = slot("2050-03-01T08:40:00Z", 20, 1);
        book(booked);
        clinic.appointments("desk")
                .cancelAppointment(
                        CancelAppointmentRequest.newBuilder()
                                .setRequestId(newId())
                                .setAppointmentId(book(wasBooked))
                                .build());
        var request = deleting(of(unused, booked, wasBooked));

        var deleted = admin.deleteTimeSlots(request);

        assertThat(deleted.getDeletedCount()).isEqualTo(1);
        assertThat(deleted.getKeptCount()).isEqualTo(2);
        assertThat(deleted.getKeptSlots(0).getSlot().getSlotId()).isEqualTo(booked.toString());
        assertThat(deleted.getKeptSlots(0).getReason())
                .isEqualTo(KeptSlotReason.KEPT_SLOT_REASON_BOOKED);
        assertThat(deleted.getKeptSlots(1).getReason())
                .isEqualTo(KeptSlotReason.KEPT_SLOT_REASON_WAS_BOOKED);
        assertThat(refusalOf(() -> get(unused)).reason()).isEqualTo("SLOT_UNKNOWN");
        assertThat(admin.deleteTimeSlots(request)).isEqualTo(deleted);
        assertThat(audited("DELETE_SLOTS", request.getRequestId())).isEqualTo(1);
    }

    @Test
    void whoMayNotChangeSlotsDoesNot() {
        UUID slot = slot("2050-03-01T08:00:00Z", 20, 1);

        for (String user : List.of("patient", "service")) {
            var stub = clinic.schedule(user);
            assertThat(refusalOf(() -> stub.blockTimeSlots(blocking(of(slot)).build())).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(refusalOf(() -> stub.reopenTimeSlots(reopening(of(slot)))).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
        for (String user : List.of("patient", "service", "desk", "doctor")) {
            var stub = clinic.schedule(user);
            assertThat(refusalOf(() -> stub.deleteTimeSlots(deleting(of(slot)))).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(
                            refusalOf(() -> stub.updateTimeSlotCapacity(resizing(slot, 2).build()))
                                    .reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
    }

    // --- a dry run

    @Test
    void aDryRunSaysWhatWouldBeMadeAndWhatClashesAndMakesNothing() {
        UUID inTheWay = slot("2050-03-07T07:30:00Z", 60, 1);
        var request =
                BulkCreateTimeSlotsRequest.newBuilder()
                        .setDoctorId(doctor.toString())
                        .setFirstDate("2050-03-07")
                        .setLastDate("2050-03-11")
                        .addWeekdays(Weekday.WEEKDAY_MONDAY)
                        .addWeekdays(Weekday.WEEKDAY_FRIDAY)
                        .setHours(hours(8, 12))
                        .setSlotMinutes(60)
                        .setDryRun(true)
                        .build();

        var planned = admin.bulkCreateTimeSlots(request);

        assertThat(planned.getCreatedCount()).isZero();
        assertThat(planned.getPlannedCount()).isEqualTo(8);
        assertThat(planned.getPlannedSlotsList()).hasSize(8);
        assertThat(planned.getClashCount()).isEqualTo(2);
        assertThat(planned.getClashesList())
                .extracting(clash -> clash.getPlanned().getStartTime())
                .containsExactly(
                        timestamp("2050-03-07T07:00:00Z"), timestamp("2050-03-07T08:00:00Z"));
        assertThat(planned.getClashes(0).getSlot().getSlotId()).isEqualTo(inTheWay.toString());
        assertThat(
                        clinic.database.count(
                                "select count(*) from time_slots where doctor_id = '"
                                        + doctor
                                        + "'"))
                .isEqualTo(1);
    }

    // --- finding

    private static TimeOfDayRange hours(int from, int to) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimeOfDay.newBuilder().setHours(from))
                .setEnd(TimeOfDay.newBuilder().setHours(to))
                .build();
    }

    private FindFirstFreeRequest.Builder finding() {
        return FindFirstFreeRequest.newBuilder()
                .setSpecialization(specialization)
                .setFromDate("2050-03-01");
    }

    private static List<String> starts(FindFirstFreeRequest.Builder request) {
        return clinic.schedule("patient").findFirstFree(request.build()).getFreeTimesList().stream()
                .map(
                        free ->
                                Instant.ofEpochSecond(free.getSlots(0).getStartTime().getSeconds())
                                        .toString())
                .toList();
    }

    @Test
    void theFirstFreeIsFoundByPartOfTheDayAndWeekday() {
        slot("2050-03-01T08:00:00Z", 20, 1); // a Tuesday morning in Madrid
        slot("2050-03-01T11:00:00Z", 20, 1); // noon
        slot("2050-03-01T16:00:00Z", 20, 1); // five o'clock
        slot("2050-03-04T08:00:00Z", 20, 1); // Friday
        UUID full = slot("2050-03-02T08:00:00Z", 20, 1);
        book(full);

        assertThat(starts(finding()))
                .containsExactly(
                        "2050-03-01T08:00:00Z",
                        "2050-03-01T11:00:00Z",
                        "2050-03-01T16:00:00Z",
                        "2050-03-04T08:00:00Z");
        assertThat(starts(finding().setMaxResults(1))).containsExactly("2050-03-01T08:00:00Z");
        assertThat(starts(finding().setDayPart(DayPart.DAY_PART_MORNING)))
                .containsExactly("2050-03-01T08:00:00Z", "2050-03-04T08:00:00Z");
        assertThat(starts(finding().setDayPart(DayPart.DAY_PART_AFTERNOON)))
                .containsExactly("2050-03-01T11:00:00Z");
        assertThat(starts(finding().setDayPart(DayPart.DAY_PART_EVENING)))
                .containsExactly("2050-03-01T16:00:00Z");
        assertThat(starts(finding().setHours(hours(12, 18))))
                .containsExactly("2050-03-01T11:00:00Z", "2050-03-01T16:00:00Z");
        assertThat(starts(finding().addWeekdays(Weekday.WEEKDAY_FRIDAY)))
                .containsExactly("2050-03-04T08:00:00Z");
        assertThat(starts(finding().setDays(1).addWeekdays(Weekday.WEEKDAY_FRIDAY))).isEmpty();
    }

    @Test
    void aLongTimeIsPutTogetherFromSlotsWithoutAGap() {
        slot("2050-03-01T08:00:00Z", 20, 1);
        slot("2050-03-01T08:30:00Z", 20, 1); // a gap before it
        slot("2050-03-01T08:50:00Z", 20, 1);
        slot("2050-03-01T09:10:00Z", 20, 1);

        var found = desk.findFirstFree(finding().setMinutes(40).build()).getFreeTimesList();

        assertThat(found).hasSize(2).allMatch(free -> free.getSlotsCount() == 2);
        assertThat(starts(finding().setMinutes(40)))
                .containsExactly("2050-03-01T08:30:00Z", "2050-03-01T08:50:00Z");
        assertThat(starts(finding().setMinutes(20).setMaxResults(1)))
                .containsExactly("2050-03-01T08:00:00Z");
        assertThat(starts(finding().setMinutes(80))).isEmpty();
    }

    @Test
    void aSearchForNobodyIsRefused() {
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.findFirstFree(
                                                        FindFirstFreeRequest.newBuilder()
                                                                .setDayPart(
                                                                        DayPart.DAY_PART_MORNING)
                                                                .setHours(hours(9, 10))
                                                                .setMaxResults(51)
                                                                .build()))
                                .violatedFields())
                .containsExactlyInAnyOrder("doctor_ids", "hours", "max_results");
    }

    @Test
    void availableSlotsOfSomeMorningsComePageByPage() {
        for (int day = 1; day <= 9; day++) {
            slot("2050-03-0%dT08:00:00Z".formatted(day), 20, 1);
            slot("2050-03-0%dT09:00:00Z".formatted(day), 20, 1);
            slot("2050-03-0%dT15:00:00Z".formatted(day), 20, 1);
        }
        var request =
                ListAvailableSlotsRequest.newBuilder()
                        .addDoctorIds(doctor.toString())
                        .setFirstDate("2050-03-01")
                        .setLastDate("2050-03-09")
                        .setDayPart(DayPart.DAY_PART_MORNING)
                        .setPageSize(5);
        List<TimeSlot> listed = new java.util.ArrayList<>();
        do {
            var page = desk.listAvailableSlots(request.build());
            listed.addAll(page.getSlotsList());
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());

        assertThat(listed).hasSize(18).doesNotHaveDuplicates();
        assertThat(listed)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(one -> one.getStartTime().getSeconds()));
    }
}
