package org.frontdesk.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.ByteString;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.CsvProblem;
import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.ExportCsvRequest;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.ImportCsvHeader;
import org.frontdesk.api.v1.ImportCsvRequest;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.api.v1.TransferServiceGrpc;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Whole files go in or nothing of them does, and what went out can come in again. */
class TransferTest {

    private static final String DOCTORS =
            "given_name,family_name,specialization,email,licence_number\n";
    private static final String PATIENTS = "given_name,family_name,birth_date,phone,email\n";
    private static final String SLOTS = "licence_number,date,start,end,capacity\n";

    private RunningClinic clinic;

    @BeforeEach
    void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
    }

    @AfterEach
    void closeClinic() {
        clinic.close();
    }

    private static ImportCsvHeader.Builder header(CsvKind kind) {
        return ImportCsvHeader.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setKind(kind);
    }

    private ImportCsvResponse imported(CsvKind kind, String content) {
        return send(
                "admin", header(kind).build(), List.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportCsvResponse send(String user, ImportCsvHeader header, List<byte[]> chunks) {
        List<ImportCsvRequest> parts = new ArrayList<>();
        parts.add(ImportCsvRequest.newBuilder().setHeader(header).build());
        chunks.forEach(
                chunk ->
                        parts.add(
                                ImportCsvRequest.newBuilder()
                                        .setChunk(ByteString.copyFrom(chunk))
                                        .build()));
        return sendParts(user, parts);
    }

    private ImportCsvResponse sendParts(String user, List<ImportCsvRequest> parts) {
        var answer = new CompletableFuture<ImportCsvResponse>();
        var stub = clinic.as(user, TransferServiceGrpc.newStub(clinic.channel()));
        StreamObserver<ImportCsvRequest> upload =
                stub.importCsv(
                        new StreamObserver<>() {
                            @Override
                            public void onNext(ImportCsvResponse response) {
                                answer.complete(response);
                            }

                            @Override
                            public void onError(Throwable refused) {
                                answer.completeExceptionally(refused);
                            }

                            @Override
                            public void onCompleted() {
                                // answered above
                            }
                        });
        parts.forEach(upload::onNext);
        upload.onCompleted();
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusRuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private String exported(ExportCsvRequest request) {
        var bytes = new ByteArrayOutputStream();
        clinic.as("admin", TransferServiceGrpc.newBlockingStub(clinic.channel()))
                .exportCsv(request)
                .forEachRemaining(piece -> bytes.writeBytes(piece.getChunk().toByteArray()));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ExportCsvRequest export(CsvKind kind) {
        return ExportCsvRequest.newBuilder().setKind(kind).build();
    }

    private long count(String table) {
        return clinic.database.count("select count(*) from " + table);
    }

    private static List<String> told(ImportCsvResponse response) {
        return response.getProblemsList().stream().map(TransferTest::told).toList();
    }

    private static String told(CsvProblem one) {
        return (one.getLine() + " " + one.getColumn() + " " + one.getProblem()).replace("  ", " ");
    }

    @Test
    void aWholeFileOfDoctorsIsImportedAndEachIsInTheAuditLog() {
        var report =
                imported(
                        CsvKind.CSV_KIND_DOCTORS,
                        "\uFEFF"
                                + DOCTORS
                                + "Zoë,\"Núñez, MD\",Cardiology,zoe@clinic.example,L-900\r\n\r\n"
                                + "Ana,Ruiz,Dermatology,ana@clinic.example,L-901\n");

        assertThat(report.getProblemsList()).isEmpty();
        assertThat(report.getRowCount()).isEqualTo(2);
        assertThat(report.getImportedCount()).isEqualTo(2);
        assertThat(
                        clinic.database.query(
                                "select display_name from doctors where licence_number = 'L-900'"))
                .isEqualTo("Dr. Zoë Núñez, MD");
        assertThat(count("audit_log where action = 'IMPORT_DOCTOR'")).isEqualTo(2);
    }

    @Test
    void everyBadLineIsReportedWithoutItsValueAndNothingIsImported() {
        clinic.database.execute(
                "update doctors set email = 'taken@clinic.example', licence_number = 'L-1' where id = '%s'"
                        .formatted(clinic.doctor("Cardiology")));

        var report =
                imported(
                        CsvKind.CSV_KIND_DOCTORS,
                        DOCTORS
                                + "Ana,Ruiz,Cardiology,a@clinic.example,L-2\n"
                                + ",Ruiz,Cardiology,secret,L-3\n"
                                + "Ana,Ruiz,Cardiology,A@clinic.example,L-4\n"
                                + "Ana,Ruiz,Cardiology,TAKEN@clinic.example,L-1\n"
                                + "Ana,Ruiz\n");

        assertThat(told(report))
                .containsExactly(
                        "3 given_name is required",
                        "3 email is not an e-mail address",
                        "4 email is on line 2, too",
                        "5 email is another doctor's in the clinic",
                        "5 licence_number is another doctor's in the clinic",
                        "6 has 2 values for 5 columns",
                        "6 specialization is required",
                        "6 email is required",
                        "6 licence_number is required");
        assertThat(report.getGoodRowCount()).isOne();
        assertThat(report.getImportedCount()).isZero();
        assertThat(count("doctors")).isOne();
        assertThat(report.toString()).doesNotContain("secret", "@clinic");
    }

    @Test
    void columnsAreNamedOnTheFirstLineOnceEachAndAreOurs() {
        assertThat(
                        told(
                                imported(
                                        CsvKind.CSV_KIND_PATIENTS,
                                        "given_name,given_name,nickname\nA,B,C\n")))
                .containsExactlyInAnyOrder(
                        "1 given_name is there twice",
                        "1 has a column that is none of given_name, family_name, birth_date, phone,"
                                + " email, patient_id, patient_number, registered_at",
                        "1 family_name is missing",
                        "1 birth_date is missing");
        assertThat(told(imported(CsvKind.CSV_KIND_PATIENTS, "")))
                .containsExactly("1 names no columns; the file is empty");
    }

    @Test
    void whatIsNotUtf8OrNoCsvIsSaidWithItsLine() {
        byte[] latin =
                (PATIENTS + "Jos\u00e9,Ruiz,1980-01-01,,\n").getBytes(StandardCharsets.ISO_8859_1);

        var wrongEncoding =
                send("admin", header(CsvKind.CSV_KIND_PATIENTS).build(), List.of(latin));
        var openQuote =
                imported(
                        CsvKind.CSV_KIND_PATIENTS,
                        PATIENTS + "Ana,Ruiz,1980-01-01,,\n\"Eva,Ruiz,1980-01-01,,\n");

        assertThat(told(wrongEncoding)).containsExactly("2 is not UTF-8");
        assertThat(openQuote.getProblemsList()).isNotEmpty();
        assertThat(openQuote.getImportedCount()).isZero();
        assertThat(count("patients")).isZero();
    }

    @Test
    void namesakesOfTheSameBirthDateAreReportedUnlessTheyAreAllowed() {
        String file =
                PATIENTS
                        + "José,Núñez,1971-02-03,+34 910 555 012,\n"
                        + "jose,nunez,1971-02-03,,\n"
                        + "José,Núñez,1971-02-04,,\n";

        var refused = imported(CsvKind.CSV_KIND_PATIENTS, file);
        var allowed =
                send(
                        "admin",
                        header(CsvKind.CSV_KIND_PATIENTS).setAllowNamesakes(true).build(),
                        List.of(file.getBytes(StandardCharsets.UTF_8)));
        var again = imported(CsvKind.CSV_KIND_PATIENTS, PATIENTS + "JOSE,Nunez,1971-02-04,,\n");

        assertThat(told(refused))
                .containsExactly("3 is likely that of line 2, by name, birth_date");
        assertThat(allowed.getImportedCount()).isEqualTo(3);
        assertThat(told(again))
                .containsExactly(
                        "2 is likely patient %s of the clinic, by name, birth_date"
                                .formatted(
                                        clinic.database.query(
                                                "select patient_number from patients where"
                                                        + " birth_date = '1971-02-04'")));
        assertThat(count("audit_log where action = 'IMPORT_PATIENT' and patient_id = record_id"))
                .isEqualTo(3);
    }

    /** As registering them one after the other would. */
    @Test
    void whoIsLikelyAPatientAlreadyIsReportedAsARegistrationWouldRefuseThem() {
        UUID known = clinic.patient();
        clinic.database.execute(
                "update patients set given_name = 'Kristóf', family_name = 'Halmosi', birth_date ="
                        + " '1962-05-17', phone = '+36201110001' where id = '%s'".formatted(known));
        String number =
                clinic.database.query(
                        "select patient_number from patients where id = '%s'".formatted(known));
        List<String> people =
                List.of(
                        "Kristof,Halmosy,1962-05-17,,", // spelt a little differently
                        "Kristóf,Halmosi,1962-05-18,+36201110001,", // another day, the same phone
                        "Boglárka,Zentai,1962-05-17,+36201110001,", // day and phone of a namesake
                        "Boglárka,Zentai,1971-11-30,+36201110001,", // shares a phone only
                        "Kristóf,Halmosi,1971-11-29,,"); // a common name

        var report =
                imported(CsvKind.CSV_KIND_PATIENTS, PATIENTS + String.join("\n", people) + "\n");

        assertThat(told(report))
                .containsExactly(
                        "2 is likely patient %s of the clinic, by name, birth_date"
                                .formatted(number),
                        "3 is likely patient %s of the clinic, by name, phone".formatted(number),
                        "4 is likely patient %s of the clinic, by birth_date, phone"
                                .formatted(number),
                        "5 is likely that of line 4, by name, phone");
        for (String line : people) {
            List<String> fields = Arrays.asList(line.split(",", -1));
            assertThat(
                            clinic
                                    .patients("desk")
                                    .findPossibleDuplicates(
                                            FindPossibleDuplicatesRequest.newBuilder()
                                                    .setGivenName(fields.get(0))
                                                    .setFamilyName(fields.get(1))
                                                    .setBirthDate(fields.get(2))
                                                    .setPhone(fields.get(3))
                                                    .build())
                                    .getCandidatesList()
                                    .stream()
                                    .anyMatch(one -> one.getScore() >= 0.6))
                    .as(line)
                    .isEqualTo(!line.equals(people.getLast()) && !line.equals(people.get(3)));
        }
    }

    @Test
    void slotsAreHeldAgainstTheFileTheClinicAndTheClocks() {
        imported(CsvKind.CSV_KIND_DOCTORS, DOCTORS + "Ana,Ruiz,Cardiology,a@clinic.example,L-2\n");
        imported(CsvKind.CSV_KIND_TIME_SLOTS, SLOTS + "L-2,2031-03-03,9:00,09:20,3\n");

        var report =
                imported(
                        CsvKind.CSV_KIND_TIME_SLOTS,
                        SLOTS.replace(',', ';')
                                + "L-2;2031-03-03;09:10;09:30;1\n"
                                + "L-2;2031-03-03;10:00;11:00;\n"
                                + "L-2;2031-03-03;10:50;11:10;1\n"
                                + "L-9;2031-03-03;12:00;12:20;1\n"
                                + "L-2;2031-03-30;02:30;03:30;1\n"
                                + "L-2;2031-03-03;14:00;13:00;5000\n"
                                + "L-2;2031-03-03;23:00;24:00;1\n"
                                + "L-2;2031-03-03;noon;12:30;1\n");

        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        "2 start overlaps a time slot of the clinic",
                        "4 start overlaps line 3",
                        "5 licence_number is no doctor's of the clinic",
                        "6 start is skipped by the clocks on this day",
                        "7 capacity is not between 1 and 1000",
                        "7 end is not after start",
                        "9 start is not a time of day as HH:MM");
        assertThat(report.getGoodRowCount()).isEqualTo(2);
        assertThat(count("time_slots")).isOne();
        assertThat(clinic.database.query("select starts_at at time zone 'UTC' from time_slots"))
                .startsWith("2031-03-03 08:00");
    }

    @Test
    void slotsComeWithTheirRoomsAndGoOutWithThem() {
        rooms();
        imported(
                CsvKind.CSV_KIND_DOCTORS,
                DOCTORS
                        + "Ana,Ruiz,Cardiology,a@clinic.example,L-2\n"
                        + "Eva,Ruiz,Cardiology,e@clinic.example,L-3\n");
        String file =
                SLOTS.replace("\n", ",location,room\n")
                        + "L-2,2031-03-03,09:00,09:20,1,main street,ROOM 1\n"
                        + "L-3,2031-03-03,09:00,09:20,1,,\n";

        var report = imported(CsvKind.CSV_KIND_TIME_SLOTS, file);
        String exported =
                exported(
                        ExportCsvRequest.newBuilder()
                                .setKind(CsvKind.CSV_KIND_TIME_SLOTS)
                                .setFirstDate("2031-03-03")
                                .setLastDate("2031-03-03")
                                .build());

        assertThat(report.getImportedCount()).isEqualTo(2);
        assertThat(exported)
                .startsWith("licence_number,date,start,end,capacity,location,room,slot_id,")
                .contains("L-2,2031-03-03,09:00,09:20,1,Main Street,Room 1,")
                .contains("L-3,2031-03-03,09:00,09:20,1,,,");
        clinic.database.execute("delete from time_slots");
        assertThat(imported(CsvKind.CSV_KIND_TIME_SLOTS, exported).getImportedCount()).isEqualTo(2);
        assertThat(count("time_slots where room_id is not null")).isOne();
    }

    @Test
    void roomsOfSlotsAreHeldAgainstTheFileAndTheClinic() {
        rooms();
        imported(
                CsvKind.CSV_KIND_DOCTORS,
                DOCTORS
                        + "Ana,Ruiz,Cardiology,a@clinic.example,L-2\n"
                        + "Eva,Ruiz,Cardiology,e@clinic.example,L-3\n");
        String columns = SLOTS.replace("\n", ",location,room\n");
        imported(
                CsvKind.CSV_KIND_TIME_SLOTS,
                columns + "L-2,2031-03-03,9:00,09:20,1,Main Street,Room 1\n");

        var report =
                imported(
                        CsvKind.CSV_KIND_TIME_SLOTS,
                        columns
                                + "L-3,2031-03-03,09:10,09:30,1,Main Street,Room 1\n"
                                + "L-3,2031-03-03,10:00,11:00,1,Main Street,Room 1\n"
                                + "L-2,2031-03-03,10:30,10:50,1,main street,room 1\n"
                                + "L-3,2031-03-03,12:00,12:20,1,Main Street,Room 9\n"
                                + "L-3,2031-03-03,13:00,13:20,1,Main Street,Attic\n"
                                + "L-3,2031-03-03,14:00,14:20,1,,Room 1\n"
                                + "L-3,2031-03-03,15:00,15:20,1,Main Street,\n");

        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        "2 room is in use then by a time slot of the clinic",
                        "4 room is in use then by line 3",
                        "5 room is no room of that location",
                        "6 room is not in use any more",
                        "7 location is required with the other",
                        "8 room is required with the other");
        assertThat(count("time_slots")).isOne();
    }

    /** A room, and one that is out of use. */
    private void rooms() {
        clinic.database.execute(
                """
                insert into locations (id, name) values ('%1$s', 'Main Street');
                insert into rooms (id, location_id, name, active)
                values (gen_random_uuid(), '%1$s', 'Room 1', true), (gen_random_uuid(), '%1$s', 'Attic', false);
                """
                        .formatted(UUID.randomUUID()));
    }

    @Test
    void aDryRunReportsAndImportsNothing() {
        byte[] file = (PATIENTS + "Ana,Ruiz,1980-01-01,,\n").getBytes(StandardCharsets.UTF_8);
        var header =
                ImportCsvHeader.newBuilder()
                        .setKind(CsvKind.CSV_KIND_PATIENTS)
                        .setDryRun(true)
                        .build();

        var report = send("admin", header, List.of(file));

        assertThat(report.getGoodRowCount()).isOne();
        assertThat(report.getImportedCount()).isZero();
        assertThat(count("patients")).isZero();
    }

    @Test
    void aFileSentTwiceIsImportedOnceHoweverItIsCutAndItsIdServesNoOther() {
        var header = header(CsvKind.CSV_KIND_PATIENTS).build();
        byte[] file = (PATIENTS + "Ána,Ruiz,1980-01-01,,\n").getBytes(StandardCharsets.UTF_8);
        List<byte[]> bytes = new ArrayList<>();
        for (byte one : file) {
            bytes.add(new byte[] {one});
        }

        var first = send("admin", header, List.of(file));
        var second = send("admin", header, bytes);

        assertThat(first.getImportedCount()).isOne();
        assertThat(second).isEqualTo(first);
        assertThat(count("patients")).isOne();
        assertThat(refusalOf(() -> send("admin", header, List.of())).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void whatIsTooLargeOrOutOfOrderIsRefused() {
        byte[] part = new byte[1_000_000];
        var chunk = ImportCsvRequest.newBuilder().setChunk(ByteString.copyFrom(part)).build();

        assertThat(
                        refusalOf(
                                        () ->
                                                send(
                                                        "admin",
                                                        header(CsvKind.CSV_KIND_PATIENTS).build(),
                                                        List.of(part, part, part, part, part)))
                                .violatedFields())
                .containsExactly("chunk");
        assertThat(refusalOf(() -> sendParts("admin", List.of(chunk))).violatedFields())
                .containsExactly("header");
        assertThat(refusalOf(() -> sendParts("admin", List.of())).violatedFields())
                .containsExactly("header");
        assertThat(
                        refusalOf(
                                        () ->
                                                send(
                                                        "admin",
                                                        ImportCsvHeader.getDefaultInstance(),
                                                        List.of()))
                                .violatedFields())
                .containsExactly("kind", "request_id");
        // none of the places for imports was lost with a refusal
        for (int i = 0; i < 5; i++) {
            assertThat(imported(CsvKind.CSV_KIND_PATIENTS, PATIENTS).getRowCount()).isZero();
        }
    }

    @Test
    void onlyAnAdministratorTransfers() {
        assertThat(
                        refusalOf(
                                        () ->
                                                send(
                                                        "desk",
                                                        header(CsvKind.CSV_KIND_PATIENTS).build(),
                                                        List.of()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.as(
                                                                "desk",
                                                                TransferServiceGrpc.newBlockingStub(
                                                                        clinic.channel()))
                                                        .exportCsv(
                                                                export(CsvKind.CSV_KIND_PATIENTS))
                                                        .next())
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void whatWasExportedCanBeImportedAgainAndRunsAsNoFormula() {
        String file =
                PATIENTS
                        + "=HYPERLINK(1),\"Ruiz \"\"R\"\";"
                        + " Díaz\",1980-01-01,+34910555012,e@x.example\n";
        imported(CsvKind.CSV_KIND_PATIENTS, file);

        String csv =
                exported(
                        export(CsvKind.CSV_KIND_PATIENTS).toBuilder()
                                .setSeparator(CsvSeparator.CSV_SEPARATOR_SEMICOLON)
                                .setByteOrderMark(true)
                                .build());
        clinic.database.execute("delete from patients");
        var again = imported(CsvKind.CSV_KIND_PATIENTS, csv);

        assertThat(csv)
                .startsWith("\uFEFFgiven_name;family_name;birth_date;phone;email;patient_id;")
                .contains("\r\n'=HYPERLINK(1);\"Ruiz \"\"R\"\"; Díaz\";1980-01-01;'+34910555012;");
        assertThat(again.getProblemsList()).isEmpty();
        assertThat(clinic.database.query("select given_name || phone from patients"))
                .isEqualTo("=HYPERLINK(1)+34910555012");
        assertThat(count("audit_log where action = 'EXPORT_PATIENTS' and actor_id is not null"))
                .isOne();
    }

    @Test
    void slotsAndAppointmentsOfSomeDaysAreExportedInTheClinicsHours() {
        imported(CsvKind.CSV_KIND_DOCTORS, DOCTORS + "Ana,Ruiz,Cardiology,a@clinic.example,L-2\n");
        imported(
                CsvKind.CSV_KIND_TIME_SLOTS,
                SLOTS
                        + "L-2,2031-03-03,09:00,09:20,3\n"
                        + "L-2,2031-03-04,23:00,24:00,1\n"
                        + "L-2,2031-03-05,09:00,09:20,1\n");
        clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(
                                        clinic.database.query(
                                                "select id from time_slots order by starts_at limit"
                                                        + " 1"))
                                .setPatientId(clinic.patient().toString())
                                .build());
        var days =
                ExportCsvRequest.newBuilder().setFirstDate("2031-03-03").setLastDate("2031-03-04");

        String slots = exported(days.setKind(CsvKind.CSV_KIND_TIME_SLOTS).build());
        String appointments = exported(days.setKind(CsvKind.CSV_KIND_APPOINTMENTS).build());

        assertThat(slots.lines()).hasSize(3);
        assertThat(slots)
                .contains("L-2,2031-03-03,09:00,09:20,3,", "L-2,2031-03-04,23:00,24:00,1,");
        assertThat(slots).contains(",1,,2031-03-03T08:00:00Z,2031-03-03T08:20:00Z");
        assertThat(appointments.lines()).hasSize(2);
        assertThat(appointments).contains(",PENDING,L-2,Dr. Ana Ruiz,", ",2031-03-03,09:00,09:20,");
        assertThat(exported(export(CsvKind.CSV_KIND_DOCTORS))).contains(",L-2,Dr. Ana Ruiz,");
        assertThat(refusalOf(() -> exported(export(CsvKind.CSV_KIND_TIME_SLOTS))).violatedFields())
                .containsExactly("first_date", "last_date");
    }

    @Test
    void tenThousandPatientsGoInAndOut() {
        var file = new StringBuilder(PATIENTS);
        var names = new Random(7); // as unlike one another as names are
        for (int i = 0; i < 10_000; i++) {
            file.append("%08x,%08x,1980-01-01,,\n".formatted(names.nextInt(), names.nextInt()));
        }

        var report = imported(CsvKind.CSV_KIND_PATIENTS, file.toString());
        String csv = exported(export(CsvKind.CSV_KIND_PATIENTS));

        assertThat(report.getImportedCount()).isEqualTo(10_000);
        assertThat(csv.lines()).hasSize(10_001);
        assertThat(told(imported(CsvKind.CSV_KIND_PATIENTS, file + "One,More,1980-01-01,,\n")))
                .hasSize(1_000)
                .allSatisfy(one -> assertThat(one).contains("is likely patient"));
    }
}
