package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceBlockingStub;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Registering patients and finding them again, as a desk with somebody on the telephone does. */
class PatientTest {

    private static RunningClinic clinic;
    private static PatientServiceBlockingStub desk;
    private static Patient sought;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, clinic.doctor("Cardiology"), null);
        desk = clinic.patients("desk");
        sought =
                register(
                        person("José María", "Núñez-Ibáñez")
                                .setBirthDate("1971-02-03")
                                .setPhone("+34 (910) 555-0123")
                                .setEmail("jose@example.org"));
        register(person("Jana", "Novak").setPhone("+420777123456"));
        register(person("Percy", "100%_Sure"));
        clinic.user("patient", Role.PATIENT, null, UUID.fromString(sought.getPatientId()));
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

    private static List<Patient> search(String query) {
        return desk.searchPatients(SearchPatientsRequest.newBuilder().setQuery(query).build())
                .getPatientsList();
    }

    private static long patients() {
        return clinic.database.count("select count(*) from patients");
    }

    @Test
    void aNewPatientIsWhoWasRegistered() {
        assertThat(sought.getGivenName()).isEqualTo("José María");
        assertThat(sought.getFamilyName()).isEqualTo("Núñez-Ibáñez");
        assertThat(sought.getBirthDate()).isEqualTo("1971-02-03");
        assertThat(sought.getPhone()).isEqualTo("+349105550123");
        assertThat(sought.getPatientNumber()).isGreaterThan(100_000);
        assertThat(get(desk, sought.getPatientId())).isEqualTo(sought);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "José María Núñez-Ibáñez",
                "jose",
                "NUNEZ",
                "núñ",
                "maria nunez",
                "nun jos",
                "  ibanez   maria ",
                "jose mario nunes",
                "nunez ibanes",
                "nunezibanez",
                "555 0123",
                "+34 910 555",
                "(910) 555-0123",
                "1971-02-03",
                "03.02.1971",
                "3/2/1971",
                "2/3/1971",
                "19710203",
                "0123"
            })
    void thePatientIsFoundByWhatPeopleType(String query) {
        assertThat(search(query)).first().isEqualTo(sought);
    }

    @Test
    void thePatientIsFoundByTheNumberOnTheCard() {
        assertThat(search(Long.toString(sought.getPatientNumber()))).first().isEqualTo(sought);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xyzzy", "%", "_", "%%%", "\\", "1971-02-04", "99999999999999999999", "00"})
    void whatFitsNobodyFindsNobody(String query) {
        assertThat(search(query)).isEmpty();
    }

    @Test
    void wildcardsAreLettersLikeOthers() {
        assertThat(search("100%_s")).extracting(Patient::getGivenName).containsExactly("Percy");
        assertThat(search("J%n_")).extracting(Patient::getFamilyName).doesNotContain("Sure");
    }

    @Test
    void theNewestComesFirstAmongEqualsAndNoMoreThanAskedFor() {
        for (int i = 0; i < 4; i++) {
            register(person("Twin", "Same").setNotADuplicate(true));
        }
        var request = SearchPatientsRequest.newBuilder().setQuery("twin same").setPageSize(3);

        var found = desk.searchPatients(request.build()).getPatientsList();

        assertThat(found).hasSize(3);
        assertThat(found)
                .extracting(Patient::getPatientNumber)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aSearchSaysWhatIsWrongWithIt() {
        assertThat(searchViolations(SearchPatientsRequest.newBuilder())).containsExactly("query");
        assertThat(searchViolations(SearchPatientsRequest.newBuilder().setQuery(" \t ")))
                .containsExactly("query");
        assertThat(
                        searchViolations(
                                SearchPatientsRequest.newBuilder()
                                        .setQuery("x".repeat(101))
                                        .setPageSize(51)))
                .containsExactly("query", "page_size");
        assertThat(searchViolations(SearchPatientsRequest.newBuilder().setQuery("a\u0000b")))
                .containsExactly("query");
    }

    private static List<String> searchViolations(SearchPatientsRequest.Builder request) {
        return refusalOf(() -> desk.searchPatients(request.build())).violatedFields();
    }

    @Test
    void everyFieldThatIsWrongIsNamedAndNobodyIsRegistered() {
        long before = patients();

        var refused =
                refusalOf(
                        () ->
                                desk.registerPatient(
                                        RegisterPatientRequest.newBuilder()
                                                .setRequestId("not an id")
                                                .setGivenName("  ")
                                                .setFamilyName("x".repeat(101))
                                                .setBirthDate(
                                                        LocalDate.now(RunningClinic.ZONE)
                                                                .plusDays(1)
                                                                .toString())
                                                .setPhone("12")
                                                .setEmail("nobody@nowhere")
                                                .build()));

        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.violatedFields())
                .containsExactly(
                        "request_id", "given_name", "family_name", "birth_date", "phone", "email");
        assertThat(patients()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1899-12-31", "2001-02-29", "31.12.1980", "1980-1-1", "+12345-01-01"})
    void aBirthDateThatIsNoneIsRefused(String birthDate) {
        var request = person("Given", "Family").setBirthDate(birthDate).build();

        assertThat(refusalOf(() -> desk.registerPatient(request)).violatedFields())
                .containsExactly("birth_date");
    }

    @Test
    void anEmailAddressBelongsToOnePatient() {
        long before = patients();

        var refused =
                refusalOf(() -> register(person("Other", "Person").setEmail("JOSE@example.ORG")));

        assertThat(refused.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(refused.reason()).isEqualTo("EMAIL_TAKEN");
        assertThat(patients()).isEqualTo(before);
    }

    @Test
    void ofTwentyDesksThatRegisterOneAddressAtOnceOneDoes() {
        List<String> reasons =
                AtOnce.call(
                        20,
                        i -> {
                            try {
                                register(person("Desk", "Nr" + i).setEmail("race@example.org"));
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "EMAIL_TAKEN").containsOnlyOnce("OK");
    }

    @Test
    void oneIntentionSentManyTimesRegistersOnePatient() {
        long before = patients();
        var request = person("Once", "Only").build();

        List<Patient> answers = AtOnce.call(10, i -> desk.registerPatient(request).getPatient());

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(desk.registerPatient(request).getPatient()).isEqualTo(answers.getFirst());
        assertThat(patients()).isEqualTo(before + 1);
        var other = request.toBuilder().setGivenName("Twice").build();
        assertThat(refusalOf(() -> desk.registerPatient(other)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void aPatientSeesThemselvesOnly() {
        var self = clinic.patients("patient");
        String other = clinic.patient().toString();

        assertThat(get(self, sought.getPatientId())).isEqualTo(sought);
        var refused = refusalOf(() -> get(self, other));
        assertThat(refused.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refused.reason()).isEqualTo("PATIENT_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                self.searchPatients(
                                                        SearchPatientsRequest.newBuilder()
                                                                .setQuery("jose")
                                                                .build()))
                                .code())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refusalOf(() -> self.registerPatient(person("New", "Person").build())).code())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aDoctorFindsPatientsAndRegistersNone() {
        var doctor = clinic.patients("doctor");

        assertThat(get(doctor, sought.getPatientId())).isEqualTo(sought);
        assertThat(
                        refusalOf(() -> doctor.registerPatient(person("New", "Person").build()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void aPatientWhoIsNotThereIsNotFound() {
        assertThat(refusalOf(() -> get(desk, UUID.randomUUID().toString())).reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(refusalOf(() -> get(desk, "42")).violatedFields()).containsExactly("patient_id");
    }

    private static Patient get(PatientServiceBlockingStub stub, String id) {
        return stub.getPatient(GetPatientRequest.newBuilder().setPatientId(id).build())
                .getPatient();
    }
}
