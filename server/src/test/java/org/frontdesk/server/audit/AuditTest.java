package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Timestamp;

import io.grpc.Status;

import org.frontdesk.api.v1.AuditEntry;
import org.frontdesk.api.v1.AuditFact;
import org.frontdesk.api.v1.AuditServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.api.v1.ListAuditEntriesResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.UpdatePatientRequest;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.rpc.WireTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The audit as an administrator reads it. */
class AuditTest {

    /** An hour apart in each log, from here on; made before the clinic's own day begins. */
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final int HOURS_LONG_AGO = 600;

    private RunningClinic clinic;
    private UUID doctor;
    private UUID desk;
    private UUID doc;
    private UUID admin;

    @BeforeEach
    void open() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        admin = clinic.user("admin", Role.ADMIN, null, null);
        desk = clinic.user("desk", Role.RECEPTIONIST, null, null);
        doc = clinic.user("doc", Role.DOCTOR, doctor, null);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void oneListHasChangesStepsOfAppointmentsAndReadsOfAPatient() {
        UUID patient = register("+34910000001");
        String appointment = book(patient);
        confirm(appointment);
        update(patient, "+34910000002");
        clinic.patients("doc").getPatient(patientRequest(patient));
        register("+34910000003"); // somebody else

        List<AuditEntry> entries = list(ofPatient(patient));

        // what was read on the way to an update is a read, too
        assertThat(entries)
                .extracting(AuditEntry::getAction)
                .containsExactly(
                        "READ", "UPDATE_PATIENT", "READ", "CONFIRM", "BOOK", "REGISTER_PATIENT");
        assertThat(entries)
                .allSatisfy(
                        one -> {
                            assertThat(one.getPatientIdsList()).containsExactly(patient.toString());
                            assertThat(one.getPatientCount()).isOne();
                            assertThat(one.getEntryId()).isNotEmpty();
                        });
        AuditEntry read = entries.getFirst();
        assertThat(read.getMethod()).isEqualTo("PatientService/GetPatient");
        assertThat(read.getUserId()).isEqualTo(doc.toString());
        assertThat(read.getUserName()).isEqualTo("Desk of doc");
        assertThat(read.getRequestId()).isEmpty();
        AuditEntry update = entries.get(1);
        assertThat(update.getUserName()).isEqualTo("Desk of desk");
        assertThat(update.getRecordKind()).isEqualTo("patients");
        assertThat(update.getRecordId()).isEqualTo(patient.toString());
        assertThat(update.getRequestId()).isNotEmpty();
        assertThat(update.getFactsList())
                .containsExactly(
                        AuditFact.newBuilder()
                                .setName("phone")
                                .setFromValue("+34910000001")
                                .setToValue("+34910000002")
                                .build());
        AuditEntry confirmed = entries.get(3);
        assertThat(confirmed.getRecordKind()).isEqualTo("appointments");
        assertThat(confirmed.getRecordId()).isEqualTo(appointment);
        assertThat(confirmed.getFactsList())
                .containsExactly(
                        AuditFact.newBuilder()
                                .setName("status")
                                .setFromValue("PENDING")
                                .setToValue("CONFIRMED")
                                .build());
    }

    @Test
    void everyFilterFindsItsOwnAndTheyAreAllMet() {
        UUID patient = register("");
        UUID other = register("");
        String appointment = book(patient);
        confirm(appointment);
        clinic.patients("doc").getPatient(patientRequest(patient));
        clinic.patients("doc").getPatient(patientRequest(other));

        assertThat(list(request().setUserId(doc.toString())))
                .extracting(AuditEntry::getAction)
                .containsExactly("READ", "READ", "SIGN_IN");
        assertThat(list(request().setRecordKind("appointments").setRecordId(appointment)))
                .extracting(AuditEntry::getAction)
                .containsExactly("CONFIRM", "BOOK");
        assertThat(list(request().setRecordKind("patients").setRecordId(other.toString())))
                .extracting(AuditEntry::getAction)
                .containsExactly("READ", "REGISTER_PATIENT");
        assertThat(list(request().setRecordKind("users").setRecordId(other.toString()))).isEmpty();
        assertThat(list(request().setAction("BOOK")))
                .extracting(AuditEntry::getRecordId)
                .containsExactly(appointment);
        assertThat(list(request().setAction("REGISTER_PATIENT")))
                .extracting(AuditEntry::getRecordId)
                .containsExactly(other.toString(), patient.toString());
        assertThat(list(request().setAction("READ"))).hasSize(2);
        assertThat(list(request().setAction("NOTHING"))).isEmpty();
        assertThat(list(ofPatient(patient).setUserId(desk.toString()).setAction("CONFIRM")))
                .hasSize(1);
        assertThat(list(ofPatient(other).setUserId(desk.toString()).setAction("CONFIRM")))
                .isEmpty();
        assertThat(list(ofPatient(patient).setRecordKind("patients").setRecordId(other.toString())))
                .isEmpty();
    }

    @Test
    void timesAreFromInclusiveToExclusiveInEveryLog() {
        fillLongAgo();
        register("");

        Instant from = LONG_AGO.plus(Duration.ofHours(100));
        List<AuditEntry> found =
                list(
                        request()
                                .setFromTime(WireTime.timestamp(from))
                                .setToTime(WireTime.timestamp(from.plus(Duration.ofHours(10)))));

        assertThat(found).hasSize(30);
        assertThat(found)
                .extracting(one -> one.getTime().getSeconds())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(found.getLast().getTime()).isEqualTo(WireTime.timestamp(from));
        assertThat(found.getFirst().getTime())
                .isEqualTo(WireTime.timestamp(from.plus(Duration.ofHours(9))));
        assertThat(list(request().setToTime(WireTime.timestamp(LONG_AGO)))).isEmpty();
        assertThat(
                        list(
                                request()
                                        .setFromTime(
                                                WireTime.timestamp(
                                                        LONG_AGO.plus(Duration.ofDays(365))))))
                .extracting(AuditEntry::getAction)
                .contains("REGISTER_PATIENT", "SIGN_IN")
                .doesNotContain("OLD");
        assertThat(list(request().setToTime(WireTime.timestamp(LONG_AGO.plusSeconds(1)))))
                .hasSize(3);
    }

    @Test
    void pagesHoldEachEntryOnceAndNothingNewerWhileOthersAreAdded() {
        fillLongAgo();
        UUID patient = register("");

        var seen = new ArrayList<AuditEntry>();
        var request = request().setPageSize(107);
        Instant firstPage = null;
        ListAuditEntriesResponse page;
        do {
            page = audit("admin").listAuditEntries(request.build());
            if (firstPage == null) {
                firstPage = instant(page.getEntries(0).getTime());
            }
            seen.addAll(page.getEntriesList());
            request.setPageToken(page.getNextPageToken());
            clinic.patients("desk").getPatient(patientRequest(patient));
            confirm(book(patient));
        } while (!page.getNextPageToken().isEmpty());

        assertThat(new HashSet<>(seen.stream().map(AuditEntry::getEntryId).toList()))
                .hasSameSizeAs(seen);
        assertThat(seen)
                .extracting(one -> instant(one.getTime()))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(instant(seen.getFirst().getTime())).isEqualTo(firstPage);
        assertThat(seen.stream().filter(one -> one.getAction().equals("OLD")))
                .hasSize(HOURS_LONG_AGO);
        assertThat(
                        seen.stream()
                                .filter(
                                        one ->
                                                instant(one.getTime())
                                                        .isBefore(
                                                                LONG_AGO.plus(
                                                                        Duration.ofDays(60)))))
                .hasSize(3 * HOURS_LONG_AGO);
    }

    @Test
    void whoeverReadsTheAuditIsInItWithWhatTheyAskedFor() {
        UUID patient = register("");
        list(ofPatient(patient).setAction("BOOK"));

        AuditEntry read = list(request().setAction("READ_AUDIT")).getFirst();

        assertThat(read.getUserId()).isEqualTo(admin.toString());
        assertThat(read.getPatientIdsList()).containsExactly(patient.toString());
        assertThat(read.getFactsList())
                .extracting(fact -> fact.getName() + " " + fact.getToValue())
                .containsExactlyInAnyOrder("action BOOK", "entries 0");
    }

    @Test
    void whoCannotBeWrittenDownAsAReaderOfTheAuditIsNotAnswered() {
        audit("admin").listAuditEntries(request().build());
        clinic.database.execute(
                "alter table audit_log add constraint no_readers check (action <> 'READ_AUDIT') not"
                        + " valid");

        var refused = refusalOf(() -> audit("admin").listAuditEntries(request().build()));

        assertThat(refused.code()).isEqualTo(Status.Code.INTERNAL);
    }

    @Test
    void onlyAdministratorsReadTheAudit() {
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        clinic.user("service", Role.SERVICE, null, null);

        for (String user : List.of("desk", "doc", "patient", "service")) {
            assertThat(refusalOf(() -> audit(user).listAuditEntries(request().build())).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        var refused =
                refusalOf(
                        () ->
                                audit("admin")
                                        .listAuditEntries(
                                                request()
                                                        .setUserId("x")
                                                        .setPatientId("x")
                                                        .setRecordKind("patients")
                                                        .setAction("x".repeat(101))
                                                        .setFromTime(WireTime.timestamp(now))
                                                        .setToTime(WireTime.timestamp(now))
                                                        .setPageSize(501)
                                                        .setPageToken("x")
                                                        .build()));
        var kindMissing =
                refusalOf(
                        () ->
                                audit("admin")
                                        .listAuditEntries(
                                                request()
                                                        .setRecordId(UUID.randomUUID().toString())
                                                        .build()));

        assertThat(refused.violatedFields())
                .containsExactlyInAnyOrder(
                        "user_id",
                        "patient_id",
                        "record_id",
                        "action",
                        "to_time",
                        "page_size",
                        "page_token");
        assertThat(kindMissing.violatedFields()).containsExactly("record_kind");
    }

    @Test
    void aPatientIsAlsoWhoWasFoundToBeTheSamePerson() {
        UUID kept = register("");
        UUID merged = register("");
        clinic.patients("desk").getPatient(patientRequest(merged));
        clinic.database.execute(
                "update patients set merged_into = '%s' where id = '%s'".formatted(kept, merged));

        assertThat(list(ofPatient(kept)))
                .extracting(AuditEntry::getAction)
                .containsExactly("READ", "REGISTER_PATIENT", "REGISTER_PATIENT");
    }

    @Test
    void aReadOfManyPatientsShowsTheOneWhoWasAskedForFirst() {
        List<UUID> many = clinic.patients(50);
        UUID one = register("");
        clinic.patients("desk")
                .searchPatients(
                        SearchPatientsRequest.newBuilder()
                                .setQuery("family")
                                .setPageSize(50)
                                .build());
        clinic.database.execute(
                "insert into read_log (actor_id, method, patient_ids) select '%s', 'X/Y',"
                                .formatted(desk)
                        + " array_agg(id) from (select id from patients order by id = '%s') p"
                                .formatted(one));

        AuditEntry read = list(ofPatient(one).setAction("READ")).getFirst();

        assertThat(many).hasSize(50);
        assertThat(read.getPatientCount()).isEqualTo(51);
        assertThat(read.getPatientIdsList()).hasSize(50).startsWith(one.toString());
    }

    private void fillLongAgo() {
        UUID nobody = UUID.randomUUID();
        clinic.database.execute(
                """
                insert into audit_log (at, action, record_kind)
                select t, 'OLD', 'none' from %1$s;
                insert into appointment_audit_log (at, appointment_id, action, to_status)
                select t, '%2$s', 'BOOK', 'PENDING' from %1$s;
                insert into read_log (at, actor_id, method, patient_ids)
                select t, '%2$s', 'PatientService/GetPatient', '{%2$s}' from %1$s;
                """
                        .formatted(
                                "(select timestamptz '%s' + n * interval '1 hour' from generate_series(0, %d) n) old(t)"
                                        .formatted(LONG_AGO, HOURS_LONG_AGO - 1),
                                nobody));
    }

    private UUID register(String phone) {
        return UUID.fromString(
                clinic.patients("desk")
                        .registerPatient(
                                RegisterPatientRequest.newBuilder()
                                        .setRequestId(id())
                                        .setGivenName("Given")
                                        .setFamilyName("Family")
                                        .setBirthDate("1980-01-01")
                                        .setPhone(phone)
                                        .setNotADuplicate(true)
                                        .build())
                        .getPatient()
                        .getPatientId());
    }

    private void update(UUID id, String phone) {
        Patient patient = clinic.patients("desk").getPatient(patientRequest(id)).getPatient();
        clinic.patients("desk")
                .updatePatient(
                        UpdatePatientRequest.newBuilder()
                                .setRequestId(id())
                                .setPatientId(patient.getPatientId())
                                .setEtag(patient.getEtag())
                                .setGivenName(patient.getGivenName())
                                .setFamilyName(patient.getFamilyName())
                                .setBirthDate(patient.getBirthDate())
                                .setPhone(phone)
                                .build());
    }

    private String book(UUID patient) {
        long hours = 25 + clinic.database.count("select count(*) from time_slots");
        UUID slot = clinic.slot(doctor, Duration.ofHours(hours), 5);
        return clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(id())
                                .setSlotId(slot.toString())
                                .setPatientId(patient.toString())
                                .build())
                .getAppointment()
                .getAppointmentId();
    }

    private void confirm(String appointment) {
        clinic.appointments("desk")
                .confirmAppointment(
                        ConfirmAppointmentRequest.newBuilder()
                                .setRequestId(id())
                                .setAppointmentId(appointment)
                                .build());
    }

    private List<AuditEntry> list(ListAuditEntriesRequest.Builder request) {
        return audit("admin").listAuditEntries(request.setPageSize(500).build()).getEntriesList();
    }

    private AuditServiceGrpc.AuditServiceBlockingStub audit(String user) {
        return clinic.as(user, AuditServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static ListAuditEntriesRequest.Builder request() {
        return ListAuditEntriesRequest.newBuilder();
    }

    private static ListAuditEntriesRequest.Builder ofPatient(UUID patient) {
        return request().setPatientId(patient.toString());
    }

    private static GetPatientRequest patientRequest(UUID id) {
        return GetPatientRequest.newBuilder().setPatientId(id.toString()).build();
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
