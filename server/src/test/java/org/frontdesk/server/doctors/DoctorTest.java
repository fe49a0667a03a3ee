package org.frontdesk.server.doctors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceBlockingStub;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The clinic's doctors, as each role sees them. */
class DoctorTest {

    private static RunningClinic clinic;
    private static DoctorServiceBlockingStub desk;
    private static UUID cardiologist;
    private static UUID retired;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        desk = clinic.doctors("desk");
        cardiologist = clinic.doctor("Cardiology");
        retired = clinic.doctor("Cardiology");
        clinic.database.execute("update doctors set active = false where id = '" + retired + "'");
        for (int i = 0; i < 5; i++) {
            clinic.doctor("Neurology");
        }
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static Doctor get(String username, UUID doctor) {
        return clinic.doctors(username)
                .getDoctor(GetDoctorRequest.newBuilder().setDoctorId(doctor.toString()).build())
                .getDoctor();
    }

    private static List<Doctor> list(ListDoctorsRequest.Builder request) {
        return desk.listDoctors(request.build()).getDoctorsList();
    }

    @Test
    void aDeskSeesTheWholeRecordAndAPatientNoContact() {
        Doctor seenByDesk = get("desk", cardiologist);
        Doctor seenByPatient = get("patient", cardiologist);

        assertThat(seenByDesk.getSpecialization()).isEqualTo("Cardiology");
        assertThat(seenByDesk.getEmail()).endsWith("@clinic.example");
        assertThat(seenByDesk.getLicenceNumber()).startsWith("L-");
        assertThat(seenByDesk.getActive()).isTrue();
        assertThat(seenByPatient)
                .isEqualTo(seenByDesk.toBuilder().clearEmail().clearLicenceNumber().build());
        assertThat(
                        clinic.doctors("patient")
                                .listDoctors(ListDoctorsRequest.getDefaultInstance())
                                .getDoctorsList())
                .isNotEmpty()
                .allMatch(one -> one.getEmail().isEmpty() && one.getLicenceNumber().isEmpty());
    }

    @Test
    void aDoctorWhoIsNotThereIsNotFound() {
        var unknown = refusalOf(() -> get("desk", UUID.randomUUID()));

        assertThat(unknown.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(unknown.reason()).isEqualTo("DOCTOR_UNKNOWN");
        assertThat(
                        refusalOf(() -> desk.getDoctor(GetDoctorRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("doctor_id");
    }

    @Test
    void whoTakesNoAppointmentsIsListedOnlyWhenAskedFor() {
        var cardiologists = ListDoctorsRequest.newBuilder().setSpecialization("cardiologY");

        assertThat(list(cardiologists))
                .extracting(Doctor::getDoctorId)
                .containsExactly(cardiologist.toString());
        assertThat(list(cardiologists.setIncludeInactive(true)))
                .extracting(Doctor::getDoctorId)
                .containsExactlyInAnyOrder(cardiologist.toString(), retired.toString());
        assertThat(list(ListDoctorsRequest.newBuilder().setSpecialization("none"))).isEmpty();
    }

    @Test
    void aListGoesOnWhereThePageEnded() {
        var request = ListDoctorsRequest.newBuilder().setIncludeInactive(true).setPageSize(3);
        List<Doctor> listed = new ArrayList<>();
        String token = "";
        do {
            var page = desk.listDoctors(request.setPageToken(token).build());
            listed.addAll(page.getDoctorsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(listed).extracting(Doctor::getDoctorId).doesNotHaveDuplicates().hasSize(7);
        assertThat(listed).extracting(Doctor::getFamilyName).isSorted();
    }

    @Test
    void aListSaysWhatIsWrongWithTheRequest() {
        String token =
                desk.listDoctors(ListDoctorsRequest.newBuilder().setPageSize(1).build())
                        .getNextPageToken();

        assertThat(
                        refusalOf(
                                        () ->
                                                list(
                                                        ListDoctorsRequest.newBuilder()
                                                                .setSpecialization("x".repeat(101))
                                                                .setPageSize(-1)
                                                                .setPageToken(token)))
                                .violatedFields())
                .containsExactly("specialization", "page_size", "page_token");
    }
}
