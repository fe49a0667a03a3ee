package org.frontdesk.server.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.util.Durations;

import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.ClinicServiceGrpc;
import org.frontdesk.api.v1.ClinicServiceGrpc.ClinicServiceBlockingStub;
import org.frontdesk.api.v1.GetClinicRequest;
import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.UpdateClinicRequest;
import org.frontdesk.api.v1.UpdateClinicResponse;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

/** The clinic's settings, and that servers go by them without a restart. */
class ClinicTest {

    private RunningClinic clinic;

    @BeforeEach
    void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
    }

    @AfterEach
    void closeClinic() {
        clinic.close();
    }

    private static ClinicServiceBlockingStub settings(RunningClinic of, String username) {
        return of.as(username, ClinicServiceGrpc.newBlockingStub(of.channel()));
    }

    private static GetClinicResponse get(RunningClinic of) {
        return settings(of, "desk").getClinic(GetClinicRequest.getDefaultInstance());
    }

    private UpdateClinicRequest.Builder change() {
        GetClinicResponse now = get(clinic);
        return UpdateClinicRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setEtag(now.getEtag())
                .setSettings(now.getSettings());
    }

    @Test
    void theFirstSettingsAreTheEnvironmentsAndTheRowCountsAfterARestart() throws Exception {
        assertThat(get(clinic).getSettings().getName()).isEqualTo("Test clinic");
        assertThat(get(clinic).getSettings().getTimeZone()).isEqualTo("Europe/Madrid");
        assertThat(get(clinic).getSettings().getConfirmationWindowMinutes()).isEqualTo(5);

        var request = change();
        request.getSettingsBuilder().setName("Another name").setDefaultLanguage("es");
        settings(clinic, "root").updateClinic(request.build());
        clinic.restart();

        assertThat(get(clinic).getSettings().getName()).isEqualTo("Another name");
        assertThat(get(clinic).getSettings().getDefaultLanguage()).isEqualTo("es");
    }

    @Test
    void bookingsGoByAChangeAtOnceAndOtherServersWithinSeconds() {
        try (RunningClinic second = clinic.secondServer()) {
            var request = change();
            request.getSettingsBuilder().setConfirmationWindowMinutes(60).setName("Renamed");
            UpdateClinicResponse first = settings(clinic, "root").updateClinic(request.build());
            assertThat(settings(clinic, "root").updateClinic(request.build())).isEqualTo(first);

            UUID doctor = clinic.doctor("Cardiology");
            var booked =
                    clinic.appointments("desk")
                            .bookAppointment(
                                    BookAppointmentRequest.newBuilder()
                                            .setRequestId(UUID.randomUUID().toString())
                                            .setSlotId(
                                                    clinic.slot(doctor, Duration.ofHours(5), 1)
                                                            .toString())
                                            .setPatientId(clinic.patient().toString())
                                            .build())
                            .getAppointment();
            assertThat(
                            Durations.toMinutes(
                                    com.google.protobuf.util.Timestamps.between(
                                            booked.getBookedAt(), booked.getExpiresAt())))
                    .isEqualTo(60);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () ->
                                    assertThat(get(second).getSettings())
                                            .isEqualTo(first.getSettings()));
            assertThat(
                            second.as("desk", SessionServiceGrpc.newBlockingStub(second.channel()))
                                    .getCurrentUser(GetCurrentUserRequest.getDefaultInstance())
                                    .getClinic()
                                    .getName())
                    .isEqualTo("Renamed");
        }
    }

    @Test
    void anotherZoneIsAllowedAndTheAnswerSaysWhatItMeans() {
        clinic.slot(clinic.doctor("Cardiology"), Duration.ofHours(5), 1);
        var request = change();
        request.getSettingsBuilder().setTimeZone("America/Lima");

        assertThat(settings(clinic, "root").updateClinic(request.build()).getNoticesList())
                .singleElement()
                .asString()
                .contains("time zone");
        assertThat(
                        clinic.database.query(
                                "select detail->>'time_zone' from audit_log where action ="
                                        + " 'UPDATE_CLINIC'"))
                .contains("Europe/Madrid", "America/Lima");
    }

    @Test
    void anOutdatedEtagIsRefusedAndOnlyAnAdministratorChangesSettings() {
        var request = change();
        settings(clinic, "root").updateClinic(request.build());

        Answered outdated =
                refusalOf(
                        () ->
                                settings(clinic, "root")
                                        .updateClinic(
                                                request.setRequestId(UUID.randomUUID().toString())
                                                        .build()));
        assertThat(outdated.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(outdated.metadata()).containsEntry("etag", get(clinic).getEtag());
        assertThat(
                        refusalOf(() -> settings(clinic, "desk").updateClinic(change().build()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        assertThat(
                        refusalOf(
                                        () ->
                                                settings(clinic, "root")
                                                        .updateClinic(
                                                                UpdateClinicRequest
                                                                        .getDefaultInstance()))
                                .violatedFields())
                .containsExactlyInAnyOrder(
                        "request_id",
                        "etag",
                        "settings.name",
                        "settings.time_zone",
                        "settings.confirmation_window_minutes",
                        "settings.session_idle_minutes",
                        "settings.scheduling_horizon_days",
                        "settings.default_language");
    }
}
