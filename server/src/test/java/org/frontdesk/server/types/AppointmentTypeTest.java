package org.frontdesk.server.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.CreateAppointmentTypeRequest;
import org.frontdesk.api.v1.GetAppointmentTypeRequest;
import org.frontdesk.api.v1.ListAppointmentTypesRequest;
import org.frontdesk.api.v1.ReactivateAppointmentTypeRequest;
import org.frontdesk.api.v1.UpdateAppointmentTypeRequest;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The kinds of appointments a clinic gives. */
class AppointmentTypeTest {

    private static RunningClinic clinic;
    private static AppointmentTypes admin;
    private static AppointmentTypes patient;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        admin = AppointmentTypes.of(clinic, "admin");
        patient = AppointmentTypes.of(clinic, "patient");
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    @Test
    void aNewTypeIsReadByEverybody() {
        AppointmentType made = admin.create("First visit", 40, "#33AA66");

        assertThat(made.getName()).isEqualTo("First visit");
        assertThat(made.getMinutes()).isEqualTo(40);
        assertThat(made.getColour()).isEqualTo("#33aa66");
        assertThat(made.getActive()).isTrue();
        assertThat(get(patient, made)).isEqualTo(made);
        assertThat(audited("CREATE_APPOINTMENT_TYPE", made)).isEqualTo(1);
    }

    @Test
    void aTypeSentTwiceIsMadeOnce() {
        CreateAppointmentTypeRequest request =
                AppointmentTypes.creating("Sent twice", 20, "#000000").build();

        assertThat(admin.stub().createAppointmentType(request))
                .isEqualTo(admin.stub().createAppointmentType(request));
    }

    @Test
    void twoTypesNeverHaveOneName() {
        AppointmentType made = admin.create("Check-up", 20, "#112233");

        var refused = refusalOf(() -> admin.create("CHECK-UP", 30, "#112233"));

        assertThat(refused.reason()).isEqualTo("APPOINTMENT_TYPE_NAME_TAKEN");
        assertThat(refused.metadata())
                .containsEntry("appointment_type_id", made.getAppointmentTypeId());
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertThat(refusalOf(() -> admin.create("", 4, "blue")).violatedFields())
                .containsExactlyInAnyOrder("name", "minutes", "colour");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.stub()
                                                        .updateAppointmentType(
                                                                UpdateAppointmentTypeRequest
                                                                        .getDefaultInstance()))
                                .violatedFields())
                .containsExactlyInAnyOrder(
                        "request_id", "appointment_type_id", "etag", "name", "minutes", "colour");
    }

    @Test
    void aTypeIsWrittenAnewByWhoReadItLast() {
        AppointmentType made = admin.create("Before", 20, "#112233");

        AppointmentType changed = update(made, "After", 60);

        assertThat(changed.getName()).isEqualTo("After");
        assertThat(changed.getMinutes()).isEqualTo(60);
        var refused = refusalOf(() -> update(made, "Too late", 20));
        assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(refused.metadata()).containsEntry("etag", changed.getEtag());
        assertThat(
                        clinic.database.query(
                                "select detail::text from audit_log where action ="
                                        + " 'UPDATE_APPOINTMENT_TYPE' and record_id = '"
                                        + made.getAppointmentTypeId()
                                        + "'"))
                .contains("\"minutes\": [\"20\", \"60\"]");
    }

    @Test
    void aDeactivatedTypeIsListedOnlyToWhoAsksForAll() {
        AppointmentType made = admin.create("Acupuncture", 30, "#112233");

        AppointmentType inactive = admin.deactivate(made);

        assertThat(inactive.getActive()).isFalse();
        assertThat(list(false, 50)).doesNotContain(inactive);
        assertThat(list(true, 50)).contains(inactive);
        assertThat(refusalOf(() -> admin.deactivate(inactive)).reason())
                .isEqualTo("APPOINTMENT_TYPE_INACTIVE");
        AppointmentType active = reactivate(inactive);
        assertThat(active.getActive()).isTrue();
        assertThat(refusalOf(() -> reactivate(active)).reason())
                .isEqualTo("APPOINTMENT_TYPE_ACTIVE");
    }

    @Test
    void typesComePageByPageInOrderOfTheirNames() {
        List.of("zz b", "ZZ A", "zz c").forEach(name -> admin.create(name, 20, "#112233"));

        List<String> names = list(true, 2).stream().map(AppointmentType::getName).toList();

        assertThat(names).endsWith("ZZ A", "zz b", "zz c").doesNotHaveDuplicates();
    }

    @Test
    void aTypeThatIsNotThereIsUnknown() {
        var nobody =
                AppointmentType.newBuilder().setAppointmentTypeId(UUID.randomUUID().toString());

        assertThat(refusalOf(() -> get(patient, nobody.build())).reason())
                .isEqualTo("APPOINTMENT_TYPE_UNKNOWN");
        assertThat(refusalOf(() -> admin.deactivate(nobody.setEtag("1").build())).reason())
                .isEqualTo("APPOINTMENT_TYPE_UNKNOWN");
    }

    @Test
    void aTypeIsNeverDeleted() {
        admin.create("Kept", 20, "#112233");

        assertThatThrownBy(() -> clinic.database.execute("delete from appointment_types"))
                .hasMessageContaining("never deleted");
    }

    private static AppointmentType get(AppointmentTypes who, AppointmentType type) {
        return who.stub()
                .getAppointmentType(
                        GetAppointmentTypeRequest.newBuilder()
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .build())
                .getAppointmentType();
    }

    private static AppointmentType update(AppointmentType type, String name, int minutes) {
        return admin.stub()
                .updateAppointmentType(
                        UpdateAppointmentTypeRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .setEtag(type.getEtag())
                                .setName(name)
                                .setMinutes(minutes)
                                .setColour(type.getColour())
                                .build())
                .getAppointmentType();
    }

    private static AppointmentType reactivate(AppointmentType type) {
        return admin.stub()
                .reactivateAppointmentType(
                        ReactivateAppointmentTypeRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .setEtag(type.getEtag())
                                .build())
                .getAppointmentType();
    }

    /** Every page of them. */
    private static List<AppointmentType> list(boolean includeInactive, int pageSize) {
        List<AppointmentType> listed = new ArrayList<>();
        var request =
                ListAppointmentTypesRequest.newBuilder()
                        .setIncludeInactive(includeInactive)
                        .setPageSize(pageSize);
        do {
            var page = patient.stub().listAppointmentTypes(request.build());
            listed.addAll(page.getAppointmentTypesList());
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return listed;
    }

    private static long audited(String action, AppointmentType type) {
        return clinic.database.count(
                "select count(*) from audit_log where action = '%s' and record_id = '%s'"
                        .formatted(action, type.getAppointmentTypeId()));
    }
}
