package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.printing.PdfText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

class PrintingIT {

    private static final String PHONE = "+34910000042";

    private RealClinic clinic;
    private UUID slot;
    private Appointment appointment;
    private Desk desk;

    @BeforeEach
    void aDeskWithOnePatientToday() {
        clinic = RealClinic.open();
        UUID doctor = clinic.doctor("Cardiology");
        slot = clinic.slot(doctor, LocalTime.of(14, 0), 1);
        clinic.slot(doctor, LocalTime.of(15, 0), 1);
        UUID patient = clinic.patient("Anna", "Testperson");
        sql("update patients set phone = ? where id = ?", PHONE, patient);
        UUID location = UUID.randomUUID();
        UUID room = UUID.randomUUID();
        sql(
                "insert into locations (id, name, address) values (?, ?, ?)",
                location,
                "Main Street",
                "12 Main Street");
        sql("insert into rooms (id, location_id, name) values (?, ?, ?)", room, location, "Room 2");
        sql(
                "update time_slots set room_id = ?, location_id = ? where id = ?",
                room,
                location,
                slot);
        appointment = clinic.confirmedAtOtherDesk(slot, patient);
        desk = Desk.at(clinic).signedIn("desk");
        desk.awaitText(Desk.slot(slot), "Anna Testperson");
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void theShownDayIsPrintedByOneKeyWithWhatTheTelephoneNeeds() {
        desk.printer().plugIn();
        desk.press(KeyCode.P);
        desk.awaitThat(() -> desk.printer().printed().size() == 1);
        desk.awaitText("#toast", "Sent to the printer");
        assertThat(String.join("\n", PdfText.pages(desk.printer().printed().getFirst())))
                .contains("Test clinic")
                .contains("Dr. Family1 · Cardiology")
                .containsPattern("14:00 – 14:20 Anna Testperson .* Confirmed \\+34910000042")
                .contains("15:00 – 15:20 Free")
                .contains("Page 1 of 1");
    }

    @Test
    void theShownDayIsSavedAsAPdf() {
        desk.choose("#printDay", "Save as PDF");
        assertThat(text(saved("day-" + clinic.today() + ".pdf"))).contains("Anna Testperson");
    }

    @Test
    void withoutAPrinterSomethingElseIsOffered() {
        desk.press(KeyCode.P);
        desk.awaitText("#toast", "No printer was found on this computer");
    }

    @Test
    void thePatientTakesASlipHome() {
        openAppointment();
        desk.choose("#slip", "Save as PDF");
        assertThat(text(saved("appointment-" + clinic.today() + ".pdf")))
                .contains("14:00 – 14:20")
                .contains("Dr. Family1")
                .contains("Main Street, Room 2")
                .contains("12 Main Street")
                .contains("Anna Testperson")
                .contains(appointment.getAppointmentId());
    }

    @Test
    void thePatientsCalendarLearnsOfItWithoutTheirName() throws IOException {
        openAppointment();
        desk.click("#calendar");
        assertThat(Files.readString(saved("appointment-" + clinic.today() + ".ics")))
                .contains("BEGIN:VCALENDAR")
                .contains(appointment.getAppointmentId())
                .doesNotContain("Testperson");
    }

    @Test
    void theDowntimeSheetIsSavedAsItIsLookedAt() {
        desk.click("#rail-DOWNTIME");
        desk.awaitThat(() -> desk.everyText().contains("Anna Testperson"));
        desk.click("#save");
        assertThat(text(saved("downtime-" + clinic.today() + ".pdf")))
                .contains("As of ")
                .contains("Anna Testperson");
    }

    private void openAppointment() {
        desk.click(Desk.slot(slot));
        desk.awaitShown("#slip");
    }

    /** A file that is there whole. */
    private Path saved(String name) {
        desk.awaitText("#toast", "Saved as " + name);
        return desk.files().saved(name);
    }

    private static String text(Path pdf) {
        try {
            List<String> pages = PdfText.pages(Files.readAllBytes(pdf));
            return String.join("\n", pages);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void sql(String statement, Object... values) {
        try (var connection = clinic.connection();
                var prepared = connection.prepareStatement(statement)) {
            for (int at = 0; at < values.length; at++) {
                prepared.setObject(at + 1, values[at]);
            }
            prepared.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
