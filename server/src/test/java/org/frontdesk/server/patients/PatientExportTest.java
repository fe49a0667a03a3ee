package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;
import static org.frontdesk.server.patients.PersonOfTheClinic.merging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;

import org.frontdesk.api.v1.ExportPatientRequest;
import org.frontdesk.api.v1.ExportPatientResponse;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything held on a person, for whoever may ask. */
class PatientExportTest {

    private static final Path DESCRIPTION = Path.of("..", "docs", "patient-export.md");

    /** Tables that lead to a patient by foreign keys, and those that name a patient or an appointment without one. */
    private static final String TABLES =
            """
            with recursive about (name) as (
                select 'patients'::regclass::oid
                union
                select conrelid from pg_constraint join about on confrelid = about.name where contype = 'f'
            )
            select string_agg(distinct name, ' ' order by name) from (
                select name::regclass::text as name from about
                union all
                select table_name from information_schema.columns
                where table_schema = 'public' and (column_name like '%patient_id%' or column_name like '%appointment_id%')
            ) as tables
            """;

    /** Where in the document the rows of each table are. */
    private static final Map<String, String> SECTIONS =
            Map.ofEntries(
                    Map.entry("patients", "/patient"),
                    Map.entry("users", "/accounts/0"),
                    Map.entry("sessions", "/accounts/0/sessions/0"),
                    Map.entry("second_factors", "/accounts/0/second_factors/0"),
                    Map.entry("recovery_codes", "/accounts/0/second_factors/0/recovery_codes/0"),
                    Map.entry("appointments", "/appointments/0"),
                    Map.entry("appointment_further_slots", "/appointments/0/further_slots/0"),
                    Map.entry("appointment_series", "/series/0"),
                    Map.entry("appointment_audit_log", "/appointments/0/trail/0"),
                    Map.entry("reminders", "/appointments/0/reminders/0"),
                    Map.entry("appointment_notes", "/appointments/0/notes/0"),
                    Map.entry("call_list", "/appointments/0/call_list/0"),
                    Map.entry("waitlist_entries", "/waitlist_entries/0"),
                    Map.entry("audit_log", "/audit_log/0"),
                    Map.entry("read_log", "/read_log/0"));

    /** What lets somebody in, what is made of other columns, and what is others'. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "users.password_hash",
                    "sessions.token_hash",
                    "patients.search_name",
                    "users.search_text",
                    "users.doctor_id",
                    "read_log.patient_ids",
                    "sessions.user_id",
                    "sessions.permissions",
                    "second_factors.user_id",
                    "second_factors.secret",
                    "recovery_codes.user_id",
                    "recovery_codes.code_hash");

    /** Staff are other people. */
    private static final Map<String, String> RENAMED =
            Map.of("actor_id", "actor", "author_id", "author");

    private static RunningClinic clinic;
    private static PersonOfTheClinic person;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        person = PersonOfTheClinic.in(clinic, 60);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static List<ByteString> pieces(String caller, UUID patient) {
        List<ByteString> pieces = new ArrayList<>();
        clinic.patients(caller)
                .exportPatient(
                        ExportPatientRequest.newBuilder().setPatientId(patient.toString()).build())
                .forEachRemaining((ExportPatientResponse part) -> pieces.add(part.getChunk()));
        return pieces;
    }

    private static JsonNode export(String caller, UUID patient) {
        try {
            return new JsonMapper()
                    .readTree(ByteString.copyFrom(pieces(caller, patient)).toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyColumnOfEveryTableWithAPersonsDataIsInIt() {
        JsonNode document = export("admin", person.id());
        List<String> tables = Arrays.asList(clinic.database.query(TABLES).split(" "));

        assertThat(tables)
                .as("tables with a person's data: have PatientExport read them")
                .containsExactlyInAnyOrderElementsOf(SECTIONS.keySet());
        for (String table : tables) {
            Set<String> columns =
                    Arrays.stream(
                                    clinic.database
                                            .query(
                                                    """
                                                    select string_agg(column_name, ' ') from information_schema.columns
                                                    where table_schema = 'public' and table_name = '%s'
                                                    """
                                                            .formatted(table))
                                            .split(" "))
                            .filter(column -> !LEFT_OUT.contains(table + "." + column))
                            .map(column -> RENAMED.getOrDefault(column, column))
                            .collect(Collectors.toCollection(TreeSet::new));
            JsonNode row = document.at(SECTIONS.get(table));
            assertThat(row.isObject()).as("a row of " + table).isTrue();
            assertThat(names(row)).as(table).containsAll(columns);
        }
    }

    @Test
    void everythingInItIsDescribed() throws IOException {
        String description = Files.readString(DESCRIPTION);
        JsonNode document = export("admin", person.id());

        Set<String> names = new TreeSet<>(names(document));
        SECTIONS.values().forEach(section -> names.addAll(names(document.at(section))));
        assertThat(names).allSatisfy(name -> assertThat(description).contains("`" + name + "`"));
    }

    private static Set<String> names(JsonNode row) {
        Set<String> names = new TreeSet<>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void itSaysWhatIsHeldAndNothingThatLetsSomebodyIn() {
        JsonNode document = export("admin", person.id());

        assertThat(document.at("/format").asText()).isEqualTo("frontdesk.patient.v1");
        assertThat(document.at("/exported_at").asText()).endsWith("Z");
        assertThat(document.at("/patient/id").asText()).isEqualTo(person.id().toString());
        assertThat(document.at("/patient/birth_date").asText()).isEqualTo("1980-01-01");
        assertThat(document.at("/patient/patient_number").isNumber()).isTrue();
        assertThat(document.at("/accounts/0/username").asText()).isEqualTo(person.username());
        assertThat(document.at("/appointments/0/id").asText()).isEqualTo(person.appointment());
        assertThat(document.at("/appointments/0/booked_by").asText()).isEqualTo("CLINIC");
        assertThat(document.at("/appointments/0/doctor").asText()).startsWith("Dr. ");
        assertThat(document.at("/appointments/0/starts_at").asText()).endsWith("Z");
        assertThat(document.at("/appointments/0/trail/0/action").asText()).isEqualTo("BOOK");
        assertThat(document.at("/appointments/0/trail/1/action").asText()).isEqualTo("CONFIRM");
        assertThat(document.at("/appointments/0/trail/1/at").asText()).endsWith("Z");
        assertThat(document.at("/waitlist_entries/0/id").asText()).isEqualTo(person.entry());
        assertThat(document.at("/waitlist_entries/0/weekdays").isArray()).isTrue();
        assertThat(document.at("/audit_log/0/detail").isObject()).isTrue();
        assertThat(document.at("/audit_log").findValuesAsText("action"))
                .contains("JOIN_WAITLIST", "SIGN_IN");
        assertThat(document.at("/read_log").findValuesAsText("method"))
                .contains("PatientService/GetPatient");
        assertThat(document.toString())
                .doesNotContain(
                        clinic.database.query(
                                "select password_hash from users where username = 'desk'"),
                        "password_hash",
                        "token_hash",
                        "secret",
                        "code_hash",
                        "Desk of desk");
    }

    @Test
    void aPatientTakesTheirOwnAndItIsWrittenDownBefore() {
        JsonNode document = export(person.username(), person.id());

        JsonNode last = document.at("/audit_log").get(document.at("/audit_log").size() - 1);
        assertThat(last.at("/action").asText()).isEqualTo("EXPORT_PATIENT");
        assertThat(last.at("/actor").asText()).isEqualTo("PATIENT");
    }

    @Test
    void whatStaffWroteToEachOtherIsForAnAdministratorToHandOn() {
        JsonNode taken = export("admin", person.id());
        JsonNode own = export(person.username(), person.id());

        assertThat(taken.at("/appointments/0/notes/0/text").asText()).isEqualTo("a note of staff");
        assertThat(taken.at("/appointments/0/notes/0/author").asText()).isEqualTo("CLINIC");
        assertThat(taken.at("/appointments/0/trail/2/note").asText()).isEqualTo("a note of staff");
        assertThat(own.at("/appointments/0/notes").isEmpty()).isTrue();
        assertThat(own.at("/appointments/0/trail/2/action").asText()).isEqualTo("ADD_NOTE");
        assertThat(own.toString()).doesNotContain("a note of staff");
    }

    @Test
    void nobodyElseTakesIt() {
        UUID stranger = clinic.patient();

        assertThat(refusalOf(() -> pieces("desk", person.id())).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(refusalOf(() -> pieces(person.username(), stranger)).reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(refusalOf(() -> pieces("admin", UUID.randomUUID())).reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'EXPORT_PATIENT' and"
                                        + " patient_id = '%s'".formatted(stranger)))
                .isZero();
    }

    @Test
    void whatWasMergedIsInTheSurvivorsDocumentAndAskedForByTheOldIdToo() {
        UUID survivor = clinic.patient();
        var merged = PersonOfTheClinic.in(clinic, 120);
        clinic.patients("desk").mergePatients(merging(clinic, survivor, merged.id()).build());

        JsonNode document = export("admin", merged.id());

        assertThat(document.at("/patient/id").asText()).isEqualTo(survivor.toString());
        assertThat(document.at("/merged_records/0/id").asText()).isEqualTo(merged.id().toString());
        assertThat(document.at("/appointments/0/trail").findValuesAsText("action"))
                .containsExactly("BOOK", "CONFIRM", "ADD_NOTE", "MERGE");
        assertThat(document.at("/audit_log").findValuesAsText("action"))
                .contains("JOIN_WAITLIST", "MERGE_PATIENTS", "PATIENT_MERGED", "UPDATE_USER");
    }

    @Test
    void aLongHistoryComesInPiecesOfOneDocument() {
        UUID patient = clinic.patient();
        UUID doctor = clinic.doctor("Dermatology");
        clinic.database.execute(
                """
                with slots as (
                    insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                    select gen_random_uuid(), '%s', t, t + interval '20 minutes', 1
                    from generate_series(1, 3000) n, lateral (select now() - n * interval '1 hour' t)
                    returning *
                )
                insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, booked_by, booked_at)
                select gen_random_uuid(), id, doctor_id, '%s', starts_at, ends_at, 'NO_SHOW', gen_random_uuid(), now()
                from slots
                """
                        .formatted(doctor, patient));

        List<ByteString> pieces = pieces("admin", patient);

        assertThat(pieces).hasSizeGreaterThan(10);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.size()).isBetween(1, 64 * 1024));
        assertThat(export("admin", patient).at("/appointments").size()).isEqualTo(3000);
    }
}
