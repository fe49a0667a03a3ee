package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CalendarServiceGrpc;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.ExportCsvRequest;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.GetAppointmentCalendarRequest;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetDoctorDayCalendarRequest;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetWaitlistEntryRequest;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListNotesRequest;
import org.frontdesk.api.v1.ListPatientsRequest;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.NoteServiceGrpc;
import org.frontdesk.api.v1.PossibleDuplicates;
import org.frontdesk.api.v1.PreviewReminderRequest;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.ReminderServiceGrpc;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.TransferServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.RunningClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Through the real door: what is shown of patients is in the log first, or is not shown. */
class ReadRecordingTest {

    private RunningClinic clinic;
    private UUID doctor;
    private UUID patient;

    @BeforeEach
    void open() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.user("admin", org.frontdesk.server.access.Role.ADMIN, null, null);
        clinic.user("desk", org.frontdesk.server.access.Role.RECEPTIONIST, null, null);
        clinic.user("owner", org.frontdesk.server.access.Role.PATIENT, null, patient);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void everyKindOfReadWritesDownItsMethodAndThePatientItShows() {
        String appointment = book(patient);
        String day =
                clinic.database.query(
                        "select (starts_at at time zone 'Europe/Madrid')::date from appointments");
        var calendars = CalendarServiceGrpc.newBlockingStub(clinic.channel());
        var waitlist = clinic.as("desk", WaitlistServiceGrpc.newBlockingStub(clinic.channel()));
        String entry =
                waitlist.joinWaitlist(
                                JoinWaitlistRequest.newBuilder()
                                        .setRequestId(id())
                                        .setPatientId(patient.toString())
                                        .setDoctorId(doctor.toString())
                                        .build())
                        .getEntry()
                        .getEntryId();
        assertThat(reads()).as("changes alone").isZero();

        Map<String, Runnable> calls = new TreeMap<>();
        calls.put(
                "PatientService/GetPatient",
                () -> clinic.patients("desk").getPatient(patientRequest(patient)));
        calls.put(
                "PatientService/SearchPatients",
                () ->
                        clinic.patients("desk")
                                .searchPatients(
                                        SearchPatientsRequest.newBuilder()
                                                .setQuery("Given")
                                                .build()));
        calls.put(
                "PatientService/ListPatients",
                () ->
                        clinic.patients("desk")
                                .listPatients(ListPatientsRequest.getDefaultInstance()));
        calls.put(
                "PatientService/FindPossibleDuplicates",
                () ->
                        clinic.patients("desk")
                                .findPossibleDuplicates(
                                        FindPossibleDuplicatesRequest.newBuilder()
                                                .setGivenName(
                                                        clinic.database.query(
                                                                "select given_name from patients"))
                                                .setFamilyName(
                                                        clinic.database.query(
                                                                "select family_name from patients"))
                                                .setBirthDate("1980-01-01")
                                                .build()));
        calls.put(
                "PatientService/GetPatientHistory",
                () ->
                        clinic.patients("desk")
                                .getPatientHistory(
                                        GetPatientHistoryRequest.newBuilder()
                                                .setPatientId(patient.toString())
                                                .build()));
        calls.put(
                "AppointmentService/GetAppointment",
                () ->
                        clinic.appointments("desk")
                                .getAppointment(
                                        GetAppointmentRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build()));
        calls.put(
                "AppointmentService/ListAppointments",
                () ->
                        clinic.appointments("desk")
                                .listAppointments(
                                        ListAppointmentsRequest.newBuilder()
                                                .setDoctorId(doctor.toString())
                                                .build()));
        calls.put(
                "AppointmentService/GetAppointmentTrail",
                () ->
                        clinic.appointments("desk")
                                .getAppointmentTrail(
                                        GetAppointmentTrailRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build()));
        calls.put(
                "NoteService/ListNotes",
                () ->
                        clinic.as("desk", NoteServiceGrpc.newBlockingStub(clinic.channel()))
                                .listNotes(
                                        ListNotesRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build()));
        calls.put(
                "CalendarService/GetAppointmentCalendar",
                () ->
                        clinic.as("desk", calendars)
                                .getAppointmentCalendar(
                                        GetAppointmentCalendarRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build()));
        calls.put(
                "CalendarService/GetDoctorDayCalendar",
                () ->
                        clinic.as("desk", calendars)
                                .getDoctorDayCalendar(
                                        GetDoctorDayCalendarRequest.newBuilder()
                                                .setDoctorId(doctor.toString())
                                                .setDate(day)
                                                .setIncludePatient(true)
                                                .build()));
        calls.put(
                "WaitlistService/GetWaitlistEntry",
                () ->
                        waitlist.getWaitlistEntry(
                                GetWaitlistEntryRequest.newBuilder().setEntryId(entry).build()));
        calls.put(
                "WaitlistService/ListWaitlist",
                () -> waitlist.listWaitlist(ListWaitlistRequest.getDefaultInstance()));
        calls.put(
                "ReminderService/PreviewReminder",
                () ->
                        clinic.as("desk", ReminderServiceGrpc.newBlockingStub(clinic.channel()))
                                .previewReminder(
                                        PreviewReminderRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build()));
        calls.put(
                "UserService/ListUsers",
                () ->
                        clinic.as("admin", UserServiceGrpc.newBlockingStub(clinic.channel()))
                                .listUsers(
                                        ListUsersRequest.newBuilder()
                                                .setRole(Role.ROLE_PATIENT)
                                                .build()));
        calls.put("TransferService/ExportCsv", () -> export(CsvKind.CSV_KIND_APPOINTMENTS, day));

        calls.forEach(
                (method, call) -> {
                    long before = reads();
                    call.run();
                    assertThat(reads()).as(method).isEqualTo(before + 1);
                    assertThat(lastRead()).isEqualTo(method + " " + patient);
                });
        export(CsvKind.CSV_KIND_PATIENTS, "");
        assertThat(lastRead()).isEqualTo("TransferService/ExportCsv " + patient);
    }

    @Test
    void theReaderIsTheCallerAlsoAPatientWhoReadsTheirOwnRecord() {
        clinic.patients("owner").getPatient(patientRequest(patient));

        assertThat(
                        clinic.database.query(
                                "select username from read_log join users on users.id = actor_id"))
                .isEqualTo("owner");
    }

    @Test
    void aSearchThatShowsManyIsOneRowOfAllOfThem() {
        clinic.patients(50);

        int shown =
                clinic.patients("desk")
                        .searchPatients(
                                SearchPatientsRequest.newBuilder()
                                        .setQuery("Family")
                                        .setPageSize(50)
                                        .build())
                        .getPatientsCount();

        assertThat(shown).isEqualTo(50);
        assertThat(clinic.database.query("select cardinality(patient_ids) from read_log"))
                .isEqualTo("50");
    }

    @Test
    void whomARefusalShowsIsWrittenDown() {
        var refused =
                refusalOf(
                        () ->
                                clinic.patients("desk")
                                        .registerPatient(
                                                RegisterPatientRequest.newBuilder()
                                                        .setRequestId(id())
                                                        .setGivenName(
                                                                clinic.database.query(
                                                                        "select given_name from"
                                                                                + " patients"))
                                                        .setFamilyName(
                                                                clinic.database.query(
                                                                        "select family_name from"
                                                                                + " patients"))
                                                        .setBirthDate("1980-01-01")
                                                        .build()));

        assertThat(refused.detail(PossibleDuplicates.class).orElseThrow().getCandidatesCount())
                .isOne();
        assertThat(lastRead()).isEqualTo("PatientService/RegisterPatient " + patient);
    }

    @Test
    void whatShowsNobodyIsNoRead() {
        refusalOf(() -> clinic.patients("desk").getPatient(patientRequest(UUID.randomUUID())));
        refusalOf(() -> clinic.patients("owner").getPatient(patientRequest(clinic.patient())));
        clinic.patients("desk")
                .searchPatients(SearchPatientsRequest.newBuilder().setQuery("nobody").build());
        clinic.as("desk", CalendarServiceGrpc.newBlockingStub(clinic.channel()))
                .getDoctorDayCalendar(
                        GetDoctorDayCalendarRequest.newBuilder()
                                .setDoctorId(doctor.toString())
                                .setDate("2030-01-01")
                                .setIncludePatient(true)
                                .build());

        assertThat(reads()).isZero();
    }

    @Test
    void aStreamWritesDownEachPatientOnceWhenTheyAreFirstShown() {
        String appointment = book(patient);
        var desk = watch();
        await().untilAsserted(() -> assertThat(desk.shown()).contains(appointment));
        assertThat(lastRead()).isEqualTo("AppointmentService/WatchAppointments " + patient);

        confirm(appointment);
        await().untilAsserted(() -> assertThat(desk.statesOf(appointment)).hasSize(2));
        assertThat(reads()).isOne();

        UUID other = clinic.patient();
        String another = book(other);
        await().untilAsserted(() -> assertThat(desk.shown()).contains(another));
        assertThat(lastRead()).isEqualTo("AppointmentService/WatchAppointments " + other);
    }

    @Test
    void whatCannotBeRecordedIsNotAnsweredAndBookingGoesOn() {
        String appointment = book(patient);
        clinic.database.execute("alter table read_log rename to away");

        var refused = refusalOf(() -> clinic.patients("desk").getPatient(patientRequest(patient)));
        var search =
                refusalOf(
                        () ->
                                clinic.patients("desk")
                                        .searchPatients(
                                                SearchPatientsRequest.newBuilder()
                                                        .setQuery("Given")
                                                        .build()));
        var history =
                refusalOf(
                        () ->
                                clinic.patients("desk")
                                        .getPatientHistory(
                                                GetPatientHistoryRequest.newBuilder()
                                                        .setPatientId(patient.toString())
                                                        .build()));
        var export = refusalOf(() -> export(CsvKind.CSV_KIND_PATIENTS, ""));
        var desk = watch();
        await().untilAsserted(() -> assertThat(desk.resets()).isGreaterThan(1));
        confirm(appointment);

        assertThat(List.of(refused, search, history, export))
                .allSatisfy(
                        one -> {
                            assertThat(one.code()).isEqualTo(Status.Code.INTERNAL);
                            assertThat(one.reason()).isEqualTo("INTERNAL_ERROR");
                        });
        assertThat(desk.shown()).isEmpty();

        clinic.database.execute("alter table away rename to read_log");
        clinic.patients("desk").getPatient(patientRequest(patient));
        await().untilAsserted(() -> assertThat(desk.shown()).contains(appointment));
    }

    @Test
    void theAnswerLeavesAfterItsReadWasCommitted() throws Exception {
        try (var connection = clinic.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table read_log in exclusive mode");
            var future = org.frontdesk.api.v1.PatientServiceGrpc.newFutureStub(clinic.channel());
            var answer = clinic.as("desk", future).getPatient(patientRequest(patient));
            await().until(
                            () ->
                                    clinic.database.count(
                                                    "select count(*) from pg_locks join pg_database"
                                                        + " on pg_database.oid = database where"
                                                        + " datname = current_database() and not"
                                                        + " granted and relation ="
                                                        + " 'read_log'::regclass")
                                            == 1);

            assertThat(answer.isDone()).isFalse();

            connection.rollback();
            assertThat(answer.get().getPatient().getPatientId()).isEqualTo(patient.toString());
        }
        assertThat(reads()).isOne();
    }

    private void export(CsvKind kind, String day) {
        clinic.as("admin", TransferServiceGrpc.newBlockingStub(clinic.channel()))
                .exportCsv(
                        ExportCsvRequest.newBuilder()
                                .setKind(kind)
                                .setFirstDate(day)
                                .setLastDate(day)
                                .build())
                .forEachRemaining(piece -> {});
    }

    private String book(UUID whom) {
        UUID slot = clinic.slot(doctor, Duration.ofHours(25 + reads() + countOf("time_slots")), 5);
        return clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(id())
                                .setSlotId(slot.toString())
                                .setPatientId(whom.toString())
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

    private Desk watch() {
        var desk = new Desk();
        LocalDate today = LocalDate.now(RunningClinic.ZONE);
        clinic.as("desk", AppointmentServiceGrpc.newStub(clinic.channel()))
                .watchAppointments(
                        WatchAppointmentsRequest.newBuilder()
                                .setFirstDate(today.toString())
                                .setLastDate(today.plusDays(5).toString())
                                .build(),
                        desk);
        return desk;
    }

    private long reads() {
        return countOf("read_log");
    }

    private long countOf(String table) {
        return clinic.database.count("select count(*) from " + table);
    }

    private String lastRead() {
        return clinic.database.query(
                "select method || ' ' || array_to_string(patient_ids, ',') from read_log order by"
                        + " id desc limit 1");
    }

    private static GetPatientRequest patientRequest(UUID id) {
        return GetPatientRequest.newBuilder().setPatientId(id.toString()).build();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** Everything a desk was told on its stream. */
    private static final class Desk implements StreamObserver<WatchAppointmentsResponse> {

        private final List<WatchAppointmentsResponse> told = new CopyOnWriteArrayList<>();

        List<String> shown() {
            return told.stream()
                    .flatMap(one -> one.getAppointments().getAppointmentsList().stream())
                    .map(one -> one.getAppointmentId())
                    .toList();
        }

        List<String> statesOf(String appointment) {
            return told.stream()
                    .flatMap(one -> one.getAppointments().getAppointmentsList().stream())
                    .filter(one -> one.getAppointmentId().equals(appointment))
                    .map(one -> one.getStatus().name())
                    .distinct()
                    .toList();
        }

        long resets() {
            return told.stream().filter(WatchAppointmentsResponse::hasReset).count();
        }

        @Override
        public void onNext(WatchAppointmentsResponse response) {
            told.add(response);
        }

        @Override
        public void onError(Throwable failure) {
            // the server went away
        }

        @Override
        public void onCompleted() {
            throw new IllegalStateException("a stream of changes does not complete");
        }
    }
}
