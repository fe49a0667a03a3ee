package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.AvailabilityServiceGrpc.AvailabilityServiceBlockingStub;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateResponse;
import org.frontdesk.api.v1.DeleteClosureRequest;
import org.frontdesk.api.v1.DeleteTimeSlotsRequest;
import org.frontdesk.api.v1.EndWeeklyTemplateRequest;
import org.frontdesk.api.v1.ExtendScheduleRequest;
import org.frontdesk.api.v1.ListClosuresRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.ListWeeklyTemplatesRequest;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.UpdateWeeklyTemplateRequest;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Weekly templates, times off and holidays, and the slots that come of them. */
class AvailabilityTest {

    private static RunningClinic clinic;
    private static AvailabilityServiceBlockingStub admin;

    /** Of this test alone. */
    private UUID doctor;

    /** A day of the week that is neither today nor tomorrow. */
    private final LocalDate day = LocalDate.now(RunningClinic.ZONE).plusDays(3);

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        admin = availability("admin");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void newDoctor() {
        doctor = clinic.doctor("Cardiology");
    }

    private static AvailabilityServiceBlockingStub availability(String user) {
        return clinic.as(user, AvailabilityServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static WeeklyHours hours(int from, int to, int slotMinutes) {
        return WeeklyHours.newBuilder()
                .setHours(
                        TimeOfDayRange.newBuilder()
                                .setStart(TimeOfDay.newBuilder().setHours(from))
                                .setEnd(TimeOfDay.newBuilder().setHours(to)))
                .setSlotMinutes(slotMinutes)
                .build();
    }

    /** Nine to eleven, four slots, on one day of the week for three weeks. */
    private CreateWeeklyTemplateRequest.Builder creating() {
        return CreateWeeklyTemplateRequest.newBuilder()
                .setRequestId(newId())
                .setDoctorId(doctor.toString())
                .setWeekday(Weekday.forNumber(day.getDayOfWeek().getValue()))
                .setWeeklyHours(hours(9, 11, 30))
                .setFirstDate(day.toString())
                .setLastDate(day.plusDays(14).toString());
    }

    private CreateWeeklyTemplateResponse create() {
        return admin.createWeeklyTemplate(creating().build());
    }

    private List<TimeSlot> slots() {
        return clinic.schedule("admin")
                .listTimeSlots(
                        ListTimeSlotsRequest.newBuilder()
                                .addDoctorIds(doctor.toString())
                                .setFirstDate(day.toString())
                                .setLastDate(day.plusDays(60).toString())
                                .setPageSize(500)
                                .build())
                .getSlotsList();
    }

    private static void book(TimeSlot slot) {
        clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(newId())
                                .setSlotId(slot.getSlotId())
                                .setPatientId(clinic.patient().toString())
                                .build());
    }

    private ExtendScheduleRequest.Builder extending() {
        return ExtendScheduleRequest.newBuilder()
                .setRequestId(newId())
                .addDoctorIds(doctor.toString());
    }

    private int extend() {
        return admin.extendSchedule(extending().build()).getReport().getMadeCount();
    }

    private Timestamp midnight(int daysLater) {
        return Timestamp.newBuilder()
                .setSeconds(
                        day.plusDays(daysLater).atStartOfDay(RunningClinic.ZONE).toEpochSecond())
                .build();
    }

    private CreateClosureRequest closing(String doctorId) {
        return CreateClosureRequest.newBuilder()
                .setRequestId(newId())
                .setDoctorId(doctorId)
                .setStartTime(midnight(0))
                .setEndTime(midnight(1))
                .setReason("away")
                .build();
    }

    @Test
    void aTemplateMakesItsSlotsOnceHoweverOftenAndWhoeverAsks() {
        var request = creating().build();

        var created = admin.createWeeklyTemplate(request);
        AtOnce.call(4, i -> extend());

        assertThat(created.getReport().getMadeCount()).isEqualTo(12);
        assertThat(slots()).hasSize(12);
        assertThat(admin.createWeeklyTemplate(request)).isEqualTo(created);
        assertThat(slots()).hasSize(12);
    }

    @Test
    void aScheduleIsExtendedAsFarAsIsAsked() {
        admin.createWeeklyTemplate(creating().clearLastDate().build());
        int made = slots().size();
        var farther = extending().setDays(100).build();

        var planned =
                admin.extendSchedule(farther.toBuilder().clearRequestId().setDryRun(true).build());
        var extended = admin.extendSchedule(farther);

        assertThat(made).isEqualTo(32);
        assertThat(planned).isEqualTo(extended);
        assertThat(extended.getReport().getMadeCount()).isBetween(20, 28);
        assertThat(admin.extendSchedule(farther)).isEqualTo(extended);
        assertThat(extend()).isZero();
    }

    @Test
    void aSlotDeletedByHandIsNotMadeAgain() {
        create();
        TimeSlot slot = slots().getFirst();
        clinic.schedule("admin")
                .deleteTimeSlots(
                        DeleteTimeSlotsRequest.newBuilder()
                                .setRequestId(newId())
                                .setSelection(
                                        SlotSelection.newBuilder().addSlotIds(slot.getSlotId()))
                                .build());

        assertThat(extend()).isZero();
        assertThat(slots()).hasSize(11).doesNotContain(slot);
    }

    @Test
    void whatIsInTheWayIsListedAndTheRestIsMade() {
        var nine = day.atTime(9, 15).atZone(RunningClinic.ZONE).toInstant();
        UUID inTheWay = clinic.slot(doctor, nine, nine.plusSeconds(1800), 1);

        var report = create().getReport();

        assertThat(report.getMadeCount()).isEqualTo(10);
        assertThat(report.getClashCount()).isEqualTo(2);
        assertThat(report.getClashesList())
                .allMatch(clash -> clash.getSlot().getSlotId().equals(inTheWay.toString()));
    }

    @Test
    void aChangedTemplateChangesOnlySlotsThatNobodyUsed() {
        var template = create().getTemplate();
        TimeSlot booked = slots().getFirst();
        book(booked);
        var request =
                UpdateWeeklyTemplateRequest.newBuilder()
                        .setRequestId(newId())
                        .setTemplateId(template.getTemplateId())
                        .setEtag(template.getEtag())
                        .setWeeklyHours(hours(10, 12, 60))
                        .build();

        var updated = admin.updateWeeklyTemplate(request);

        assertThat(updated.getBusySlotsList())
                .extracting(TimeSlot::getSlotId)
                .containsExactly(booked.getSlotId());
        assertThat(updated.getReport().getMadeCount()).isEqualTo(6);
        assertThat(slots()).hasSize(7).extracting(TimeSlot::getSlotId).contains(booked.getSlotId());
        assertThat(admin.updateWeeklyTemplate(request)).isEqualTo(updated);
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.updateWeeklyTemplate(
                                                        request.toBuilder()
                                                                .setRequestId(newId())
                                                                .build()))
                                .reason())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.updateWeeklyTemplate(
                                                        request.toBuilder()
                                                                .setRequestId(newId())
                                                                .setTemplateId(newId())
                                                                .build()))
                                .reason())
                .isEqualTo("TEMPLATE_UNKNOWN");
    }

    @Test
    void anEndedTemplateKeepsNoSlotAfterItsLastDayButThoseInUse() {
        var template = create().getTemplate();
        TimeSlot booked = slots().getLast();
        book(booked);

        var ended =
                admin.endWeeklyTemplate(
                        EndWeeklyTemplateRequest.newBuilder()
                                .setRequestId(newId())
                                .setTemplateId(template.getTemplateId())
                                .setEtag(template.getEtag())
                                .setLastDate(day.toString())
                                .build());

        assertThat(ended.getBusySlotsList())
                .extracting(TimeSlot::getSlotId)
                .containsExactly(booked.getSlotId());
        assertThat(slots()).hasSize(5);
        assertThat(
                        availability("desk")
                                .listWeeklyTemplates(
                                        ListWeeklyTemplatesRequest.newBuilder()
                                                .addDoctorIds(doctor.toString())
                                                .build())
                                .getTemplatesList())
                .containsExactly(ended.getTemplate());
    }

    @Test
    void timeOffBlocksSlotsListsAppointmentsAndIsTakenBack() {
        create();
        TimeSlot booked = slots().getFirst();
        book(booked);
        var request = closing(doctor.toString());

        var closed = admin.createClosure(request);

        assertThat(closed.getBlockedCount()).isEqualTo(4);
        assertThat(closed.getBusySlotCount()).isEqualTo(1);
        assertThat(closed.getBusySlotsList()).containsExactly(slots().getFirst());
        assertThat(slots().subList(0, 4)).allMatch(slot -> slot.getBlockedReason().equals("away"));
        assertThat(slots().get(4).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(admin.createClosure(request)).isEqualTo(closed);
        assertThat(
                        availability("desk")
                                .listClosures(
                                        ListClosuresRequest.newBuilder()
                                                .addDoctorIds(doctor.toString())
                                                .build())
                                .getClosuresList())
                .contains(closed.getClosure());

        var deleting =
                DeleteClosureRequest.newBuilder()
                        .setRequestId(newId())
                        .setClosureId(closed.getClosure().getClosureId())
                        .build();
        assertThat(admin.deleteClosure(deleting).getReopenedCount()).isEqualTo(4);
        assertThat(admin.deleteClosure(deleting).getReopenedCount()).isEqualTo(4);
        assertThat(slots()).noneMatch(slot -> slot.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED);
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.deleteClosure(
                                                        deleting.toBuilder()
                                                                .setRequestId(newId())
                                                                .build()))
                                .reason())
                .isEqualTo("CLOSURE_UNKNOWN");
    }

    @Test
    void noSlotIsMadeOnAHolidayUntilItIsDeleted() {
        var holiday = admin.createClosure(closing("")).getClosure();
        try {
            assertThat(create().getReport().getMadeCount()).isEqualTo(8);
        } finally {
            admin.deleteClosure(
                    DeleteClosureRequest.newBuilder()
                            .setRequestId(newId())
                            .setClosureId(holiday.getClosureId())
                            .build());
        }
        assertThat(extend()).isEqualTo(4);
    }

    @Test
    void aSlotUnderTwoClosuresStaysBlockedUntilBothAreGone() {
        create();
        var first = admin.createClosure(closing(doctor.toString())).getClosure();
        admin.createClosure(closing(doctor.toString()));

        var deleted =
                admin.deleteClosure(
                        DeleteClosureRequest.newBuilder()
                                .setRequestId(newId())
                                .setClosureId(first.getClosureId())
                                .build());

        assertThat(deleted.getReopenedCount()).isZero();
        assertThat(slots().getFirst().getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_BLOCKED);
    }

    @Test
    void brokenRequestsAreRefusedWithEveryFieldAndOthersByRole() {
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createWeeklyTemplate(
                                                        CreateWeeklyTemplateRequest
                                                                .getDefaultInstance()))
                                .violatedFields())
                .containsExactly(
                        "request_id", "doctor_id", "weekday", "weekly_hours", "first_date");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createClosure(
                                                        CreateClosureRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "start_time", "end_time", "reason");
        for (String user : List.of("desk", "patient")) {
            var stub = availability(user);
            assertThat(refusalOf(() -> stub.createWeeklyTemplate(creating().build())).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(refusalOf(() -> stub.createClosure(closing(""))).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(refusalOf(() -> stub.extendSchedule(extending().build())).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
    }
}
