package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.appointments.Commands.booking;

import com.google.protobuf.Timestamp;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.DeleteTimeSlotsRequest;
import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.KeptSlotReason;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.OfferPlaceRequest;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.types.AppointmentTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Appointments of a type that is longer than a slot, from booking to every way they end. */
class LongAppointmentTest {

    private static RunningClinic clinic;
    private static AppointmentServiceBlockingStub desk;
    private static Visits visits;
    private static AppointmentType hour;
    private static LocalDate nextDay = LocalDate.parse("2050-01-01");

    private UUID doctor;
    private UUID patient;
    private LocalDate day;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        desk = clinic.appointments("desk");
        visits = Visits.of(clinic, "desk");
        hour = types().ofMinutes(60);
    }

    @BeforeEach
    void anotherDay() {
        doctor = clinic.doctor("Specialization " + nextDay);
        patient = clinic.patient();
        day = nextDay;
        nextDay = nextDay.plusDays(1);
    }

    @AfterAll
    static void theBooksAreRight() {
        try {
            Invariants.hold(clinic.database::count);
        } finally {
            clinic.close();
        }
    }

    @Test
    void aTypeLongerThanASlotTakesThoseThatFollow() {
        List<UUID> slots = slots(doctor, 9, 4);

        Appointment booked = book(slots.get(0), patient, hour);

        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(booked.getAppointmentTypeId()).isEqualTo(hour.getAppointmentTypeId());
        assertThat(booked.getSlotId()).isEqualTo(slots.get(0).toString());
        assertThat(booked.getFurtherSlotIdsList()).isEqualTo(ids(slots.subList(1, 3)));
        assertThat(time(booked)).isEqualTo(at(9, 0) + "/" + at(10, 0));
        assertThat(taken(slots)).isEqualTo("1 1 1 0");
        assertThat(visits.confirm(booked.getAppointmentId()).getFurtherSlotIdsList()).hasSize(2);
        assertThat(
                        clinic.patients("desk")
                                .getPatientHistory(
                                        GetPatientHistoryRequest.newBuilder()
                                                .setPatientId(patient.toString())
                                                .build())
                                .getEntries(0)
                                .getEndTime())
                .isEqualTo(booked.getEndTime());
    }

    @Test
    void aTypeThatFitsTakesOneSlotAndOneThatEndsWithinASlotTakesAllOfIt() {
        List<UUID> slots = slots(doctor, 9, 3);

        Appointment fits = book(slots.get(0), patient, types().ofMinutes(20));
        Appointment reaches = book(slots.get(1), clinic.patient(), types().ofMinutes(25));

        assertThat(fits.getFurtherSlotIdsList()).isEmpty();
        assertThat(time(fits)).isEqualTo(at(9, 0) + "/" + at(9, 20));
        assertThat(time(reaches)).isEqualTo(at(9, 20) + "/" + at(10, 0));
        assertThat(taken(slots)).isEqualTo("1 1 1");
    }

    @Test
    void whereASlotIsMissingFullOrBlockedNothingIsTakenAndTheSlotIsNamed() {
        List<UUID> slots = slots(doctor, 9, 2);
        UUID afterAGap = slot(doctor, 10, 0, 20);
        List<UUID> later = slots(doctor, 14, 3);

        Answered gap = refusalOf(() -> book(slots.get(0), patient, hour));
        assertThat(gap.reason()).isEqualTo("SLOTS_NOT_CONSECUTIVE");
        assertThat(gap.metadata())
                .containsEntry("slot_id", slots.get(1).toString())
                .containsEntry("end_time", at(9, 40));
        assertThat(alternatives(gap)).containsExactly(later.get(0).toString());

        UUID between = slot(doctor, 9, 40, 20);
        visits.book(between, clinic.patient());
        Answered full = refusalOf(() -> book(slots.get(0), patient, hour));
        assertThat(full.reason()).isEqualTo("SLOT_FULL");
        assertThat(full.metadata()).containsEntry("slot_id", between.toString());
        assertThat(alternatives(full)).containsExactly(later.get(0).toString());

        block(slots.get(1));
        Answered blocked = refusalOf(() -> book(slots.get(0), patient, hour));
        assertThat(blocked.reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(blocked.metadata()).containsEntry("slot_id", slots.get(1).toString());
        assertThat(taken(List.of(slots.get(0), slots.get(1), between, afterAGap)))
                .isEqualTo("0 0 1 0");
    }

    @Test
    void aTypeThatIsNotThereOrNotBookedAnyMoreIsRefused() {
        UUID slot = slot(doctor, 9, 0, 20);
        AppointmentType gone = types().deactivate(types().ofMinutes(20));

        var unknown =
                booking(slot, patient).toBuilder()
                        .setAppointmentTypeId(UUID.randomUUID().toString())
                        .build();
        assertThat(refusalOf(() -> desk.bookAppointment(unknown)).reason())
                .isEqualTo("APPOINTMENT_TYPE_UNKNOWN");
        assertThat(refusalOf(() -> book(slot, patient, gone)).reason())
                .isEqualTo("APPOINTMENT_TYPE_INACTIVE");
    }

    @Test
    void aPatientIsInOnePlaceOverTheWholeTime() {
        List<UUID> slots = slots(doctor, 9, 3);
        UUID colleague = clinic.doctor("Specialization " + day);
        List<UUID> elsewhere = slots(colleague, 9, 4);
        Appointment booked = book(slots.get(0), patient, hour);

        Answered within = refusalOf(() -> visits.book(elsewhere.get(2), patient));
        Answered into =
                refusalOf(() -> book(slot(colleague, 8, 40, 20), patient, types().ofMinutes(40)));

        assertThat(within.reason()).isEqualTo("PATIENT_BUSY");
        assertThat(within.metadata())
                .containsEntry("appointment_id", booked.getAppointmentId())
                .containsEntry("end_time", at(10, 0));
        assertThat(into.reason()).isEqualTo("PATIENT_BUSY");
        assertThat(visits.book(elsewhere.get(3), patient).getStatus())
                .isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
    }

    @Test
    void cancellingFreesEverySlotAndUndoingTakesThemAgainOrNone() {
        List<UUID> slots = slots(doctor, 9, 3);
        Appointment booked = book(slots.get(0), patient, hour);

        visits.cancel(booked.getAppointmentId());
        assertThat(taken(slots)).isEqualTo("0 0 0");
        visits.undo(booked.getAppointmentId());
        assertThat(taken(slots)).isEqualTo("1 1 1");

        visits.cancel(booked.getAppointmentId());
        visits.book(slots.get(2), clinic.patient());
        Answered refused = refusalOf(() -> visits.undo(booked.getAppointmentId()));
        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.metadata()).containsEntry("slot_id", slots.get(2).toString());
        assertThat(taken(slots)).isEqualTo("0 0 1");
    }

    @Test
    void whatIsNotConfirmedInTimeFreesEverySlot() {
        List<UUID> slots = slots(doctor, 9, 3);
        Appointment booked = book(slots.get(0), patient, hour);

        clinic.database.execute(
                "update appointments set expires_at = now() where id = '%s'"
                        .formatted(booked.getAppointmentId()));

        await().untilAsserted(() -> assertThat(taken(slots)).isEqualTo("0 0 0"));
    }

    @Test
    void whoDoesNotComeFreesEverySlot() {
        List<UUID> slots = slots(doctor, 9, 3);
        Appointment booked = book(slots.get(0), patient, hour);
        visits.confirm(booked.getAppointmentId());
        clinic.database.execute(
                """
                begin;
                update time_slots set starts_at = starts_at - moved.back, ends_at = ends_at - moved.back
                from (select starts_at - now() + interval '5 minutes' from time_slots where id = '%2$s') moved(back)
                where doctor_id = '%1$s';
                update appointments set run_ends_at = (select max(ends_at) from time_slots where doctor_id = '%1$s')
                where doctor_id = '%1$s';
                commit;
                """
                        .formatted(doctor, slots.get(0)));

        visits.noShow(booked.getAppointmentId());

        assertThat(taken(slots)).isEqualTo("0 0 0");
    }

    @Test
    void movingTakesAsManySlotsAsAreNeededThereAlsoWhereSomeAreItsOwn() {
        List<UUID> slots = slots(doctor, 9, 4);
        Appointment booked = book(slots.get(0), patient, hour);

        Appointment later = move(booked, slots.get(1));

        assertThat(later.getFurtherSlotIdsList()).isEqualTo(ids(slots.subList(2, 4)));
        assertThat(time(later)).isEqualTo(at(9, 20) + "/" + at(10, 20));
        assertThat(taken(slots)).isEqualTo("0 1 1 1");

        UUID wholeHour = slot(clinic.doctor("Other"), 12, 0, 60);
        Appointment elsewhere = move(booked, wholeHour);
        assertThat(elsewhere.getFurtherSlotIdsList()).isEmpty();
        assertThat(taken(slots)).isEqualTo("0 0 0 0");

        Answered refused = refusalOf(() -> move(booked, slots.get(2)));
        assertThat(refused.reason()).isEqualTo("SLOTS_NOT_CONSECUTIVE");
        assertThat(alternatives(refused))
                .containsExactlyInAnyOrder(slots.get(0).toString(), slots.get(1).toString());
        assertThat(move(booked, slots.get(0)).getFurtherSlotIdsList()).hasSize(2);
        assertThat(taken(slots)).isEqualTo("1 1 1 0");
    }

    @Test
    void aLongAndAShortAppointmentChangePlacesWhereTheLongOneFits() {
        List<UUID> morning = slots(doctor, 9, 3);
        List<UUID> noon = slots(doctor, 12, 3);
        Appointment longOne = book(morning.get(0), patient, hour);
        Appointment shortOne = visits.book(noon.get(0), clinic.patient());

        desk.swapAppointments(
                SwapAppointmentsRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setAppointmentId(longOne.getAppointmentId())
                        .setOtherAppointmentId(shortOne.getAppointmentId())
                        .build());

        assertThat(taken(morning)).isEqualTo("1 0 0");
        assertThat(taken(noon)).isEqualTo("1 1 1");
    }

    @Test
    void aHeldPlaceIsBookedWithTheSlotsThatFollow() {
        List<UUID> slots = slots(doctor, 9, 3);
        String hold =
                clinic.as("desk", HoldServiceGrpc.newBlockingStub(clinic.channel()))
                        .holdPlace(
                                HoldPlaceRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setSlotId(slots.get(0).toString())
                                        .build())
                        .getHold()
                        .getHoldId();
        Appointment inTheWay = visits.book(slots.get(2), clinic.patient());
        var request =
                booking(slots.get(0), patient).toBuilder()
                        .setHoldId(hold)
                        .setAppointmentTypeId(hour.getAppointmentTypeId());

        Answered refused = refusalOf(() -> desk.bookAppointment(request.build()));
        assertThat(refused.reason()).isEqualTo("SLOT_FULL");
        assertThat(refused.metadata()).containsEntry("slot_id", slots.get(2).toString());
        assertThat(taken(slots)).isEqualTo("1 0 1");

        visits.cancel(inTheWay.getAppointmentId());
        desk.bookAppointment(request.setRequestId(UUID.randomUUID().toString()).build());
        assertThat(taken(slots)).isEqualTo("1 1 1");
    }

    @Test
    void aPlaceIsOfferedWithTheSlotsThatFollow() {
        List<UUID> slots = slots(doctor, 9, 3);
        var waitlist = clinic.as("desk", WaitlistServiceGrpc.newBlockingStub(clinic.channel()));
        waitlist.joinWaitlist(
                JoinWaitlistRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setPatientId(patient.toString())
                        .setDoctorId(doctor.toString())
                        .build());

        Appointment offered =
                waitlist.offerPlace(
                                OfferPlaceRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setSlotId(slots.get(0).toString())
                                        .setAppointmentTypeId(hour.getAppointmentTypeId())
                                        .build())
                        .getAppointment();

        assertThat(taken(slots)).isEqualTo("1 1 1");
        visits.cancel(offered.getAppointmentId());
        assertThat(taken(slots)).isEqualTo("0 0 0");
    }

    @Test
    void aSlotThatAnAppointmentOnceWentOnIntoIsNotDeleted() {
        List<UUID> slots = slots(doctor, 9, 4);
        visits.cancel(book(slots.get(0), patient, hour).getAppointmentId());

        var deleted =
                clinic.schedule("admin")
                        .deleteTimeSlots(
                                DeleteTimeSlotsRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setSelection(
                                                SlotSelection.newBuilder()
                                                        .addAllSlotIds(ids(slots)))
                                        .build());

        assertThat(deleted.getDeletedCount()).isEqualTo(1);
        assertThat(deleted.getKeptSlotsList())
                .hasSize(3)
                .allMatch(kept -> kept.getReason() == KeptSlotReason.KEPT_SLOT_REASON_WAS_BOOKED);
    }

    @Test
    void onlySlotsFromWhichTheWholeTimeIsFreeAreFound() {
        List<UUID> slots = slots(doctor, 9, 7); // to 11:20
        visits.book(slots.get(3), clinic.patient()); // 10:00 to 10:20
        slot(doctor, 12, 0, 60);

        assertThat(free(listing().setAppointmentTypeId(hour.getAppointmentTypeId())))
                .containsExactly(at(9, 0), at(10, 20), at(12, 0));
        assertThat(free(listing().setMinutes(40)))
                .containsExactly(at(9, 0), at(9, 20), at(10, 20), at(10, 40), at(12, 0));
        assertThat(free(listing().setMinutes(60).setHours(hours(9, 11))))
                .as("every slot of it begins within the hours")
                .containsExactly(at(9, 0));
        assertThat(free(listing().setMinutes(60).setHours(hours(10, 12))))
                .containsExactly(at(10, 20));
        assertThat(free(listing().setMinutes(60).setHours(hours(9, 9)))).isEmpty();
        assertThat(free(listing().setMinutes(480))).isEmpty();

        var first =
                clinic.schedule("desk")
                        .findFirstFree(
                                FindFirstFreeRequest.newBuilder()
                                        .addDoctorIds(doctor.toString())
                                        .setFromDate(day.toString())
                                        .setDays(1)
                                        .setAppointmentTypeId(hour.getAppointmentTypeId())
                                        .build());
        assertThat(first.getFreeTimesList()).hasSize(3);
        assertThat(first.getFreeTimes(0).getSlotsList().stream().map(TimeSlot::getSlotId))
                .containsExactlyElementsOf(ids(slots.subList(0, 3)));
        assertThat(first.getFreeTimes(2).getSlotsList()).hasSize(1);
    }

    @Test
    void bothALengthAndATypeAreTooMuch() {
        assertThat(
                        refusalOf(
                                        () ->
                                                free(
                                                        listing()
                                                                .setMinutes(10)
                                                                .setAppointmentTypeId(
                                                                        hour
                                                                                .getAppointmentTypeId())))
                                .violatedFields())
                .containsExactly("minutes");
        assertThat(
                        refusalOf(
                                        () ->
                                                free(
                                                        listing()
                                                                .setAppointmentTypeId(
                                                                        UUID.randomUUID()
                                                                                .toString())))
                                .reason())
                .isEqualTo("APPOINTMENT_TYPE_UNKNOWN");
    }

    @Test
    void everybodyWhoWatchesSeesAllOfIt() {
        List<UUID> slots = slots(doctor, 9, 3);
        List<Appointment> seen = new CopyOnWriteArrayList<>();
        clinic.as("desk", AppointmentServiceGrpc.newStub(clinic.channel()))
                .watchAppointments(
                        WatchAppointmentsRequest.newBuilder()
                                .addDoctorIds(doctor.toString())
                                .setFirstDate(day.toString())
                                .setLastDate(day.toString())
                                .build(),
                        collecting(seen));

        Appointment booked = book(slots.get(0), patient, hour);

        await().untilAsserted(() -> assertThat(seen).contains(booked));
    }

    @Test
    void theSchemaHoldsAnAppointmentToItsSlots() {
        List<UUID> slots = slots(doctor, 9, 4);
        String id = book(slots.get(0), patient, hour).getAppointmentId();

        for (String broken :
                List.of(
                        "delete from appointment_further_slots where slot_id = '%2$s'",
                        "update appointments set run_ends_at = run_ends_at + interval '1 hour'"
                                + " where id = '%1$s'",
                        "update appointments set run_ends_at = null, further_slot_ids = null where"
                                + " id = '%1$s'",
                        "insert into appointment_further_slots select '%1$s', id, doctor_id,"
                                + " starts_at, ends_at from time_slots where id = '%3$s'",
                        "update time_slots set ends_at = ends_at - interval '1 minute' where id ="
                                + " '%2$s'",
                        "delete from time_slots where id = '%2$s'")) {
            assertThatThrownBy(
                            () ->
                                    clinic.database.execute(
                                            broken.formatted(id, slots.get(2), slots.get(3))))
                    .as(broken)
                    .hasMessageMatching(
                            "(?s).*(slots of one doctor that follow each other|violates foreign"
                                    + " key|appointments_run).*");
        }
        assertThatThrownBy(
                        () ->
                                clinic.database.execute(
                                        ("insert into appointments (id, slot_id, doctor_id,"
                                             + " patient_id, starts_at, ends_at, status, booked_by,"
                                             + " booked_at) select gen_random_uuid(), id,"
                                             + " doctor_id, '%s', starts_at, ends_at, 'CONFIRMED',"
                                             + " gen_random_uuid(), now() from time_slots where id"
                                             + " = '%s'")
                                                .formatted(patient, slots.get(2))))
                .hasMessageContaining("appointments_patient_in_one_place");
    }

    private static AppointmentTypes types() {
        return AppointmentTypes.of(clinic, "admin");
    }

    private static Appointment book(UUID slot, UUID patient, AppointmentType type) {
        return desk.bookAppointment(
                        booking(slot, patient).toBuilder()
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .build())
                .getAppointment();
    }

    private static Appointment move(Appointment appointment, UUID slot) {
        return desk.rescheduleAppointment(
                        RescheduleAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(appointment.getAppointmentId())
                                .setSlotId(slot.toString())
                                .build())
                .getAppointment();
    }

    /** Slots of twenty minutes from this hour on, with one place each. */
    private List<UUID> slots(UUID whose, int fromHour, int count) {
        List<UUID> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(slot(whose, fromHour + i / 3, i % 3 * 20, 20));
        }
        return slots;
    }

    private UUID slot(UUID whose, int hour, int minute, int minutes) {
        Instant start = Instant.parse(at(hour, minute));
        return clinic.slot(whose, start, start.plusSeconds(minutes * 60L), 1);
    }

    private String at(int hour, int minute) {
        return day.atTime(hour, minute).atZone(RunningClinic.ZONE).toInstant().toString();
    }

    private static void block(UUID slot) {
        clinic.database.execute(
                "update time_slots set blocked_reason = 'training' where id = '%s'"
                        .formatted(slot));
    }

    private ListAvailableSlotsRequest.Builder listing() {
        return ListAvailableSlotsRequest.newBuilder()
                .addDoctorIds(doctor.toString())
                .setFirstDate(day.toString())
                .setLastDate(day.toString());
    }

    private static List<String> free(ListAvailableSlotsRequest.Builder request) {
        return clinic.schedule("desk").listAvailableSlots(request.build()).getSlotsList().stream()
                .map(slot -> text(slot.getStartTime()))
                .toList();
    }

    private static TimeOfDayRange hours(int from, int to) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimeOfDay.newBuilder().setHours(from))
                .setEnd(TimeOfDay.newBuilder().setHours(to).setMinutes(from == to ? 30 : 0))
                .build();
    }

    private static List<String> alternatives(Answered refused) {
        return refused.detail(SlotAlternatives.class).orElseThrow().getSlotsList().stream()
                .map(TimeSlot::getSlotId)
                .toList();
    }

    private static String time(Appointment appointment) {
        return text(appointment.getStartTime()) + "/" + text(appointment.getEndTime());
    }

    private static String text(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds()).toString();
    }

    private static List<String> ids(List<UUID> slots) {
        return slots.stream().map(UUID::toString).toList();
    }

    /** How many places of each are taken. */
    private static String taken(List<UUID> slots) {
        return clinic.database.query(
                "select string_agg(booked::text, ' ' order by starts_at) from time_slots where id in ('%s')"
                        .formatted(String.join("', '", ids(slots))));
    }

    private static StreamObserver<WatchAppointmentsResponse> collecting(List<Appointment> seen) {
        return new StreamObserver<>() {
            @Override
            public void onNext(WatchAppointmentsResponse response) {
                seen.addAll(response.getAppointments().getAppointmentsList());
            }

            @Override
            public void onError(Throwable end) {
                // the clinic is closed
            }

            @Override
            public void onCompleted() {
                // never
            }
        };
    }
}
