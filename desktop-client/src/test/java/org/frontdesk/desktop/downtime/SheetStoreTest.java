package org.frontdesk.desktop.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.PatientSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class SheetStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:42:00Z");
    private static final String PASSWORD = "the password of the desk";

    @TempDir private Path directory;

    private Instant now = NOW;
    private SheetStore store;

    @BeforeEach
    void makeStore() {
        store = new SheetStore(sheets(), new MovedClock(), new SecureRandom());
    }

    @Test
    void aSheetOpensWithThePasswordOfWhoeverItWasWrittenForAndWithNoOther() throws IOException {
        write("desk", sheet("Anna Testperson"));
        assertThat(store.open("Desk ", PASSWORD))
                .isEqualTo(new SheetStore.Opening.Opened(sheet("Anna Testperson")));
        assertThat(store.open("desk", "another password"))
                .isEqualTo(new SheetStore.Opening.WrongPassword());
        assertThat(store.open("otherdesk", PASSWORD))
                .isEqualTo(new SheetStore.Opening.NothingThere());
    }

    @Test
    void theFileSaysNothingOfPatientsAndIsItsOwnersAlone() throws IOException {
        write("desk", sheet("Anna Testperson"));
        String bytes = Files.readString(onlyFile(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("Anna").doesNotContain("Testperson");
        assertThat(onlyFile().getFileName().toString()).doesNotContain("desk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatSomebodyChangedInTheFileDoesNotOpen() throws IOException {
        write("desk", sheet("Anna Testperson"));
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[11]++; // the second it was written, which is not encrypted
        Files.write(onlyFile(), bytes);
        assertThat(store.open("desk", PASSWORD)).isEqualTo(new SheetStore.Opening.WrongPassword());
    }

    @Test
    void afterTwoDaysItIsDeletedAndUntilThenItIsNot() throws IOException {
        write("desk", sheet("Anna Testperson"));
        now = NOW.plus(Duration.ofDays(2)).minusSeconds(1);
        store.deleteOld();
        assertThat(store.has("desk")).isTrue();
        now = NOW.plus(Duration.ofDays(2));
        assertThat(store.has("desk")).isFalse();
        assertThat(store.open("desk", PASSWORD)).isEqualTo(new SheetStore.Opening.NothingThere());
        store.deleteOld();
        assertThat(sheets()).isEmptyDirectory();
    }

    @Test
    void aTornWriteLeavesTheFormerSheet() throws IOException {
        write("desk", sheet("Anna Testperson"));
        byte[] whole = Files.readAllBytes(onlyFile());
        Path torn = onlyFile().resolveSibling(onlyFile().getFileName() + ".new");
        Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
        assertThat(store.open("desk", PASSWORD))
                .isEqualTo(new SheetStore.Opening.Opened(sheet("Anna Testperson")));
        write("desk", sheet("Bruno Otherone"));
        assertThat(store.open("desk", PASSWORD))
                .isEqualTo(new SheetStore.Opening.Opened(sheet("Bruno Otherone")));
        assertThat(torn).doesNotExist();
    }

    @Test
    void whatIsNoSheetIsNotOpenedAndIsDeleted() throws IOException {
        write("desk", sheet("Anna Testperson"));
        Files.writeString(onlyFile(), "torn");
        assertThat(store.open("desk", PASSWORD)).isEqualTo(new SheetStore.Opening.NothingThere());
        store.deleteOld();
        assertThat(sheets()).isEmptyDirectory();
    }

    private void write(String username, Sheet sheet) throws IOException {
        store.write(username, store.keyOf(PASSWORD), sheet);
    }

    private Path sheets() {
        return directory.resolve("downtime");
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(sheets())) {
            return files.filter(file -> file.toString().endsWith(".sheet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Sheet sheet(String patient) {
        return new Sheet(
                NOW,
                Clinic.newBuilder().setName("Test clinic").setTimeZone("Europe/Madrid").build(),
                List.of(Doctor.newBuilder().setDoctorId("d").setDisplayName("Dr. One").build()),
                List.of(),
                List.of(
                        Appointment.newBuilder()
                                .setAppointmentId("a")
                                .setDoctorId("d")
                                .setStatus(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED)
                                .setPatient(PatientSummary.newBuilder().setDisplayName(patient))
                                .build()));
    }

    private final class MovedClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only instants are asked for");
        }
    }
}
