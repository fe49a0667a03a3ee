package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Timestamp;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.AssignRoomRequest;
import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.AvailabilityServiceGrpc.AvailabilityServiceBlockingStub;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.CreateLocationRequest;
import org.frontdesk.api.v1.CreateRoomRequest;
import org.frontdesk.api.v1.CreateTimeSlotRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.DeactivateRoomRequest;
import org.frontdesk.api.v1.ExtendScheduleRequest;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import org.frontdesk.api.v1.Room;
import org.frontdesk.api.v1.RoomClashes;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceBlockingStub;
import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.api.v1.SlotClashReason;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.UpdateWeeklyTemplateRequest;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Slots that are tied to rooms: shown with them, and never two of them in one room at the same time. */
class RoomTest {

    private static final String NINE = "2050-03-01T09:00:00Z";
    private static final String TEN = "2050-03-01T10:00:00Z";
    private static final String ELEVEN = "2050-03-01T11:00:00Z";

    private static RunningClinic clinic;
    private static ScheduleServiceBlockingStub admin;
    private static LocationServiceBlockingStub locations;
    private static UUID ownDoctor;
    private static String location;
    private static int number;

    // Of this test alone.
    private UUID doctor;
    private UUID otherDoctor;
    private Room room;

    /** A day of the week that is neither today nor tomorrow. */
    private final LocalDate day = LocalDate.now(RunningClinic.ZONE).plusDays(3);

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        ownDoctor = clinic.doctor("Surgery");
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, ownDoctor, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        admin = clinic.schedule("admin");
        locations = clinic.as("admin", LocationServiceGrpc.newBlockingStub(clinic.channel()));
        location =
                locations
                        .createLocation(
                                CreateLocationRequest.newBuilder()
                                        .setRequestId(newId())
                                        .setName("Main Street")
                                        .build())
                        .getLocation()
                        .getLocationId();
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void newDoctorsAndRoom() {
        doctor = clinic.doctor("Cardiology");
        otherDoctor = clinic.doctor("Cardiology");
        room = newRoom();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Room newRoom() {
        return locations
                .createRoom(
                        CreateRoomRequest.newBuilder()
                                .setRequestId(newId())
                                .setLocationId(location)
                                .setName("Room " + ++number)
                                .build())
                .getRoom();
    }

    private static Room outOfUse(Room room) {
        return locations
                .deactivateRoom(
                        DeactivateRoomRequest.newBuilder()
                                .setRequestId(newId())
                                .setRoomId(room.getRoomId())
                                .setEtag(room.getEtag())
                                .build())
                .getRoom();
    }

    private static Timestamp timestamp(String instant) {
        return Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()).build();
    }

    private static CreateTimeSlotRequest.Builder creating(UUID doctor, String start, String end) {
        return CreateTimeSlotRequest.newBuilder()
                .setRequestId(newId())
                .setDoctorId(doctor.toString())
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(end));
    }

    private TimeSlot create(UUID doctor, String start, String end) {
        return admin.createTimeSlot(
                        creating(doctor, start, end).setRoomId(room.getRoomId()).build())
                .getSlot();
    }

    private static TimeSlot get(TimeSlot slot) {
        return admin.getTimeSlot(
                        GetTimeSlotRequest.newBuilder().setSlotId(slot.getSlotId()).build())
                .getSlot();
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

    private static AssignRoomRequest assigning(String room, TimeSlot... slots) {
        return AssignRoomRequest.newBuilder()
                .setRequestId(newId())
                .setSelection(
                        SlotSelection.newBuilder()
                                .addAllSlotIds(Stream.of(slots).map(TimeSlot::getSlotId).toList()))
                .setRoomId(room)
                .build();
    }

    private static TimeOfDayRange hours(int from, int to) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimeOfDay.newBuilder().setHours(from))
                .setEnd(TimeOfDay.newBuilder().setHours(to))
                .build();
    }

    /** Nine to twelve in Madrid, an hour each, on a Monday. */
    private BulkCreateTimeSlotsRequest.Builder morning(UUID doctor) {
        return BulkCreateTimeSlotsRequest.newBuilder()
                .setRequestId(newId())
                .setDoctorId(doctor.toString())
                .setFirstDate("2050-03-07")
                .setLastDate("2050-03-07")
                .addWeekdays(Weekday.WEEKDAY_MONDAY)
                .setHours(hours(9, 12))
                .setSlotMinutes(60)
                .setRoomId(room.getRoomId());
    }

    private static AvailabilityServiceBlockingStub availability() {
        return clinic.as("admin", AvailabilityServiceGrpc.newBlockingStub(clinic.channel()));
    }

    /** Two slots in the morning, for three weeks. */
    private CreateWeeklyTemplateRequest.Builder weekly(UUID doctor) {
        return CreateWeeklyTemplateRequest.newBuilder()
                .setRequestId(newId())
                .setDoctorId(doctor.toString())
                .setWeekday(Weekday.forNumber(day.getDayOfWeek().getValue()))
                .setWeeklyHours(
                        WeeklyHours.newBuilder()
                                .setHours(hours(9, 11))
                                .setSlotMinutes(60)
                                .setRoomId(room.getRoomId()))
                .setFirstDate(day.toString())
                .setLastDate(day.plusDays(14).toString());
    }

    private List<TimeSlot> slotsOf(UUID doctor, LocalDate first, LocalDate last) {
        return admin.listTimeSlots(
                        ListTimeSlotsRequest.newBuilder()
                                .addDoctorIds(doctor.toString())
                                .setFirstDate(first.toString())
                                .setLastDate(last.toString())
                                .setPageSize(500)
                                .build())
                .getSlotsList();
    }

    private long slotsInRoom() {
        return clinic.database.count(
                "select count(*) from time_slots where room_id = '%s'".formatted(room.getRoomId()));
    }

    // --- made in a room

    @Test
    void aSlotIsMadeInARoomAndShowsItWithItsLocation() {
        TimeSlot slot = create(doctor, NINE, TEN);

        assertThat(slot.getRoomId()).isEqualTo(room.getRoomId());
        assertThat(slot.getLocationId()).isEqualTo(location);
        assertThat(get(slot)).isEqualTo(slot);
        book(slot);
        assertThat(get(slot).getRoomId()).isEqualTo(room.getRoomId());
    }

    @Test
    void aRoomInUseIsRefusedWithTheSlotsInTheWay() {
        TimeSlot first = create(doctor, NINE, TEN);
        TimeSlot second = create(doctor, TEN, ELEVEN);

        var refused =
                refusalOf(
                        () -> create(otherDoctor, "2050-03-01T09:30:00Z", "2050-03-01T10:30:00Z"));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(refused.metadata())
                .containsEntry("room_id", room.getRoomId())
                .containsEntry("clash_count", "2")
                .containsEntry("slot_id", first.getSlotId())
                .containsEntry("start_time", NINE)
                .containsEntry("end_time", TEN);
        assertThat(refused.detail(RoomClashes.class).orElseThrow().getClashesList())
                .extracting(SlotClash::getSlot)
                .containsExactly(first, second);
        assertThat(create(otherDoctor, ELEVEN, "2050-03-01T12:00:00Z").getRoomId())
                .as("a slot that only touches is fine")
                .isEqualTo(room.getRoomId());
    }

    @Test
    void theDoctorsOwnSlotIsToldBeforeTheRoom() {
        create(doctor, NINE, TEN);

        assertThat(refusalOf(() -> create(doctor, NINE, TEN)).reason()).isEqualTo("SLOT_OVERLAP");
    }

    @Test
    void ofTwentyWhoWantARoomAtOnceOneGetsIt() {
        List<UUID> doctors =
                IntStream.range(0, 20).mapToObj(i -> clinic.doctor("Cardiology")).toList();

        List<String> reasons =
                AtOnce.call(
                        doctors.size(),
                        i -> {
                            try {
                                create(doctors.get(i), NINE, TEN);
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "ROOM_TAKEN").containsOnlyOnce("OK");
        assertThat(slotsInRoom()).isEqualTo(1);
    }

    @Test
    void whoeverGetsThereFirstARoomOutOfUseHasNoSlotToCome() {
        for (int round = 0; round < 5; round++) {
            room = newRoom();
            UUID doctorOfRound = clinic.doctor("Cardiology");

            List<String> reasons =
                    AtOnce.call(
                            2,
                            i -> {
                                try {
                                    if (i == 0) {
                                        outOfUse(room);
                                    } else {
                                        create(doctorOfRound, NINE, TEN);
                                    }
                                    return "OK";
                                } catch (StatusRuntimeException refused) {
                                    return Answered.of(refused).reason();
                                }
                            });

            assertThat(reasons).containsOnlyOnce("OK");
            assertThat(reasons).containsAnyOf("ROOM_IN_USE", "ROOM_INACTIVE");
        }
    }

    @Test
    void inARoomThatIsUnknownOrOutOfUseNothingIsMade() {
        var unknown = creating(doctor, NINE, TEN).setRoomId(newId()).build();

        assertThat(refusalOf(() -> admin.createTimeSlot(unknown)).reason())
                .isEqualTo("ROOM_UNKNOWN");
        outOfUse(room);
        assertThat(refusalOf(() -> create(doctor, NINE, TEN)).reason()).isEqualTo("ROOM_INACTIVE");
        assertThat(refusalOf(() -> admin.bulkCreateTimeSlots(morning(doctor).build())).reason())
                .isEqualTo("ROOM_INACTIVE");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.bulkCreateTimeSlots(
                                                        morning(doctor).setDryRun(true).build()))
                                .reason())
                .isEqualTo("ROOM_INACTIVE");
        assertThat(
                        refusalOf(() -> availability().createWeeklyTemplate(weekly(doctor).build()))
                                .reason())
                .isEqualTo("ROOM_INACTIVE");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createTimeSlot(
                                                        creating(doctor, NINE, TEN)
                                                                .setRoomId("2")
                                                                .build()))
                                .violatedFields())
                .containsExactly("room_id");
    }

    @Test
    void aMorningIsMadeInARoomOrNotAtAllAndADryRunSaysWhy() {
        TimeSlot inTheWay = create(otherDoctor, "2050-03-07T08:30:00Z", "2050-03-07T09:30:00Z");
        TimeSlot own =
                admin.createTimeSlot(
                                creating(doctor, "2050-03-07T10:00:00Z", "2050-03-07T11:00:00Z")
                                        .build())
                        .getSlot();

        var planned = admin.bulkCreateTimeSlots(morning(doctor).setDryRun(true).build());
        var refused = refusalOf(() -> admin.bulkCreateTimeSlots(morning(doctor).build()));

        assertThat(planned.getPlannedCount()).isEqualTo(3);
        assertThat(planned.getClashCount()).isEqualTo(3);
        assertThat(planned.getClashesList())
                .extracting(clash -> clash.getSlot().getSlotId(), SlotClash::getReason)
                .containsExactly(
                        tuple(inTheWay.getSlotId(), SlotClashReason.SLOT_CLASH_REASON_ROOM),
                        tuple(inTheWay.getSlotId(), SlotClashReason.SLOT_CLASH_REASON_ROOM),
                        tuple(own.getSlotId(), SlotClashReason.SLOT_CLASH_REASON_DOCTOR));
        assertThat(refused.reason()).isEqualTo("SLOT_OVERLAP");
        assertThat(slotsInRoom()).isEqualTo(1);
        room = newRoom();
        assertThat(
                        admin.bulkCreateTimeSlots(
                                        morning(otherDoctor).setHours(hours(15, 18)).build())
                                .getCreatedCount())
                .isEqualTo(3);
        assertThat(slotsInRoom()).isEqualTo(3);
    }

    // --- from templates

    @Test
    void aTemplateNamesARoomAndWhatClashesThereIsListedAndNotMade() {
        var nine = day.plusDays(7).atTime(9, 0).atZone(RunningClinic.ZONE).toInstant();
        TimeSlot inTheWay = create(otherDoctor, nine.toString(), nine.plusSeconds(600).toString());

        var created = availability().createWeeklyTemplate(weekly(doctor).build());

        assertThat(created.getTemplate().getWeeklyHours().getRoomId()).isEqualTo(room.getRoomId());
        assertThat(created.getReport().getMadeCount()).isEqualTo(5);
        assertThat(created.getReport().getClashesList()).hasSize(1);
        assertThat(created.getReport().getClashes(0).getSlot()).isEqualTo(inTheWay);
        assertThat(created.getReport().getClashes(0).getReason())
                .isEqualTo(SlotClashReason.SLOT_CLASH_REASON_ROOM);
        assertThat(slotsOf(doctor, day, day.plusDays(14)))
                .hasSize(5)
                .allMatch(slot -> slot.getRoomId().equals(room.getRoomId()));
        assertThat(
                        availability()
                                .extendSchedule(
                                        ExtendScheduleRequest.newBuilder()
                                                .addDoctorIds(doctor.toString())
                                                .setDryRun(true)
                                                .build())
                                .getReport()
                                .getClashesList())
                .isEqualTo(created.getReport().getClashesList());
    }

    @Test
    void aTemplateThatMovesTakesItsUnusedSlotsAlongAndListsTheOthers() {
        var template = availability().createWeeklyTemplate(weekly(doctor).build()).getTemplate();
        TimeSlot booked = slotsOf(doctor, day, day).getFirst();
        book(booked);
        Room other = newRoom();

        var updated =
                availability()
                        .updateWeeklyTemplate(
                                UpdateWeeklyTemplateRequest.newBuilder()
                                        .setRequestId(newId())
                                        .setTemplateId(template.getTemplateId())
                                        .setEtag(template.getEtag())
                                        .setWeeklyHours(
                                                template.getWeeklyHours().toBuilder()
                                                        .setRoomId(other.getRoomId()))
                                        .build());

        assertThat(updated.getBusySlotsList())
                .extracting(TimeSlot::getSlotId)
                .containsExactly(booked.getSlotId());
        assertThat(slotsOf(doctor, day, day.plusDays(14)))
                .extracting(TimeSlot::getRoomId)
                .containsExactly(
                        room.getRoomId(),
                        other.getRoomId(),
                        other.getRoomId(),
                        other.getRoomId(),
                        other.getRoomId(),
                        other.getRoomId());
    }

    @Test
    void aRoomThatATemplateNamesStaysInUse() {
        availability()
                .createWeeklyTemplate(
                        weekly(doctor)
                                .setFirstDate(day.plusDays(700).toString())
                                .clearLastDate()
                                .build());

        var refused = refusalOf(() -> outOfUse(room));

        assertThat(refused.reason()).isEqualTo("ROOM_IN_USE");
        assertThat(refused.metadata())
                .containsEntry("slot_count", "0")
                .containsEntry("template_count", "1");
    }

    // --- assigned

    @Test
    void slotsMoveToAnotherRoomAndThoseWithAppointmentsAreTold() {
        TimeSlot free = create(doctor, NINE, TEN);
        TimeSlot booked = create(doctor, TEN, ELEVEN);
        book(booked);
        Room other = newRoom();
        var request = assigning(other.getRoomId(), free, booked);

        var assigned = clinic.schedule("desk").assignRoom(request);

        assertThat(assigned.getAssignedCount()).isEqualTo(2);
        assertThat(assigned.getBusySlotCount()).isEqualTo(1);
        assertThat(assigned.getBusySlotsList()).containsExactly(get(booked));
        assertThat(get(booked).getRoomId()).isEqualTo(other.getRoomId());
        assertThat(get(free).getVersion()).isEqualTo(free.getVersion() + 1);
        assertThat(clinic.schedule("desk").assignRoom(request)).isEqualTo(assigned);
        assertThat(admin.assignRoom(assigning(other.getRoomId(), free)).getAssignedCount())
                .as("it is there already")
                .isZero();
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'ASSIGN_ROOM' and request_id = '%s'"
                                        .formatted(request.getRequestId())))
                .isEqualTo(1);
    }

    @Test
    void slotsOfADoctorLeaveTheirRoomsForARange() {
        TimeSlot inside = create(doctor, NINE, TEN);
        TimeSlot outside = create(doctor, TEN, ELEVEN);

        var assigned =
                admin.assignRoom(
                        AssignRoomRequest.newBuilder()
                                .setRequestId(newId())
                                .setSelection(
                                        SlotSelection.newBuilder()
                                                .setDoctorId(doctor.toString())
                                                .setStartTime(timestamp(NINE))
                                                .setEndTime(timestamp(TEN)))
                                .build());

        assertThat(assigned.getAssignedCount()).isEqualTo(1);
        assertThat(get(inside).getRoomId()).isEmpty();
        assertThat(get(inside).getLocationId()).isEmpty();
        assertThat(get(outside).getRoomId()).isEqualTo(room.getRoomId());
    }

    @Test
    void ofSlotsOfWhichOneHasNoPlaceInTheRoomNoneMoves() {
        TimeSlot there = create(doctor, NINE, TEN);
        room = newRoom();
        TimeSlot clashing = create(otherDoctor, NINE, TEN);
        TimeSlot fitting = create(otherDoctor, TEN, ELEVEN);

        var refused =
                refusalOf(() -> admin.assignRoom(assigning(there.getRoomId(), clashing, fitting)));

        assertThat(refused.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(refused.detail(RoomClashes.class).orElseThrow().getClashesList())
                .extracting(SlotClash::getSlot)
                .containsExactly(there);
        assertThat(get(fitting)).isEqualTo(fitting);
    }

    @Test
    void slotsThatWouldMeetEachOtherInTheRoomStayWhereTheyAre() {
        TimeSlot one = admin.createTimeSlot(creating(doctor, NINE, TEN).build()).getSlot();
        TimeSlot other = admin.createTimeSlot(creating(otherDoctor, NINE, TEN).build()).getSlot();

        var refused = refusalOf(() -> admin.assignRoom(assigning(room.getRoomId(), one, other)));

        assertThat(refused.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(refused.metadata()).containsEntry("clash_count", "1");
        assertThat(slotsInRoom()).isZero();
    }

    @Test
    void ofTwentyWhoMoveTheirSlotIntoARoomAtOnceOneDoes() {
        List<TimeSlot> slots =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        admin.createTimeSlot(
                                                        creating(
                                                                        clinic.doctor("Cardiology"),
                                                                        NINE,
                                                                        TEN)
                                                                .build())
                                                .getSlot())
                        .toList();

        List<String> reasons =
                AtOnce.call(
                        slots.size(),
                        i -> {
                            try {
                                admin.assignRoom(assigning(room.getRoomId(), slots.get(i)));
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "ROOM_TAKEN").containsOnlyOnce("OK");
        assertThat(slotsInRoom()).isEqualTo(1);
    }

    @Test
    void aDoctorAssignsInTheirOwnScheduleOnly() {
        TimeSlot own = admin.createTimeSlot(creating(ownDoctor, NINE, TEN).build()).getSlot();
        TimeSlot others = admin.createTimeSlot(creating(doctor, TEN, ELEVEN).build()).getSlot();
        var doctorsDesk = clinic.schedule("doctor");

        assertThat(doctorsDesk.assignRoom(assigning(room.getRoomId(), own)).getAssignedCount())
                .isEqualTo(1);
        assertThat(
                        refusalOf(() -> doctorsDesk.assignRoom(assigning(room.getRoomId(), others)))
                                .reason())
                .isEqualTo("SCHEDULE_NOT_YOURS");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.schedule("patient")
                                                        .assignRoom(
                                                                assigning(room.getRoomId(), own)))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.assignRoom(
                                                        AssignRoomRequest.newBuilder()
                                                                .setRoomId("2")
                                                                .build()))
                                .violatedFields())
                .containsExactly("request_id", "selection", "room_id");
        assertThat(refusalOf(() -> admin.assignRoom(assigning(newId(), own))).reason())
                .isEqualTo("ROOM_UNKNOWN");
    }

    @Test
    void theSchemaForbidsTwoSlotsInARoomWhoeverWrites() {
        create(doctor, NINE, TEN);
        TimeSlot other = admin.createTimeSlot(creating(otherDoctor, NINE, TEN).build()).getSlot();

        assertThatThrownBy(
                        () ->
                                clinic.database.execute(
                                        "update time_slots set room_id = '%s', location_id = '%s' where id = '%s'"
                                                .formatted(
                                                        room.getRoomId(),
                                                        location,
                                                        other.getSlotId())))
                .hasMessageContaining("time_slots_room_used_once");
    }
}
