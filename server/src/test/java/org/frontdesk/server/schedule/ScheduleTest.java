package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Timestamp;

import io.grpc.Status;

import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.CreateTimeSlotRequest;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceBlockingStub;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Making slots and finding them, as an administrator and the desks do it. */
class ScheduleTest {

    private static final String MORNING = "2050-03-01T08:00:00Z";

    private static RunningClinic clinic;
    private static ScheduleServiceBlockingStub admin;
    private static ScheduleServiceBlockingStub desk;

    /** Of this test alone. */
    private UUID doctor;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        admin = clinic.schedule("admin");
        desk = clinic.schedule("desk");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void newDoctor() {
        doctor = clinic.doctor("Cardiology");
    }

    private static Timestamp timestamp(String instant) {
        return Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()).build();
    }

    private CreateTimeSlotRequest.Builder creating(String start, String end) {
        return CreateTimeSlotRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setDoctorId(doctor.toString())
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(end));
    }

    private TimeSlot create(String start, String end) {
        return admin.createTimeSlot(creating(start, end).build()).getSlot();
    }

    private static TimeOfDayRange hours(int from, int to) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimeOfDay.newBuilder().setHours(from))
                .setEnd(TimeOfDay.newBuilder().setHours(to))
                .build();
    }

    /** Five days of eight slots, but for an hour at noon. */
    private BulkCreateTimeSlotsRequest.Builder week() {
        return BulkCreateTimeSlotsRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setDoctorId(doctor.toString())
                .setFirstDate("2050-03-07")
                .setLastDate("2050-03-13")
                .addAllWeekdays(
                        List.of(
                                Weekday.WEEKDAY_MONDAY,
                                Weekday.WEEKDAY_TUESDAY,
                                Weekday.WEEKDAY_WEDNESDAY,
                                Weekday.WEEKDAY_THURSDAY,
                                Weekday.WEEKDAY_FRIDAY))
                .setHours(hours(8, 17))
                .setSlotMinutes(60)
                .addBreaks(hours(12, 13))
                .setCapacity(2);
    }

    private ListTimeSlotsRequest.Builder listing(String first, String last) {
        return ListTimeSlotsRequest.newBuilder()
                .addDoctorIds(doctor.toString())
                .setFirstDate(first)
                .setLastDate(last);
    }

    private long slotsOfDoctor() {
        return clinic.database.count(
                "select count(*) from time_slots where doctor_id = '" + doctor + "'");
    }

    @Test
    void aNewSlotIsFreeAndIsListed() {
        TimeSlot slot = create(MORNING, "2050-03-01T08:20:00Z");

        assertThat(slot.getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
        assertThat(slot.getCapacity()).isEqualTo(1);
        assertThat(slot.getBooked()).isZero();
        assertThat(slot.getDoctorId()).isEqualTo(doctor.toString());
        assertThat(desk.listTimeSlots(listing("2050-03-01", "2050-03-01").build()).getSlotsList())
                .containsExactly(slot);
    }

    @Test
    void aSlotThatOverlapsIsRefusedWithTheOneInTheWay() {
        TimeSlot first = create(MORNING, "2050-03-01T08:20:00Z");

        var refused = refusalOf(() -> create("2050-03-01T08:10:00Z", "2050-03-01T08:30:00Z"));
        TimeSlot touching = create("2050-03-01T08:20:00Z", "2050-03-01T08:40:00Z");

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("SLOT_OVERLAP");
        assertThat(refused.metadata())
                .containsEntry("slot_id", first.getSlotId())
                .containsEntry("start_time", MORNING)
                .containsEntry("end_time", "2050-03-01T08:20:00Z");
        assertThat(touching.getSlotId()).isNotEqualTo(first.getSlotId());
        assertThat(slotsOfDoctor()).isEqualTo(2);
    }

    @Test
    void ofTwentyWhoMakeTheSameSlotAtOnceOneDoes() {
        List<String> reasons =
                AtOnce.call(
                        20,
                        i -> {
                            try {
                                create(MORNING, "2050-03-01T08:20:00Z");
                                return "OK";
                            } catch (io.grpc.StatusRuntimeException refused) {
                                return org.frontdesk.server.Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "SLOT_OVERLAP").containsOnlyOnce("OK");
        assertThat(slotsOfDoctor()).isEqualTo(1);
    }

    @Test
    void aWeekIsMadeAtOnce() {
        var made = admin.bulkCreateTimeSlots(week().build());

        assertThat(made.getCreatedCount()).isEqualTo(40);
        var slots =
                desk.listTimeSlots(listing("2050-03-07", "2050-03-13").setPageSize(500).build())
                        .getSlotsList();
        assertThat(slots).hasSize(40).allMatch(slot -> slot.getCapacity() == 2);
        assertThat(slots.getFirst().getStartTime()).isEqualTo(timestamp("2050-03-07T07:00:00Z"));
    }

    @Test
    void aWeekWithOneSlotInTheWayIsNotMadeAtAll() {
        TimeSlot inTheWay = create("2050-03-11T15:30:00Z", "2050-03-11T15:40:00Z");

        var refused = refusalOf(() -> admin.bulkCreateTimeSlots(week().build()));

        assertThat(refused.reason()).isEqualTo("SLOT_OVERLAP");
        assertThat(refused.metadata()).containsEntry("slot_id", inTheWay.getSlotId());
        assertThat(slotsOfDoctor()).isEqualTo(1);
    }

    @Test
    void aWeekSentAgainIsAnsweredAsTheFirstTime() {
        var request = week().build();

        var first = admin.bulkCreateTimeSlots(request);
        var again = admin.bulkCreateTimeSlots(request);

        assertThat(again).isEqualTo(first);
        assertThat(slotsOfDoctor()).isEqualTo(40);
        var other = request.toBuilder().setCapacity(3).build();
        assertThat(refusalOf(() -> admin.bulkCreateTimeSlots(other)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void tenThousandSlotsAtOnceAreRefusedAndNothingIsWritten() {
        var request =
                week().setFirstDate("2050-01-01")
                        .setLastDate("2050-02-04")
                        .addWeekdays(Weekday.WEEKDAY_SATURDAY)
                        .addWeekdays(Weekday.WEEKDAY_SUNDAY)
                        .setHours(hours(0, 24))
                        .clearBreaks()
                        .setSlotMinutes(5)
                        .build();

        var refused = refusalOf(() -> admin.bulkCreateTimeSlots(request));

        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.violatedFields()).containsExactly("last_date");
        assertThat(slotsOfDoctor()).isZero();
        assertThat(
                        clinic.database.count(
                                "select count(*) from request_outcomes where request_id = '"
                                        + request.getRequestId()
                                        + "'"))
                .isZero();
    }

    @Test
    void asManyAsAreAllowedAreMadeAtOnce() {
        var request =
                week().setFirstDate("2050-01-03")
                        .setLastDate("2050-07-31")
                        .setHours(hours(0, 24))
                        .clearBreaks()
                        .setSlotMinutes(45)
                        .build();

        int made = admin.bulkCreateTimeSlots(request).getCreatedCount();

        assertThat(made).isBetween(4_500, ScheduleGrpcService.MOST_SLOTS_AT_ONCE);
        assertThat(slotsOfDoctor()).isEqualTo(made);
    }

    @Test
    void aBrokenPatternNamesEveryField() {
        var refused =
                refusalOf(
                        () ->
                                admin.bulkCreateTimeSlots(
                                        BulkCreateTimeSlotsRequest.newBuilder()
                                                .setRequestId("x")
                                                .setFirstDate("2050-02-30")
                                                .addWeekdays(Weekday.WEEKDAY_MONDAY)
                                                .addWeekdays(Weekday.WEEKDAY_MONDAY)
                                                .addWeekdaysValue(99)
                                                .setHours(hours(17, 8))
                                                .setSlotMinutes(4)
                                                .addBreaks(hours(12, 25))
                                                .setCapacity(1001)
                                                .build()));

        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.violatedFields())
                .containsExactlyInAnyOrder(
                        "request_id",
                        "doctor_id",
                        "first_date",
                        "last_date",
                        "weekdays[1]",
                        "weekdays[2]",
                        "hours.end",
                        "slot_minutes",
                        "breaks[0].end",
                        "capacity");
    }

    @Test
    void aPatternThatMakesNoSlotIsRefused() {
        var weekend = week().setFirstDate("2050-03-12").build();

        assertThat(refusalOf(() -> admin.bulkCreateTimeSlots(weekend)).violatedFields())
                .containsExactly("hours");
    }

    @Test
    void timesThatCannotBeAreNamed() {
        assertThat(violations(creating(MORNING, "2050-03-01T07:00:00Z")))
                .containsExactly("end_time");
        assertThat(violations(creating(MORNING, MORNING))).containsExactly("end_time");
        assertThat(violations(creating(MORNING, "2050-03-01T08:04:00Z")))
                .containsExactly("end_time");
        assertThat(violations(creating(MORNING, "2050-03-02T08:01:00Z")))
                .containsExactly("end_time");
        assertThat(violations(creating("2050-03-01T08:00:30Z", "2050-03-01T08:20:30Z")))
                .containsExactly("start_time", "end_time");
        assertThat(
                        violations(
                                creating(MORNING, "2050-03-01T08:20:00Z")
                                        .clearStartTime()
                                        .clearEndTime()))
                .containsExactly("start_time", "end_time");
        for (int nanos : new int[] {-1, 1, 1_000_000_000, Integer.MIN_VALUE}) {
            assertThat(
                            violations(
                                    creating(MORNING, "2050-03-01T08:20:00Z")
                                            .setStartTime(
                                                    timestamp(MORNING).toBuilder()
                                                            .setNanos(nanos))))
                    .containsExactly("start_time");
        }
        for (long seconds :
                new long[] {253_402_300_800L, Long.MAX_VALUE, Long.MIN_VALUE, -6_000_000_000L}) {
            assertThat(
                            violations(
                                    creating(MORNING, "2050-03-01T08:20:00Z")
                                            .setEndTime(
                                                    Timestamp.newBuilder().setSeconds(seconds))))
                    .containsExactly("end_time");
        }
        assertThat(slotsOfDoctor()).isZero();
    }

    private static List<String> violations(CreateTimeSlotRequest.Builder request) {
        var refused = refusalOf(() -> admin.createTimeSlot(request.build()));
        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        return refused.violatedFields();
    }

    @Test
    void slotsAreMadeOnlyForADoctorWhoTakesAppointments() {
        var nobody =
                creating(MORNING, "2050-03-01T08:20:00Z").setDoctorId(UUID.randomUUID().toString());
        clinic.database.execute("update doctors set active = false where id = '" + doctor + "'");

        var unknown = refusalOf(() -> admin.createTimeSlot(nobody.build()));
        var inactive = refusalOf(() -> admin.bulkCreateTimeSlots(week().build()));

        assertThat(unknown.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(unknown.reason()).isEqualTo("DOCTOR_UNKNOWN");
        assertThat(inactive.reason()).isEqualTo("DOCTOR_INACTIVE");
    }

    @Test
    void onlyAnAdministratorMakesSlots() {
        var create = creating(MORNING, "2050-03-01T08:20:00Z").build();

        for (String user : List.of("desk", "patient")) {
            var refused = refusalOf(() -> clinic.schedule(user).createTimeSlot(create));
            assertThat(refused.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(refused.reason()).isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(
                            refusalOf(
                                            () ->
                                                    clinic.schedule(user)
                                                            .bulkCreateTimeSlots(week().build()))
                                    .code())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        }
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.schedule("patient")
                                                        .listTimeSlots(
                                                                listing("2050-03-01", "2050-03-01")
                                                                        .build()))
                                .code())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(slotsOfDoctor()).isZero();
    }

    @Test
    void aListGoesOnWhereThePageEndedAlsoWhenSlotsAreAddedMeanwhile() {
        admin.bulkCreateTimeSlots(week().build());
        var request = listing("2050-03-07", "2050-03-13").setPageSize(15).build();

        var first = desk.listTimeSlots(request);
        create("2050-03-06T23:00:00Z", "2050-03-06T23:20:00Z");
        var second =
                desk.listTimeSlots(
                        request.toBuilder().setPageToken(first.getNextPageToken()).build());
        var third =
                desk.listTimeSlots(
                        request.toBuilder().setPageToken(second.getNextPageToken()).build());

        assertThat(first.getSlotsCount() + second.getSlotsCount() + third.getSlotsCount())
                .isEqualTo(40);
        assertThat(third.getSlotsCount()).isEqualTo(10);
        assertThat(third.getNextPageToken()).isEmpty();
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.listTimeSlots(
                                                        request.toBuilder()
                                                                .setLastDate("2050-03-14")
                                                                .setPageToken(
                                                                        first.getNextPageToken())
                                                                .build()))
                                .violatedFields())
                .containsExactly("page_token");
    }

    @Test
    void listsSayWhatIsWrongWithTheDays() {
        assertThat(listViolations("2050-03-02", "2050-03-01")).containsExactly("last_date");
        assertThat(listViolations("2050-01-01", "2050-12-01")).containsExactly("last_date");
        assertThat(listViolations("", "tomorrow")).containsExactly("first_date", "last_date");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.listTimeSlots(
                                                        listing("2050-03-01", "2050-03-01")
                                                                .addDoctorIds("doctor")
                                                                .setPageSize(501)
                                                                .setPageToken("?")
                                                                .build()))
                                .violatedFields())
                .containsExactly("doctor_ids[1]", "page_size", "page_token");
    }

    private List<String> listViolations(String first, String last) {
        return refusalOf(() -> desk.listTimeSlots(listing(first, last).build())).violatedFields();
    }

    @Test
    void aDayBeginsAndEndsOnTheClinicsClocks() {
        TimeSlot lastOfFirst = create("2050-03-01T22:30:00Z", "2050-03-01T23:00:00Z");
        TimeSlot firstOfSecond = create("2050-03-01T23:00:00Z", "2050-03-01T23:30:00Z");

        assertThat(desk.listTimeSlots(listing("2050-03-01", "2050-03-01").build()).getSlotsList())
                .containsExactly(lastOfFirst);
        assertThat(desk.listTimeSlots(listing("2050-03-02", "2050-03-02").build()).getSlotsList())
                .containsExactly(firstOfSecond);
    }

    @Test
    void onlySlotsThatCanBeBookedAreAvailable() {
        UUID other = clinic.doctor("Neurology");
        UUID retired = clinic.doctor("Neurology");
        clinic.database.execute("update doctors set active = false where id = '" + retired + "'");
        UUID free = clinic.slot(other, Duration.ofHours(2), 2);
        UUID full = clinic.slot(other, Duration.ofHours(3), 1);
        UUID blocked = clinic.slot(other, Duration.ofHours(4), 1);
        clinic.slot(other, Duration.ofHours(-2), 1);
        clinic.slot(retired, Duration.ofHours(2), 1);
        UUID others = clinic.slot(doctor, Duration.ofHours(2), 1);
        clinic.database.execute(
                "update time_slots set booked = 1 where id in ('%s', '%s')".formatted(free, full));
        clinic.database.execute(
                "update time_slots set blocked_reason = 'training' where id = '" + blocked + "'");
        LocalDate today = LocalDate.now(RunningClinic.ZONE);
        var request =
                ListAvailableSlotsRequest.newBuilder()
                        .setSpecialization("neurologY")
                        .setFirstDate(today.minusDays(1).toString())
                        .setLastDate(today.plusDays(1).toString())
                        .build();

        for (String user : List.of("desk", "patient")) {
            assertThat(clinic.schedule(user).listAvailableSlots(request).getSlotsList())
                    .extracting(TimeSlot::getSlotId)
                    .containsExactly(free.toString());
        }
        var ofDoctor =
                request.toBuilder()
                        .clearSpecialization()
                        .addDoctorIds(doctor.toString())
                        .addDoctorIds(retired.toString())
                        .build();
        assertThat(desk.listAvailableSlots(ofDoctor).getSlotsList())
                .extracting(TimeSlot::getSlotId)
                .containsExactly(others.toString());
    }
}
