package org.frontdesk.server.doctors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CreateDoctorRequest;
import org.frontdesk.api.v1.DeactivateDoctorRequest;
import org.frontdesk.api.v1.DeactivateDoctorResponse;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceBlockingStub;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.ListSpecializationsRequest;
import org.frontdesk.api.v1.ReactivateDoctorRequest;
import org.frontdesk.api.v1.SearchDoctorsRequest;
import org.frontdesk.api.v1.Specialization;
import org.frontdesk.api.v1.UpdateDoctorRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Doctors come, change, stop receiving patients and begin again. */
class DoctorChangesTest {

    private static RunningClinic clinic;
    private static DoctorServiceBlockingStub admin;
    private static Doctor sought;
    private static int number;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        admin = clinic.doctors("admin");
        sought =
                create(
                        person().setGivenName("Zoë")
                                .setFamilyName("Núñez")
                                .setSpecialization("Sleep"));
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static CreateDoctorRequest.Builder person() {
        int nr = ++number;
        return CreateDoctorRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setGivenName("Given")
                .setFamilyName("Family")
                .setSpecialization("Dermatology")
                .setEmail("new" + nr + "@clinic.example")
                .setLicenceNumber("N-" + nr);
    }

    private static Doctor create(CreateDoctorRequest.Builder request) {
        return admin.createDoctor(request.build()).getDoctor();
    }

    private static Doctor get(Doctor doctor) {
        return admin.getDoctor(
                        GetDoctorRequest.newBuilder().setDoctorId(doctor.getDoctorId()).build())
                .getDoctor();
    }

    private static UpdateDoctorRequest.Builder same(Doctor doctor) {
        return UpdateDoctorRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setDoctorId(doctor.getDoctorId())
                .setEtag(doctor.getEtag())
                .setGivenName(doctor.getGivenName())
                .setFamilyName(doctor.getFamilyName())
                .setDisplayName(doctor.getDisplayName())
                .setSpecialization(doctor.getSpecialization())
                .setEmail(doctor.getEmail())
                .setLicenceNumber(doctor.getLicenceNumber());
    }

    private static Doctor update(UpdateDoctorRequest.Builder request) {
        return admin.updateDoctor(request.build()).getDoctor();
    }

    private static DeactivateDoctorResponse deactivate(Doctor doctor, boolean blockSlots) {
        return admin.deactivateDoctor(
                DeactivateDoctorRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setDoctorId(doctor.getDoctorId())
                        .setEtag(doctor.getEtag())
                        .setBlockFutureSlots(blockSlots)
                        .build());
    }

    private static ReactivateDoctorRequest reactivation(Doctor doctor) {
        return ReactivateDoctorRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setDoctorId(doctor.getDoctorId())
                .setEtag(doctor.getEtag())
                .build();
    }

    private static UUID id(Doctor doctor) {
        return UUID.fromString(doctor.getDoctorId());
    }

    private static void book(UUID slot) {
        clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .setPatientId(clinic.patient().toString())
                                .build());
    }

    private static long audited(String action, Doctor doctor) {
        return clinic.database.count(
                "select count(*) from audit_log where action = '%s' and record_id = '%s' and request_id is not null"
                        .formatted(action, doctor.getDoctorId()));
    }

    @Test
    void aNewDoctorIsActiveAndWrittenIntoTheTrail() {
        var created = create(person());

        assertThat(created.getActive()).isTrue();
        assertThat(created.getDisplayName()).isEqualTo("Dr. Given Family");
        assertThat(created.getEtag()).isNotEmpty();
        assertThat(get(created)).isEqualTo(created);
        assertThat(audited("CREATE_DOCTOR", created)).isEqualTo(1);
    }

    @Test
    void addressAndLicenceBelongToOneDoctor() {
        var first = create(person());

        var email = refusalOf(() -> create(person().setEmail(first.getEmail().toUpperCase())));
        var licence = refusalOf(() -> create(person().setLicenceNumber(first.getLicenceNumber())));

        assertThat(email.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(email.reason()).isEqualTo("DOCTOR_EMAIL_TAKEN");
        assertThat(email.metadata()).containsEntry("doctor_id", first.getDoctorId());
        assertThat(licence.reason()).isEqualTo("LICENCE_TAKEN");
        var other = create(person());
        assertThat(refusalOf(() -> update(same(other).setEmail(first.getEmail()))).reason())
                .isEqualTo("DOCTOR_EMAIL_TAKEN");
        assertThat(
                        refusalOf(
                                        () ->
                                                update(
                                                        same(other)
                                                                .setLicenceNumber(
                                                                        first.getLicenceNumber())))
                                .reason())
                .isEqualTo("LICENCE_TAKEN");
    }

    @Test
    void ofTenThatTakeOneLicenceAtOnceOneDoes() {
        List<String> reasons =
                AtOnce.call(
                        10,
                        i -> {
                            try {
                                create(
                                        person().setEmail("licence" + i + "@clinic.example")
                                                .setLicenceNumber("RACE"));
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "LICENCE_TAKEN").containsOnlyOnce("OK");
    }

    @Test
    void oneIntentionSentAgainMakesOneDoctor() {
        var request = person().build();

        var first = admin.createDoctor(request);

        assertThat(admin.createDoctor(request)).isEqualTo(first);
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createDoctor(
                                                        request.toBuilder()
                                                                .setGivenName("Other")
                                                                .build()))
                                .reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createDoctor(
                                                        CreateDoctorRequest.newBuilder()
                                                                .setEmail("no address")
                                                                .build()))
                                .violatedFields())
                .containsExactly(
                        "request_id",
                        "given_name",
                        "family_name",
                        "specialization",
                        "email",
                        "licence_number");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.updateDoctor(
                                                        UpdateDoctorRequest.getDefaultInstance()))
                                .violatedFields())
                .contains("doctor_id", "etag", "display_name");
    }

    @Test
    void aProfileIsWrittenAnewUnlessSomebodyElseDidMeanwhile() {
        var read = create(person());

        var updated = update(same(read).setSpecialization("Allergology"));

        assertThat(updated.getSpecialization()).isEqualTo("Allergology");
        assertThat(updated.getVersion()).isGreaterThan(read.getVersion());
        assertThat(get(read)).isEqualTo(updated);
        assertThat(
                        clinic.database.query(
                                "select detail->>'specialization' from audit_log where action ="
                                        + " 'UPDATE_DOCTOR'"
                                        + " and record_id = '%s'".formatted(read.getDoctorId())))
                .isEqualTo("[\"Dermatology\", \"Allergology\"]");
        var late = refusalOf(() -> update(same(read).setFamilyName("Late")));
        assertThat(late.code()).isEqualTo(Status.Code.ABORTED);
        assertThat(late.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(late.metadata()).containsEntry("etag", updated.getEtag());
        assertThat(
                        refusalOf(
                                        () ->
                                                update(
                                                        same(read)
                                                                .setDoctorId(
                                                                        UUID.randomUUID()
                                                                                .toString())))
                                .reason())
                .isEqualTo("DOCTOR_UNKNOWN");
    }

    @Test
    void whoHasAppointmentsToComeIsNotDeactivatedByTheWay() {
        var doctor = create(person());
        UUID taken = clinic.slot(id(doctor), Duration.ofHours(1), 2);
        UUID free = clinic.slot(id(doctor), Duration.ofHours(2), 1);
        book(taken);
        book(taken);

        var refused = refusalOf(() -> deactivate(doctor, false));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("DOCTOR_HAS_APPOINTMENTS");
        assertThat(refused.metadata())
                .containsEntry("count", "2")
                .containsKeys("first_start_time", "last_start_time");
        assertThat(get(doctor)).isEqualTo(doctor);

        var done = deactivate(doctor, true);
        assertThat(done.getDoctor().getActive()).isFalse();
        assertThat(done.getBlockedSlotCount()).isEqualTo(2);
        assertThat(done.getRemainingAppointmentCount()).isEqualTo(2);
        assertThat(refusalOf(() -> book(free)).reason()).isEqualTo("SLOT_BLOCKED");
    }

    @ParameterizedTest
    @EnumSource(AppointmentStatus.class)
    void onlyWhatIsNotOverKeepsADoctor(AppointmentStatus status) {
        var doctor = create(person());
        book(clinic.slot(id(doctor), Duration.ofHours(1), 1));
        clinic.database.execute(
                "update appointments set status = '%s', expires_at = %s where doctor_id = '%s'"
                        .formatted(
                                status,
                                status == AppointmentStatus.PENDING ? "expires_at" : "null",
                                doctor.getDoctorId()));

        if (status.isOver()) {
            assertThat(deactivate(doctor, false).getRemainingAppointmentCount()).isZero();
        } else {
            assertThat(refusalOf(() -> deactivate(doctor, false)).metadata())
                    .containsEntry("count", "1");
        }
    }

    @Test
    void whoComesBackGetsTheSlotsBackThatTheLeaveBlocked() {
        var doctor = create(person());
        UUID open = clinic.slot(id(doctor), Duration.ofHours(1), 1);
        UUID training = clinic.slot(id(doctor), Duration.ofHours(2), 1);
        clinic.database.execute(
                "update time_slots set blocked_reason = 'training' where id = '" + training + "'");
        var left = deactivate(doctor, false).getDoctor();
        assertThat(refusalOf(() -> deactivate(left, false)).reason()).isEqualTo("DOCTOR_INACTIVE");

        var back = admin.reactivateDoctor(reactivation(left));

        assertThat(back.getDoctor().getActive()).isTrue();
        assertThat(back.getOpenedSlotCount()).isEqualTo(1);
        book(open);
        assertThat(refusalOf(() -> book(training)).reason()).isEqualTo("SLOT_BLOCKED");
        assertThat(refusalOf(() -> admin.reactivateDoctor(reactivation(back.getDoctor()))).reason())
                .isEqualTo("DOCTOR_ACTIVE");
        assertThat(audited("DEACTIVATE_DOCTOR", doctor)).isEqualTo(1);
        assertThat(audited("REACTIVATE_DOCTOR", doctor)).isEqualTo(1);
    }

    @Test
    void nobodyIsBookedWithWhoWasDeactivatedAtTheSameMoment() {
        var doctor = create(person());
        List<UUID> slots = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            slots.add(clinic.slot(id(doctor), Duration.ofHours(i), 1));
        }

        List<String> reasons =
                AtOnce.call(
                        10,
                        i -> {
                            try {
                                if (i == 9) {
                                    deactivate(doctor, false);
                                } else {
                                    book(slots.get(i));
                                }
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        boolean isDeactivated = !get(doctor).getActive();
        assertThat(reasons.get(9)).isEqualTo(isDeactivated ? "OK" : "DOCTOR_HAS_APPOINTMENTS");
        assertThat(reasons.subList(0, 9)).containsOnly(isDeactivated ? "SLOT_BLOCKED" : "OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe", "NUNEZ", "nun zo", "nunes", "zoe nunnez"})
    void aDoctorIsFoundByWhatPeopleType(String query) {
        assertThat(
                        clinic.doctors("desk")
                                .searchDoctors(
                                        SearchDoctorsRequest.newBuilder().setQuery(query).build())
                                .getDoctorsList())
                .first()
                .isEqualTo(sought);
    }

    @Test
    void aSearchKeepsToTheSpecialization() {
        var request = SearchDoctorsRequest.newBuilder().setQuery("zoe");

        assertThat(admin.searchDoctors(request.setSpecialization("SLEEP").build()).getDoctorsList())
                .hasSize(1);
        assertThat(admin.searchDoctors(request.setSpecialization("None").build()).getDoctorsList())
                .isEmpty();
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.searchDoctors(
                                                        SearchDoctorsRequest.newBuilder()
                                                                .setPageSize(51)
                                                                .build()))
                                .violatedFields())
                .containsExactly("query", "page_size");
    }

    @Test
    void specializationsAreCountedWhateverTheirLetterCase() {
        create(person().setSpecialization("Counted"));
        create(person().setSpecialization("COUNTED"));
        deactivate(create(person().setSpecialization("counted")), false);
        var request = ListSpecializationsRequest.newBuilder().setPageSize(1);
        List<Specialization> listed = new ArrayList<>();
        String token = "";
        do {
            var page = admin.listSpecializations(request.setPageToken(token).build());
            listed.addAll(page.getSpecializationsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(listed)
                .extracting(one -> one.getName().toLowerCase())
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("sleep");
        assertThat(listed)
                .filteredOn(one -> one.getName().equalsIgnoreCase("counted"))
                .extracting(Specialization::getDoctorCount)
                .containsExactly(2);
    }

    @Test
    void onlyAnAdministratorChangesDoctors() {
        var desk = clinic.doctors("desk");

        assertThat(
                        List.of(
                                refusalOf(() -> desk.createDoctor(person().build())).reason(),
                                refusalOf(() -> desk.updateDoctor(same(sought).build())).reason(),
                                refusalOf(
                                                () ->
                                                        desk.deactivateDoctor(
                                                                DeactivateDoctorRequest
                                                                        .getDefaultInstance()))
                                        .reason(),
                                refusalOf(() -> desk.reactivateDoctor(reactivation(sought)))
                                        .reason()))
                .containsOnly("ROLE_NOT_ALLOWED");
    }
}
