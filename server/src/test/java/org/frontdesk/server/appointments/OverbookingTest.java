package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.appointments.Commands.answerOf;
import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.appointments.Commands.cancelling;

import com.google.protobuf.util.Timestamps;

import io.grpc.Status;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CreateServiceKeyRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.GetUserRequest;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.OverbookAppointmentRequest;
import org.frontdesk.api.v1.ReleaseHoldRequest;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc;
import org.frontdesk.api.v1.SetUserPermissionsRequest;
import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityRequest;
import org.frontdesk.api.v1.UpdateUserRequest;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Places beyond the capacity, given on purpose by those who may. */
class OverbookingTest {

    private static RunningClinic clinic;
    private static UUID doctor;
    private static int nextHour = 1;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        UUID senior = clinic.user("senior", Role.RECEPTIONIST, null, null);
        clinic.database.execute(
                "update users set permissions = '{appointments.overbook}' where id = '%s'"
                        .formatted(senior));
        // Signed in before any race begins.
        clinic.appointments("desk");
        clinic.appointments("senior");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void theBooksAreRight() {
        Invariants.hold(clinic.database::count);
    }

    private static UUID slot(int capacity) {
        return clinic.slot(doctor, Duration.ofHours(nextHour++), capacity);
    }

    private static Appointment book(UUID slot) {
        return clinic.appointments("desk")
                .bookAppointment(booking(slot, clinic.patient()))
                .getAppointment();
    }

    private static OverbookAppointmentRequest overbooking(UUID slot, UUID patient) {
        return OverbookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setPatientId(patient.toString())
                .setReason("check-up")
                .setOverbookingReason("in pain, and far from home")
                .build();
    }

    private static Appointment overbook(UUID slot) {
        return clinic.appointments("senior")
                .overbookAppointment(overbooking(slot, clinic.patient()))
                .getAppointment();
    }

    private static Appointment cancel(Appointment appointment) {
        return clinic.appointments("desk")
                .cancelAppointment(cancelling(appointment.getAppointmentId()))
                .getAppointment();
    }

    private static TimeSlot seen(String user, UUID slot) {
        return clinic.schedule(user)
                .getTimeSlot(GetTimeSlotRequest.newBuilder().setSlotId(slot.toString()).build())
                .getSlot();
    }

    /** Places taken, and how many of them are beyond the capacity. */
    private static String places(UUID slot) {
        TimeSlot seen = seen("desk", slot);
        return seen.getBooked() + ", " + seen.getOverbookedPlaces() + " beyond";
    }

    @Test
    void whoMayGivesAPlaceBeyondTheCapacityAndSaysWhy() {
        UUID slot = slot(1);
        book(slot);

        Appointment overbooked = overbook(slot);

        assertThat(overbooked.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(overbooked.hasExpiresAt()).isTrue();
        assertThat(places(slot)).isEqualTo("2, 1 beyond");
        assertThat(seen("desk", slot).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FULL);
        assertThat(seen("patient", slot).getBooked()).isEqualTo(1);
        assertThat(seen("patient", slot).getOverbookedPlaces()).isZero();
        var trail =
                clinic.appointments("desk")
                        .getAppointmentTrail(
                                GetAppointmentTrailRequest.newBuilder()
                                        .setAppointmentId(overbooked.getAppointmentId())
                                        .build())
                        .getEntriesList();
        assertThat(trail).hasSize(1);
        assertThat(trail.getFirst().getAction()).isEqualTo("OVERBOOK");
        assertThat(trail.getFirst().getNote()).isEqualTo("in pain, and far from home");
        assertThat(trail.getFirst().getUserName()).isEqualTo("Desk of senior");
    }

    @Test
    void whoWasNotGrantedItIsRefusedAtTheDoorAndAnAdministratorNeverIs() {
        UUID slot = slot(1);
        book(slot);
        var request = overbooking(slot, clinic.patient());

        var refused = refusalOf(() -> clinic.appointments("desk").overbookAppointment(request));
        assertThat(refused.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused.reason()).isEqualTo("PERMISSION_MISSING");
        assertThat(refused.metadata()).containsEntry("permission", "appointments.overbook");
        assertThat(
                        refusalOf(() -> clinic.appointments("patient").overbookAppointment(request))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");

        clinic.appointments("admin").overbookAppointment(request);
        assertThat(places(slot)).isEqualTo("2, 1 beyond");
    }

    @Test
    void aReasonIsNeeded() {
        var request =
                overbooking(slot(1), clinic.patient()).toBuilder()
                        .setOverbookingReason(" ")
                        .build();

        assertThat(
                        refusalOf(() -> clinic.appointments("senior").overbookAppointment(request))
                                .violatedFields())
                .containsExactly("overbooking_reason");
    }

    @Test
    void aFreePlaceIsTakenFirst() {
        UUID slot = slot(1);

        overbook(slot);

        assertThat(places(slot)).isEqualTo("1, 0 beyond");
    }

    @Test
    void sentAgainItIsOneOverbooking() {
        UUID slot = slot(1);
        book(slot);
        var request = overbooking(slot, clinic.patient());

        Appointment first =
                clinic.appointments("senior").overbookAppointment(request).getAppointment();

        assertThat(clinic.appointments("senior").overbookAppointment(request).getAppointment())
                .isEqualTo(first);
        assertThat(places(slot)).isEqualTo("2, 1 beyond");
    }

    @Test
    void whoeverGivesAPlaceBackGivesTheOneBeyondTheCapacityAndItIsOfferedToNobody() {
        UUID slot = slot(1);
        Appointment first = book(slot);
        overbook(slot);

        cancel(first);

        assertThat(places(slot)).isEqualTo("1, 0 beyond");
        assertThat(refusalOf(() -> book(slot)).reason()).isEqualTo("SLOT_FULL");
        assertThat(
                        refusalOf(() -> Visits.of(clinic, "desk").undo(first.getAppointmentId()))
                                .reason())
                .isEqualTo("SLOT_FULL");
        assertThat(available()).doesNotContain(slot.toString());
    }

    @Test
    void whatWasNotConfirmedGivesThePlaceBeyondBack() {
        UUID slot = slot(1);
        book(slot);
        Appointment overbooked = overbook(slot);

        clinic.database.execute(
                "update appointments set expires_at = now() where id = '%s'"
                        .formatted(overbooked.getAppointmentId()));

        await().until(() -> places(slot).equals("1, 0 beyond"));
    }

    @Test
    void aHeldPlaceThatIsGivenBackIsTheOneBeyondTheCapacity() {
        UUID slot = slot(1);
        var holds = clinic.as("desk", HoldServiceGrpc.newBlockingStub(clinic.channel()));
        var hold =
                holds.holdPlace(
                                HoldPlaceRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setSlotId(slot.toString())
                                        .build())
                        .getHold();
        overbook(slot);
        assertThat(places(slot)).isEqualTo("2, 1 beyond");

        holds.releaseHold(
                ReleaseHoldRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setHoldId(hold.getHoldId())
                        .build());

        assertThat(places(slot)).isEqualTo("1, 0 beyond");
    }

    @Test
    void pastTenThereIsNoPlaceMore() {
        UUID slot = slot(1);
        UUID free = slot(1);
        book(slot);
        for (int i = 0; i < 10; i++) {
            overbook(slot);
        }

        var refused = refusalOf(() -> overbook(slot));

        assertThat(refused.reason()).isEqualTo("OVERBOOKING_LIMIT");
        assertThat(refused.metadata()).containsEntry("overbooked_places", "10");
        assertThat(refused.detail(SlotAlternatives.class).orElseThrow().getSlotsList())
                .extracting(TimeSlot::getSlotId)
                .contains(free.toString());
        assertThat(places(slot)).isEqualTo("11, 10 beyond");
    }

    @Test
    void nobodyMovesIntoAnOverbookedSlotButTwoMayChangePlaces() {
        UUID slot = slot(1);
        UUID other = slot(1);
        Appointment first = book(slot);
        Appointment overbooked = overbook(slot);
        Appointment elsewhere = book(other);
        var desk = clinic.appointments("desk");

        assertThat(refusalOf(() -> desk.rescheduleAppointment(moving(elsewhere, slot))).reason())
                .isEqualTo("SLOT_FULL");
        desk.swapAppointments(
                SwapAppointmentsRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setAppointmentId(overbooked.getAppointmentId())
                        .setOtherAppointmentId(elsewhere.getAppointmentId())
                        .build());
        assertThat(places(slot)).isEqualTo("2, 1 beyond");
        assertThat(places(other)).isEqualTo("1, 0 beyond");

        desk.rescheduleAppointment(moving(first, slot(1)));
        assertThat(places(slot)).isEqualTo("1, 0 beyond");
    }

    private static RescheduleAppointmentRequest moving(Appointment appointment, UUID to) {
        return RescheduleAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment.getAppointmentId())
                .setSlotId(to.toString())
                .build();
    }

    @Test
    void moreCapacityMakesOverbookedPlacesOrdinaryOnesAndLessIsRefused() {
        UUID slot = slot(2);
        book(slot);
        book(slot);
        overbook(slot);
        overbook(slot);

        assertThat(refusalOf(() -> setCapacity(slot, 1)).reason())
                .isEqualTo("CAPACITY_BELOW_BOOKED");
        assertThat(setCapacity(slot, 3).getOverbookedPlaces()).isEqualTo(1);
        assertThat(setCapacity(slot, 5).getOverbookedPlaces()).isZero();
        assertThat(seen("desk", slot).getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_FREE);
    }

    private static TimeSlot setCapacity(UUID slot, int capacity) {
        return clinic.schedule("admin")
                .updateTimeSlotCapacity(
                        UpdateTimeSlotCapacityRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .setEtag(Long.toString(seen("desk", slot).getVersion()))
                                .setCapacity(capacity)
                                .build())
                .getSlot();
    }

    @Test
    void ofTwoHundredWhoMayTenGetAPlaceAndOfTwoHundredWhoMayNotNobody() {
        UUID slot = slot(3);
        for (int i = 0; i < 3; i++) {
            book(slot);
        }
        List<UUID> patients = clinic.patients(400);
        var senior = clinic.appointments("senior");
        var desk = clinic.appointments("desk");

        var answers =
                AtOnce.call(
                        400,
                        i ->
                                answerOf(
                                        i % 2 == 0
                                                ? () ->
                                                        senior.overbookAppointment(
                                                                        overbooking(
                                                                                slot,
                                                                                patients.get(i)))
                                                                .getAppointment()
                                                : () ->
                                                        desk.bookAppointment(
                                                                        booking(
                                                                                slot,
                                                                                patients.get(i)))
                                                                .getAppointment()));

        assertThat(answers).filteredOn(Commands.Answer::isOk).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.reason().equals("OVERBOOKING_LIMIT"))
                .hasSize(190);
        assertThat(answers).filteredOn(answer -> answer.reason().equals("SLOT_FULL")).hasSize(200);
        assertThat(places(slot)).isEqualTo("13, 10 beyond");
    }

    @Test
    void placesGivenBackWhileOthersBookAndOverbookAreCountedRight() {
        UUID slot = slot(20);
        List<UUID> patients = clinic.patients(200);
        var senior = clinic.appointments("senior");
        var desk = clinic.appointments("desk");
        List<Appointment> booked =
                patients.stream()
                        .limit(25)
                        .map(
                                patient ->
                                        senior.overbookAppointment(overbooking(slot, patient))
                                                .getAppointment())
                        .toList();
        assertThat(places(slot)).isEqualTo("25, 5 beyond");

        var answers =
                AtOnce.call(
                        75,
                        i ->
                                answerOf(
                                        switch (i % 3) {
                                            case 0 -> () -> cancel(booked.get(i / 3));
                                            case 1 ->
                                                    () ->
                                                            desk.bookAppointment(
                                                                            booking(
                                                                                    slot,
                                                                                    patients.get(
                                                                                            25
                                                                                                    + i)))
                                                                    .getAppointment();
                                            default ->
                                                    () ->
                                                            senior.overbookAppointment(
                                                                            overbooking(
                                                                                    slot,
                                                                                    patients.get(
                                                                                            25
                                                                                                    + i)))
                                                                    .getAppointment();
                                        }));

        assertThat(answers)
                .extracting(Commands.Answer::reason)
                .isSubsetOf("OK", "SLOT_FULL", "OVERBOOKING_LIMIT");
        long ok = answers.stream().filter(Commands.Answer::isOk).count();
        assertThat(seen("desk", slot).getBooked()).isEqualTo((int) (25 + ok - 25 - 25));
    }

    @Test
    void theSchemaKnowsNoPlaceBeyondTheCapacityButAnAllowedOneAndNoAllowanceThatIsNotUsed() {
        UUID slot = slot(1);

        assertThatThrownBy(() -> write(slot, "booked = 2"))
                .hasMessageContaining("time_slots_never_overbooked");
        assertThatThrownBy(() -> write(slot, "overbooked_places = 1"))
                .hasMessageContaining("time_slots_allowance_is_used");
        assertThatThrownBy(() -> write(slot, "booked = 12, overbooked_places = 11"))
                .hasMessageContaining("time_slots_overbooked_by_few");
    }

    private static void write(UUID slot, String change) {
        clinic.database.execute("update time_slots set %s where id = '%s'".formatted(change, slot));
    }

    @Test
    void anAdministratorGrantsItAndTakesItAwayAtOnce() {
        UUID slot = slot(1);
        book(slot);
        UUID user = clinic.user("new", Role.RECEPTIONIST, null, null);
        var request = overbooking(slot, clinic.patient());
        var stub = clinic.appointments("new");

        UserAccount granted = setPermissions(user, "appointments.overbook");
        assertThat(granted.getUser().getPermissionsList()).containsExactly("appointments.overbook");
        stub.overbookAppointment(request);

        assertThat(setPermissions(user).getUser().getPermissionsList()).isEmpty();
        assertThat(refusalOf(() -> stub.overbookAppointment(request)).reason())
                .isEqualTo("PERMISSION_MISSING");
        assertThat(
                        clinic.database.query(
                                "select string_agg(detail::text, ' ' order by id) from audit_log"
                                        + " where action = 'SET_USER_PERMISSIONS' and record_id ="
                                        + " '%s'".formatted(user)))
                .isEqualTo(
                        "{\"permissions\": [\"[]\", \"[appointments.overbook]\"]} {\"permissions\":"
                                + " [\"[appointments.overbook]\", \"[]\"]}");
    }

    @Test
    void whatWasGrantedInOneRoleIsNotCarriedIntoAnother() {
        UUID user = clinic.user("changing", Role.RECEPTIONIST, null, null);
        UserAccount granted = setPermissions(user, "appointments.overbook");
        var users = clinic.as("admin", UserServiceGrpc.newBlockingStub(clinic.channel()));
        var renamed =
                UpdateUserRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setUserId(user.toString())
                        .setEtag(granted.getEtag())
                        .setDisplayName("Desk 9")
                        .setRole(org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST)
                        .build();

        UserAccount kept = users.updateUser(renamed).getAccount();
        assertThat(kept.getUser().getPermissionsList()).containsExactly("appointments.overbook");
        UserAccount lost =
                users.updateUser(
                                renamed.toBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setEtag(kept.getEtag())
                                        .setRole(org.frontdesk.api.v1.Role.ROLE_DOCTOR)
                                        .setDoctorId(doctor.toString())
                                        .build())
                        .getAccount();
        assertThat(lost.getUser().getPermissionsList()).isEmpty();
    }

    @Test
    void permissionsAreGrantedByTheirNamesAndToPeopleOnly() {
        UUID user = clinic.user("named", Role.RECEPTIONIST, null, null);
        UUID service = clinic.user("service", Role.SERVICE, null, null);

        assertThat(refusalOf(() -> setPermissions(user, "doctors.read")).violatedFields())
                .containsExactly("permissions[0]");
        assertThat(refusalOf(() -> setPermissions(service)).reason()).isEqualTo("SERVICE_ACCOUNT");
        var users = clinic.as("admin", UserServiceGrpc.newBlockingStub(clinic.channel()));
        var outdated = permissions(user).toBuilder().setEtag("77").build();
        assertThat(refusalOf(() -> users.setUserPermissions(outdated)).reason())
                .isEqualTo("ETAG_MISMATCH");
        var unknown = outdated.toBuilder().setUserId(UUID.randomUUID().toString()).build();
        assertThat(refusalOf(() -> users.setUserPermissions(unknown)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    private static UserAccount setPermissions(UUID user, String... permissions) {
        return clinic.as("admin", UserServiceGrpc.newBlockingStub(clinic.channel()))
                .setUserPermissions(permissions(user, permissions))
                .getAccount();
    }

    private static SetUserPermissionsRequest permissions(UUID user, String... permissions) {
        return SetUserPermissionsRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setUserId(user.toString())
                .setEtag(
                        clinic.as("admin", UserServiceGrpc.newBlockingStub(clinic.channel()))
                                .getUser(
                                        GetUserRequest.newBuilder()
                                                .setUserId(user.toString())
                                                .build())
                                .getAccount()
                                .getEtag())
                .addAllPermissions(List.of(permissions))
                .build();
    }

    @Test
    void aServiceOverbooksWithAKeyThatNamesIt() {
        UUID slot = slot(1);
        book(slot);
        var request = overbooking(slot, clinic.patient());

        assertThat(
                        refusalOf(() -> withKey("appointments.book").overbookAppointment(request))
                                .reason())
                .isEqualTo("PERMISSION_MISSING");
        withKey("appointments.overbook").overbookAppointment(request);

        assertThat(places(slot)).isEqualTo("2, 1 beyond");
    }

    private static AppointmentServiceGrpc.AppointmentServiceBlockingStub withKey(
            String permission) {
        String secret =
                clinic.as("admin", ServiceKeyServiceGrpc.newBlockingStub(clinic.channel()))
                        .createServiceKey(
                                CreateServiceKeyRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setName("website")
                                        .addPermissions(permission)
                                        .setExpiresAt(
                                                Timestamps.fromMillis(
                                                        Instant.now()
                                                                .plus(Duration.ofDays(1))
                                                                .toEpochMilli()))
                                        .build())
                        .getSecret();
        return AppointmentServiceGrpc.newBlockingStub(clinic.channel())
                .withInterceptors(TestServer.bearer(secret));
    }

    private static List<String> available() {
        LocalDate today = LocalDate.now(RunningClinic.ZONE);
        return clinic
                .schedule("desk")
                .listAvailableSlots(
                        ListAvailableSlotsRequest.newBuilder()
                                .setFirstDate(today.toString())
                                .setLastDate(today.plusDays(30).toString())
                                .setPageSize(500)
                                .build())
                .getSlotsList()
                .stream()
                .map(TimeSlot::getSlotId)
                .toList();
    }
}
