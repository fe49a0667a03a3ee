package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.DuplicateCandidate;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.api.v1.ListPatientsRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceBlockingStub;
import org.frontdesk.api.v1.PossibleDuplicates;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.UpdatePatientRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A patient's record: not made twice by mistake, changed by one at a time, listed, with all their appointments. */
class PatientRecordTest {

    private static RunningClinic clinic;
    private static PatientServiceBlockingStub desk;
    private static Patient known;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        desk = clinic.patients("desk");
        known =
                register(
                        person("Márta", "Kovács")
                                .setBirthDate("1969-05-04")
                                .setPhone("+36201234567")
                                .setEmail("marta@example.org"));
        clinic.user("patient", Role.PATIENT, null, UUID.fromString(known.getPatientId()));
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static RegisterPatientRequest.Builder person(String givenName, String familyName) {
        return RegisterPatientRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setGivenName(givenName)
                .setFamilyName(familyName)
                .setBirthDate("1980-12-31");
    }

    private static Patient register(RegisterPatientRequest.Builder request) {
        return desk.registerPatient(request.build()).getPatient();
    }

    private static UpdatePatientRequest.Builder same(Patient patient) {
        return UpdatePatientRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setPatientId(patient.getPatientId())
                .setEtag(patient.getEtag())
                .setGivenName(patient.getGivenName())
                .setFamilyName(patient.getFamilyName())
                .setBirthDate(patient.getBirthDate())
                .setPhone(patient.getPhone())
                .setEmail(patient.getEmail());
    }

    private static List<DuplicateCandidate> duplicates(
            FindPossibleDuplicatesRequest.Builder request) {
        return desk.findPossibleDuplicates(request.build()).getCandidatesList();
    }

    // --- not twice

    @Test
    void somebodyMuchLikeAPatientIsShownBeforeAndNotRegisteredWithoutAWord() {
        var again = person("Marta", "Kovacs").setBirthDate("1969-05-04");

        var refused = refusalOf(() -> register(again));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("POSSIBLE_DUPLICATE");
        assertThat(refused.metadata()).containsEntry("count", "1");
        var candidate = refused.detail(PossibleDuplicates.class).orElseThrow().getCandidates(0);
        assertThat(candidate.getPatient()).isEqualTo(known);
        assertThat(candidate.getMatchedFieldsList()).containsExactly("name", "birth_date");
        assertThat(candidate.getScore()).isBetween(0.7, 0.9);
        assertThat(refusalOf(() -> register(again)).reason()).isEqualTo("POSSIBLE_DUPLICATE");

        var other =
                register(again.setRequestId(UUID.randomUUID().toString()).setNotADuplicate(true));
        assertThat(other.getPatientNumber()).isNotEqualTo(known.getPatientNumber());
        clinic.database.execute(
                "delete from patients where id = '%s'".formatted(other.getPatientId()));
    }

    @Test
    void aGivenNameAndAnInitialInCommonMakeNobodyADuplicateButABirthDateBesideThemDoes() {
        var namesake =
                FindPossibleDuplicatesRequest.newBuilder()
                        .setGivenName("Marta")
                        .setFamilyName("Kiss");

        assertThat(duplicates(namesake)).isEmpty();
        assertThat(duplicates(namesake.setBirthDate("1969-05-04")))
                .singleElement()
                .extracting(DuplicateCandidate::getPatient)
                .isEqualTo(known);
    }

    @Test
    void whatMatchesTellsHowLikelyItIs() {
        var all =
                duplicates(
                        FindPossibleDuplicatesRequest.newBuilder()
                                .setGivenName("Marta")
                                .setFamilyName("Kovács")
                                .setBirthDate("1969-05-04")
                                .setPhone("+36 20 123 4567")
                                .setEmail("MARTA@example.org"));
        var misspelt =
                duplicates(
                        FindPossibleDuplicatesRequest.newBuilder()
                                .setGivenName("Martha")
                                .setFamilyName("Kovacs"));
        var phone = duplicates(FindPossibleDuplicatesRequest.newBuilder().setPhone("+36201234567"));

        assertThat(all.getFirst().getPatient()).isEqualTo(known);
        assertThat(all.getFirst().getScore()).isGreaterThan(0.9);
        assertThat(all.getFirst().getMatchedFieldsList())
                .containsExactly("name", "birth_date", "phone", "email");
        assertThat(misspelt).first().extracting(DuplicateCandidate::getPatient).isEqualTo(known);
        assertThat(misspelt.getFirst().getScore()).isLessThan(0.6);
        assertThat(phone).singleElement();
        assertThat(phone.getFirst().getScore()).isLessThan(0.6);
        assertThat(duplicates(FindPossibleDuplicatesRequest.newBuilder().setFamilyName("Xyzzyx")))
                .isEmpty();
        assertThat(
                        refusalOf(() -> duplicates(FindPossibleDuplicatesRequest.newBuilder()))
                                .violatedFields())
                .containsExactly("family_name");
    }

    @Test
    void ofTenDesksThatRegisterOnePersonAtOnceOneDoes() {
        List<String> reasons =
                AtOnce.call(
                        10,
                        i -> {
                            try {
                                register(person("Racing", "Desk").setBirthDate("1955-01-01"));
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "POSSIBLE_DUPLICATE").containsOnlyOnce("OK");
    }

    // --- changed

    @Test
    void aRecordIsWrittenAnewUnlessSomebodyElseDidMeanwhile() {
        var read = register(person("Before", "Changing").setPhone("+3491000001"));

        var request = same(read).setGivenName("After").setPhone("").build();
        var updated = desk.updatePatient(request).getPatient();

        assertThat(updated.getGivenName()).isEqualTo("After");
        assertThat(updated.getPhone()).isEmpty();
        assertThat(updated.getEtag()).isNotEqualTo(read.getEtag());
        assertThat(desk.updatePatient(request).getPatient()).isEqualTo(updated);
        assertThat(
                        clinic.database.query(
                                "select detail->>'given_name' from audit_log where action ="
                                        + " 'UPDATE_PATIENT'"
                                        + " and patient_id = '%s'".formatted(read.getPatientId())))
                .isEqualTo("[\"Before\", \"After\"]");
        var late = refusalOf(() -> desk.updatePatient(same(read).build()));
        assertThat(late.code()).isEqualTo(Status.Code.ABORTED);
        assertThat(late.metadata()).containsEntry("etag", updated.getEtag());
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.updatePatient(
                                                        same(updated)
                                                                .setEmail("marta@EXAMPLE.org")
                                                                .build()))
                                .reason())
                .isEqualTo("EMAIL_TAKEN");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.updatePatient(
                                                        same(updated)
                                                                .setPatientId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .build()))
                                .reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.updatePatient(
                                                        UpdatePatientRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly(
                        "request_id",
                        "patient_id",
                        "etag",
                        "given_name",
                        "family_name",
                        "birth_date");
    }

    @Test
    void aRegistrationIsInTheTrail() {
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'REGISTER_PATIENT'"
                                        + " and patient_id = '%s' and request_id is not null"
                                                .formatted(known.getPatientId())))
                .isEqualTo(1);
    }

    // --- read

    @Test
    void aPatientIsFoundByTheNumberOnTheCardAndSeesNobodyElses() {
        var byNumber =
                GetPatientRequest.newBuilder().setPatientNumber(known.getPatientNumber()).build();

        assertThat(desk.getPatient(byNumber).getPatient()).isEqualTo(known);
        assertThat(clinic.patients("patient").getPatient(byNumber).getPatient()).isEqualTo(known);
        var other = register(person("Other", "Number"));
        var others =
                GetPatientRequest.newBuilder().setPatientNumber(other.getPatientNumber()).build();
        assertThat(refusalOf(() -> clinic.patients("patient").getPatient(others)).metadata())
                .containsEntry("patient_number", Long.toString(other.getPatientNumber()));
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.getPatient(
                                                        byNumber.toBuilder()
                                                                .setPatientId(known.getPatientId())
                                                                .build()))
                                .violatedFields())
                .containsExactly("patient_number");
    }

    @Test
    void theListOfPatientsGoesOnWhereThePageEnded() {
        for (int i = 0; i < 5; i++) {
            register(person("Listed" + i, "Person" + i).setNotADuplicate(true));
        }
        List<Patient> listed = new ArrayList<>();
        String token = "";
        do {
            var page =
                    desk.listPatients(
                            ListPatientsRequest.newBuilder()
                                    .setPageSize(2)
                                    .setPageToken(token)
                                    .build());
            listed.addAll(page.getPatientsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(listed).extracting(Patient::getPatientId).doesNotHaveDuplicates();
        assertThat(listed.size())
                .isEqualTo((int) clinic.database.count("select count(*) from patients"));
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.listPatients(
                                                        ListPatientsRequest.newBuilder()
                                                                .setPageSize(501)
                                                                .setPageToken("no token")
                                                                .build()))
                                .violatedFields())
                .containsExactly("page_size", "page_token");
    }

    @Test
    void aHistoryIsTheLatestFirstAndADoctorSeesTheirOwn() {
        UUID first = clinic.doctor("Cardiology");
        UUID second = clinic.doctor("Neurology");
        clinic.user("first", Role.DOCTOR, first, null);
        for (int i = 1; i <= 3; i++) {
            book(clinic.slot(i == 2 ? second : first, Duration.ofHours(i), 1));
        }
        var request =
                GetPatientHistoryRequest.newBuilder()
                        .setPatientId(known.getPatientId())
                        .setPageSize(2);

        var page = desk.getPatientHistory(request.build());
        var rest = desk.getPatientHistory(request.setPageToken(page.getNextPageToken()).build());

        assertThat(page.getEntriesList())
                .extracting(HistoryEntry::getSpecialization)
                .containsExactly("Cardiology", "Neurology");
        assertThat(page.getEntries(0).getDoctorDisplayName()).startsWith("Dr. ");
        assertThat(page.getEntries(0).getStatus()).isEqualTo("PENDING");
        assertThat(rest.getEntriesList()).hasSize(1);
        assertThat(rest.getNextPageToken()).isEmpty();
        assertThat(page.getEntries(1).getStartTime().getSeconds())
                .isGreaterThan(rest.getEntries(0).getStartTime().getSeconds());
        var whole = request.clearPageToken().clearPageSize().build();
        assertThat(clinic.patients("first").getPatientHistory(whole).getEntriesList())
                .extracting(HistoryEntry::getDoctorId)
                .containsOnly(first.toString())
                .hasSize(2);
        assertThat(clinic.patients("patient").getPatientHistory(whole).getEntriesList()).hasSize(3);
        String stranger = clinic.patient().toString();
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.patients("patient")
                                                        .getPatientHistory(
                                                                whole.toBuilder()
                                                                        .setPatientId(stranger)
                                                                        .build()))
                                .reason())
                .isEqualTo("PATIENT_UNKNOWN");
    }

    private static void book(UUID slot) {
        clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .setPatientId(known.getPatientId())
                                .build());
    }

    @Test
    void aPatientChangesAndListsNobody() {
        var self = clinic.patients("patient");

        assertThat(
                        List.of(
                                refusalOf(() -> self.updatePatient(same(known).build())).reason(),
                                refusalOf(
                                                () ->
                                                        self.listPatients(
                                                                ListPatientsRequest
                                                                        .getDefaultInstance()))
                                        .reason(),
                                refusalOf(
                                                () ->
                                                        self.findPossibleDuplicates(
                                                                FindPossibleDuplicatesRequest
                                                                        .getDefaultInstance()))
                                        .reason()))
                .containsOnly("ROLE_NOT_ALLOWED");
    }
}
