package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.patients.PersonOfTheClinic.book;
import static org.frontdesk.server.patients.PersonOfTheClinic.merging;
import static org.frontdesk.server.patients.PersonOfTheClinic.newId;
import static org.frontdesk.server.patients.PersonOfTheClinic.read;

import io.grpc.Status;

import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.CreateUserRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListPatientsRequest;
import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.MergePatientsResponse;
import org.frontdesk.api.v1.OverlappingAppointments;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.ReminderServiceGrpc;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.SetReminderPreferenceRequest;
import org.frontdesk.api.v1.UpdatePatientRequest;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Two records of one person become one. */
class MergePatientsTest {

    /** Of everything in the schema that refers to patients, told by the catalog. */
    private static final String FOREIGN_KEYS =
            """
            select string_agg(conrelid::regclass || '.' || attname, ' ' order by 1)
            from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
            where contype = 'f' and confrelid = 'patients'::regclass
            """;

    private static RunningClinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
    }

    @AfterAll
    static void theBooksAreRight() {
        try {
            Invariants.hold(clinic.database::count);
        } finally {
            clinic.close();
        }
    }

    private static MergePatientsResponse merge(MergePatientsRequest.Builder request) {
        return clinic.patients("desk").mergePatients(request.build());
    }

    private static Answered refused(MergePatientsRequest.Builder request) {
        return refusalOf(() -> merge(request));
    }

    private static long count(String table, String column, UUID id) {
        return clinic.database.count(
                "select count(*) from %s where %s = '%s'".formatted(table, column, id));
    }

    private static void say(UUID patient, String what) {
        clinic.database.execute("update patients set %s where id = '%s'".formatted(what, patient));
    }

    // --- what moves

    @Test
    void everythingThatRefersToTheMergedRecordRefersToTheSurvivor() {
        var survivor = PersonOfTheClinic.in(clinic, 60);
        var merged = PersonOfTheClinic.in(clinic, 120);
        merge(merging(clinic, merged.id(), clinic.patient()));
        List<String[]> references =
                Arrays.stream(clinic.database.query(FOREIGN_KEYS).split(" "))
                        .map(reference -> reference.split("\\."))
                        .toList();
        for (String[] reference : references) {
            assertThat(count(reference[0], reference[1], merged.id()))
                    .as(
                            "%s.%s refers to patients: have MergePatients move it, and"
                                    + " PersonOfTheClinic have a row in it",
                            reference[0], reference[1])
                    .isPositive();
        }

        MergePatientsResponse answer = merge(merging(clinic, survivor.id(), merged.id()));

        for (String[] reference : references) {
            assertThat(count(reference[0], reference[1], merged.id()))
                    .as("%s.%s", reference[0], reference[1])
                    .isZero();
        }
        assertThat(count("appointments", "patient_id", survivor.id())).isEqualTo(2);
        assertThat(answer.getMoved().getAppointmentCount()).isEqualTo(1);
        assertThat(answer.getMoved().getUpcomingAppointmentCount()).isEqualTo(1);
        assertThat(answer.getMoved().getReminderCount()).isEqualTo(1);
        assertThat(answer.getMoved().getWaitlistEntryCount()).isEqualTo(1);
        assertThat(answer.getMoved().getAccountCount()).isEqualTo(1);
        assertThat(answer.getMoved().getLeftWaitlistEntryIdsList()).isEmpty();
        assertThat(answer.getPatient()).isEqualTo(read(clinic, "desk", survivor.id()));
        assertThat(
                        clinic.patients("desk")
                                .getPatientHistory(
                                        GetPatientHistoryRequest.newBuilder()
                                                .setPatientId(merged.id().toString())
                                                .build())
                                .getEntriesList())
                .as("asked by the old id, too")
                .extracting(HistoryEntry::getAppointmentId)
                .containsExactly(merged.appointment(), survivor.appointment());
        assertThat(
                        clinic.appointments("desk")
                                .listAppointments(
                                        ListAppointmentsRequest.newBuilder()
                                                .setPatientId(merged.id().toString())
                                                .build())
                                .getAppointmentsList())
                .hasSize(2);
    }

    /** Rows of logs are never changed: the merged record's are found by whoever looks for the survivor's. */
    @Test
    void onlyLogsNamePatientsWithoutReferringToThem() {
        assertThat(
                        clinic.database.query(
                                """
                                select string_agg(table_name || '.' || column_name, ' ' order by table_name)
                                from information_schema.columns
                                where table_schema = 'public' and column_name like '%patient_id%'
                                    and table_name || '.' || column_name <> all(string_to_array((%s), ' '))
                                """
                                        .replace("%s", FOREIGN_KEYS)))
                .isEqualTo("audit_log.patient_id read_log.patient_ids");
    }

    @Test
    void theTrailOfAMovedAppointmentSaysWhoseItWas() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        String appointment = book(clinic, merged, clinic.doctor("Cardiology"), 60);
        long number = read(clinic, "desk", merged).getPatientNumber();

        merge(merging(clinic, survivor, merged));

        var trail =
                clinic.appointments("desk")
                        .getAppointmentTrail(
                                GetAppointmentTrailRequest.newBuilder()
                                        .setAppointmentId(appointment)
                                        .build())
                        .getEntriesList();
        assertThat(trail)
                .extracting(AppointmentTrailEntry::getAction)
                .containsExactly("BOOK", "MERGE");
        assertThat(trail.getLast().getNote()).isEqualTo("was of patient " + number);
        assertThat(trail.getLast().getUserName()).isEqualTo("Desk of desk");
    }

    @Test
    void theSurvivorsFieldsStayAndWhatItLacksIsTaken() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        say(survivor, "phone = '+34910000001'");
        say(
                merged,
                "phone = '+34910000002', email = 'taken@example.org', reminders_opted_out = true");
        Patient before = read(clinic, "desk", survivor);

        MergePatientsResponse answer = merge(merging(clinic, survivor, merged));

        assertThat(answer.getTakenFieldsList()).containsExactly("email", "reminders_opted_out");
        assertThat(answer.getPatient())
                .isEqualTo(
                        before.toBuilder()
                                .setEmail("taken@example.org")
                                .setVersion(before.getVersion() + 1)
                                .setEtag(Long.toString(before.getVersion() + 1))
                                .build());
        assertThat(
                        clinic.database.query(
                                "select reminders_opted_out from patients where id = '%s'"
                                        .formatted(survivor)))
                .isEqualTo("t");
        assertThat(
                        clinic.database.query(
                                "select detail ->> 'email' from audit_log where action ="
                                        + " 'MERGE_PATIENTS' and record_id = '%s'"
                                                .formatted(survivor)))
                .isEqualTo("[\"\", \"taken@example.org\"]");
    }

    @Test
    void anEmailAddressThatTheMergedRecordKeepsIsFreeForOthers() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID other = clinic.patient();
        say(survivor, "email = 'kept@example.org'");
        say(merged, "email = 'free@example.org'");
        merge(merging(clinic, survivor, merged));
        Patient read = read(clinic, "desk", other);

        clinic.patients("desk")
                .updatePatient(
                        UpdatePatientRequest.newBuilder()
                                .setRequestId(newId())
                                .setPatientId(read.getPatientId())
                                .setEtag(read.getEtag())
                                .setGivenName(read.getGivenName())
                                .setFamilyName(read.getFamilyName())
                                .setBirthDate(read.getBirthDate())
                                .setEmail("Free@example.org")
                                .build());

        assertThat(read(clinic, "desk", other).getEmail()).isEqualTo("Free@example.org");
    }

    @Test
    void whoWaitsTwiceForTheSameThingKeepsTheEntryThatIsFurtherAhead() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID doctor = clinic.doctor("Cardiology");
        String first = join(survivor, doctor);
        String second = join(merged, doctor);
        String other = join(merged, clinic.doctor("Dermatology"));
        clinic.database.execute(
                "update waitlist_entries set priority = 5, priority_reason = 'pain' where id = '%s'"
                        .formatted(second));

        MergePatientsResponse answer = merge(merging(clinic, survivor, merged));

        assertThat(answer.getMoved().getLeftWaitlistEntryIdsList()).containsExactly(first);
        assertThat(answer.getMoved().getWaitlistEntryCount()).isEqualTo(2);
        assertThat(List.of(state(first), state(second), state(other)))
                .containsExactly("LEFT", "WAITING", "WAITING");
        assertThat(count("waitlist_entries", "patient_id", survivor)).isEqualTo(3);
    }

    @Test
    void anEntryThatWasOfferedAPlaceStays() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID doctor = clinic.doctor("Cardiology");
        String ahead = join(survivor, doctor);
        String offered = join(merged, doctor);
        clinic.database.execute(
                "update waitlist_entries set state = 'OFFERED', appointment_id = '%s' where id = '%s'"
                        .formatted(book(clinic, merged, doctor, 60), offered));

        MergePatientsResponse answer = merge(merging(clinic, survivor, merged));

        assertThat(answer.getMoved().getLeftWaitlistEntryIdsList()).containsExactly(ahead);
        assertThat(List.of(state(ahead), state(offered))).containsExactly("LEFT", "OFFERED");
    }

    private static String join(UUID patient, UUID doctor) {
        return clinic.as("desk", WaitlistServiceGrpc.newBlockingStub(clinic.channel()))
                .joinWaitlist(joining(patient, doctor))
                .getEntry()
                .getEntryId();
    }

    private static JoinWaitlistRequest joining(UUID patient, UUID doctor) {
        return JoinWaitlistRequest.newBuilder()
                .setRequestId(newId())
                .setPatientId(patient.toString())
                .setDoctorId(doctor.toString())
                .build();
    }

    private static String state(String entry) {
        return clinic.database.query(
                "select state from waitlist_entries where id = '%s'".formatted(entry));
    }

    @Test
    void anAccountOfTheMergedRecordSignsInAgainAndIsTheSurvivors() {
        UUID survivor = clinic.patient();
        var merged = PersonOfTheClinic.in(clinic, 60);

        merge(merging(clinic, survivor, merged.id()));

        assertThat(refusalOf(() -> read(clinic, merged.username(), survivor)).reason())
                .isEqualTo("SESSION_EXPIRED");
        String token = clinic.signIn(merged.username());
        assertThat(token).isNotEmpty();
        assertThat(
                        clinic.database.query(
                                "select patient_id from users where username = '%s'"
                                        .formatted(merged.username())))
                .isEqualTo(survivor.toString());
    }

    @Test
    void openStreamsShowTheAppointmentsAsTheSurvivors() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID doctor = clinic.doctor("Cardiology");
        String appointment = book(clinic, merged, doctor, 60);
        LocalDate today = LocalDate.now(RunningClinic.ZONE);
        Iterator<WatchAppointmentsResponse> events =
                clinic.appointments("desk")
                        .withDeadlineAfter(60, TimeUnit.SECONDS)
                        .watchAppointments(
                                WatchAppointmentsRequest.newBuilder()
                                        .addDoctorIds(doctor.toString())
                                        .setFirstDate(today.toString())
                                        .setLastDate(today.plusDays(1).toString())
                                        .build());
        while (!events.next().hasCaughtUp()) {
            // what is there already
        }

        merge(merging(clinic, survivor, merged));

        var event = events.next();
        while (!event.hasAppointments()) {
            event = events.next();
        }
        var seen = event.getAppointments().getAppointments(0);
        assertThat(seen.getAppointmentId()).isEqualTo(appointment);
        assertThat(seen.getPatient().getPatientId()).isEqualTo(survivor.toString());
        assertThat(seen.getPatient().getPatientNumber())
                .isEqualTo(read(clinic, "desk", survivor).getPatientNumber());
    }

    // --- what is left of the merged record

    @Test
    void theMergedRecordIsFoundNowhereAndAnswersTheSurvivorAlsoAfterAnotherMerge() {
        UUID last = clinic.patient();
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        Patient before = read(clinic, "desk", merged);

        merge(merging(clinic, survivor, merged));
        assertThat(read(clinic, "desk", merged).getPatientId()).isEqualTo(survivor.toString());
        merge(merging(clinic, last, survivor));

        assertThat(read(clinic, "desk", merged).getPatientId()).isEqualTo(last.toString());
        assertThat(
                        clinic.patients("desk")
                                .getPatient(
                                        GetPatientRequest.newBuilder()
                                                .setPatientNumber(before.getPatientNumber())
                                                .build())
                                .getPatient()
                                .getPatientId())
                .isEqualTo(last.toString());
        assertThat(
                        clinic.patients("desk")
                                .searchPatients(
                                        SearchPatientsRequest.newBuilder()
                                                .setQuery(before.getFamilyName())
                                                .setPageSize(50)
                                                .build())
                                .getPatientsList())
                .extracting(Patient::getPatientId)
                .doesNotContain(merged.toString(), survivor.toString());
        assertThat(
                        clinic.patients("desk")
                                .listPatients(
                                        ListPatientsRequest.newBuilder().setPageSize(500).build())
                                .getPatientsList())
                .extracting(Patient::getPatientId)
                .contains(last.toString())
                .doesNotContain(merged.toString(), survivor.toString());
    }

    @Test
    void nothingIsDoneForAMergedRecord() {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        UUID doctor = clinic.doctor("Cardiology");
        UUID slot = clinic.slot(doctor, java.time.Duration.ofHours(1), 1);
        merge(merging(clinic, survivor, merged));

        assertThat(
                        List.of(
                                refusalOf(
                                                () ->
                                                        clinic.appointments("desk")
                                                                .bookAppointment(
                                                                        booking(slot, merged)))
                                        .reason(),
                                refusalOf(() -> join(merged, doctor)).reason(),
                                refusalOf(
                                                () ->
                                                        clinic.as(
                                                                        "desk",
                                                                        ReminderServiceGrpc
                                                                                .newBlockingStub(
                                                                                        clinic
                                                                                                .channel()))
                                                                .setReminderPreference(
                                                                        SetReminderPreferenceRequest
                                                                                .newBuilder()
                                                                                .setRequestId(
                                                                                        newId())
                                                                                .setPatientId(
                                                                                        merged
                                                                                                .toString())
                                                                                .build()))
                                        .reason(),
                                refusalOf(
                                                () ->
                                                        clinic.as(
                                                                        "admin",
                                                                        UserServiceGrpc
                                                                                .newBlockingStub(
                                                                                        clinic
                                                                                                .channel()))
                                                                .createUser(
                                                                        CreateUserRequest
                                                                                .newBuilder()
                                                                                .setRequestId(
                                                                                        newId())
                                                                                .setUsername("late")
                                                                                .setDisplayName(
                                                                                        "Late")
                                                                                .setRole(
                                                                                        org
                                                                                                .frontdesk
                                                                                                .api
                                                                                                .v1
                                                                                                .Role
                                                                                                .ROLE_PATIENT)
                                                                                .setPatientId(
                                                                                        merged
                                                                                                .toString())
                                                                                .build()))
                                        .reason()))
                .containsOnly("PATIENT_UNKNOWN");
        var update =
                refusalOf(
                        () ->
                                clinic.patients("desk")
                                        .updatePatient(
                                                UpdatePatientRequest.newBuilder()
                                                        .setRequestId(newId())
                                                        .setPatientId(merged.toString())
                                                        .setEtag("1")
                                                        .setGivenName("Given")
                                                        .setFamilyName("Family")
                                                        .setBirthDate("1980-01-01")
                                                        .build()));
        assertThat(update.reason()).isEqualTo("PATIENT_MERGED");
        assertThat(update.metadata()).containsEntry("merged_into", survivor.toString());
    }

    // --- what is refused

    @Test
    void whatCannotBeOneIsRefusedInOrder() {
        UUID one = clinic.patient();
        UUID other = clinic.patient();
        UUID gone = clinic.patient();
        UUID nobody = UUID.randomUUID();
        merge(merging(clinic, one, gone));
        var good = merging(clinic, one, other);

        Answered same = refused(good.clone().setMergedId(one.toString()).setRequestId(newId()));
        assertThat(same.reason()).isEqualTo("NOTHING_TO_MERGE");
        assertThat(same.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);

        Answered unknown =
                refused(
                        good.clone()
                                .setSurvivorId(gone.toString())
                                .setMergedId(nobody.toString())
                                .setRequestId(newId()));
        assertThat(unknown.reason()).isEqualTo("PATIENT_UNKNOWN");
        assertThat(unknown.metadata()).containsEntry("patient_id", nobody.toString());

        Answered merged =
                refused(
                        good.clone()
                                .setSurvivorEtag("99")
                                .setMergedId(gone.toString())
                                .setRequestId(newId()));
        assertThat(merged.reason()).isEqualTo("PATIENT_MERGED");
        assertThat(merged.metadata())
                .containsEntry("patient_id", gone.toString())
                .containsEntry("merged_into", one.toString());

        Answered changed = refused(good.clone().setMergedEtag("99").setRequestId(newId()));
        assertThat(changed.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(changed.metadata())
                .containsEntry("patient_id", other.toString())
                .containsEntry("etag", good.getMergedEtag());

        assertThat(refused(MergePatientsRequest.newBuilder()).violatedFields())
                .containsExactly(
                        "request_id", "survivor_id", "survivor_etag", "merged_id", "merged_etag");
        assertThat(merge(good).getPatient().getPatientId()).isEqualTo(one.toString());
    }

    @ParameterizedTest
    @EnumSource(AppointmentStatus.class)
    void nobodyIsInTwoPlacesAtOnceInWhateverState(AppointmentStatus status) {
        UUID survivor = clinic.patient();
        UUID merged = clinic.patient();
        String ofSurvivor = book(clinic, survivor, clinic.doctor("Cardiology"), 60);
        String ofMerged = book(clinic, merged, clinic.doctor("Cardiology"), 70);
        if (status != AppointmentStatus.PENDING) {
            clinic.database.execute(
                    "update appointments set status = '%s', expires_at = null where id = '%s'"
                            .formatted(status, ofMerged));
            clinic.database.execute(
                    """
                    insert into appointment_audit_log (appointment_id, action, from_status, to_status)
                    values ('%s', 'UNDO', 'PENDING', '%s')
                    """
                            .formatted(ofMerged, status));
            if (!status.isActive()) {
                clinic.database.execute(
                        "update time_slots set booked = 0 where id = (select slot_id from"
                                + " appointments where id = '%s')".formatted(ofMerged));
            }
        }
        var request = merging(clinic, survivor, merged);

        if (!status.isActive()) {
            assertThat(merge(request).getMoved().getAppointmentCount()).isEqualTo(1);
            return;
        }
        Answered overlapping = refused(request);
        assertThat(overlapping.reason()).isEqualTo("APPOINTMENTS_OVERLAP");
        assertThat(overlapping.metadata()).containsEntry("count", "1");
        var named = overlapping.detail(OverlappingAppointments.class).orElseThrow().getOverlaps(0);
        assertThat(named.getSurvivorAppointmentId()).isEqualTo(ofSurvivor);
        assertThat(named.getMergedAppointmentId()).isEqualTo(ofMerged);
        assertThat(refused(request).reason()).as("sent again").isEqualTo("APPOINTMENTS_OVERLAP");
        assertThat(merge(request.clone().clearRequestId().setValidateOnly(true)).getOverlapsList())
                .containsExactly(named);
    }

    @Test
    void whatWouldComeOfItIsSaidBeforeAndChangesNothing() {
        var survivor = PersonOfTheClinic.in(clinic, 60);
        var merged = PersonOfTheClinic.in(clinic, 120);
        say(merged.id(), "phone = '+34910000003'");
        String everything =
                """
                select md5(string_agg(t, '' order by t)) from (
                    select patients::text t from patients union all select appointments::text from appointments
                    union all select audit_log::text from audit_log union all select request_outcomes::text from request_outcomes
                    union all select users::text from users union all select waitlist_entries::text from waitlist_entries) all_of_it
                """;
        String before = clinic.database.query(everything);
        var request = merging(clinic, survivor.id(), merged.id());

        MergePatientsResponse foreseen =
                merge(request.clone().clearRequestId().setValidateOnly(true));

        assertThat(clinic.database.query(everything)).isEqualTo(before);
        assertThat(
                        clinic.database.count(
                                "select count(*) from read_log where method ="
                                        + " 'PatientService/MergePatients' and patient_ids @>"
                                        + " array['%s', '%s']::uuid[]"
                                                .formatted(survivor.id(), merged.id())))
                .as("that both were shown is written down")
                .isEqualTo(1);
        assertThat(foreseen.getPatient().getPhone()).isEqualTo("+34910000003");
        assertThat(foreseen.getTakenFieldsList()).containsExactly("phone");
        assertThat(foreseen.getOverlapsList()).isEmpty();
        assertThat(
                        refused(
                                        request.clone()
                                                .clearRequestId()
                                                .setMergedEtag("99")
                                                .setValidateOnly(true))
                                .reason())
                .isEqualTo("ETAG_MISMATCH");
        MergePatientsResponse done = merge(request);
        assertThat(done.getMoved()).isEqualTo(foreseen.getMoved());
        assertThat(merge(request)).as("sent again").isEqualTo(done);
    }

    @Test
    void onlyDesksAndAdministratorsMerge() {
        var person = PersonOfTheClinic.in(clinic, 60);
        clinic.user("doctor of it", Role.DOCTOR, person.doctor(), null);
        var request = merging(clinic, clinic.patient(), person.id());

        assertThat(
                        List.of(
                                refusalOf(
                                                () ->
                                                        clinic.patients("doctor of it")
                                                                .mergePatients(request.build()))
                                        .reason(),
                                refusalOf(
                                                () ->
                                                        clinic.patients(person.username())
                                                                .mergePatients(request.build()))
                                        .reason()))
                .containsOnly("ROLE_NOT_ALLOWED");
        assertThat(
                        clinic.patients("admin")
                                .mergePatients(request.build())
                                .getMoved()
                                .getAccountCount())
                .isEqualTo(1);
    }
}
