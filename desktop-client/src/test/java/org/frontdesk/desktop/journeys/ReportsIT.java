package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.printing.PdfText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

class ReportsIT {

    private static RealClinic clinic;
    private static LocalDate monday;

    private Desk desk;

    @BeforeAll
    static void aWeekOfTwoDoctors() {
        clinic = RealClinic.open();
        monday = clinic.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        UUID cardiologist = clinic.doctor("Cardiology");
        UUID surgeon = clinic.doctor("Surgery");
        clinic.account("admin", "ADMIN", null, null);
        clinic.account("doctor", "DOCTOR", cardiologist, null);
        UUID first = clinic.slot(cardiologist, LocalTime.of(14, 0), 1);
        clinic.slot(cardiologist, LocalTime.of(15, 0), 1);
        clinic.slot(cardiologist, LocalTime.of(16, 0), 1);
        clinic.slot(cardiologist, LocalTime.of(17, 0), 1);
        UUID group = clinic.slot(surgeon, LocalTime.of(14, 0), 4);
        clinic.confirmedAtOtherDesk(first, clinic.patient("Anna", "Testperson"));
        for (int i = 0; i < 3; i++) {
            clinic.confirmedAtOtherDesk(group, clinic.patient("Bruno" + i, "Otherone"));
        }
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void openDesk() {
        desk = Desk.at(clinic);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void anAdministratorSeesHowTheTimeOfEveryDoctorIsUsed() {
        openReports("admin");
        thisWeek();
        desk.awaitText("#tile-USE", "50%"); // 4 of 8 places
        desk.awaitShown("#chart-USE .chart-bar");
        assertThat(desk.everyText())
                .contains("Dr. Family1", "Dr. Family2", "All of it", "25%", "75%")
                .contains("4 of 8 places");
        desk.click("#by-2");
        desk.awaitThat(() -> desk.everyText().contains("Surgery"));
        desk.click("#by-3");
        desk.awaitShown("#chart-USE .chart-line-symbol");
        assertThat(rows()).isEqualTo(2); // the week, and all of it
    }

    @Test
    void aDoctorSeesTheirOwnFigures() {
        openReports("doctor");
        thisWeek();
        desk.awaitText("#tile-USE", "25%");
        assertThat(desk.isShown("#doctor")).isFalse();
    }

    @Test
    void theFiguresAreSavedForSpreadsheetsAndOnPaper() throws IOException {
        openReports("admin");
        thisWeek();
        desk.awaitText("#tile-USE", "50%");
        String name = "report-" + monday + "-" + monday.plusDays(6);
        desk.click("#saveCsv");
        assertThat(Files.readString(saved(name + ".csv")))
                .contains("offered_places")
                .contains("Dr. Family1");
        desk.click("#savePdf");
        assertThat(String.join("\n", PdfText.pages(Files.readAllBytes(saved(name + ".pdf")))))
                .contains("Test clinic · Report")
                .contains("Dr. Family2")
                .containsPattern("All of it 8 4 50%")
                .contains("A hold takes none")
                .contains("Page 1 of 1");
        desk.printer().plugIn();
        desk.click("#print");
        desk.awaitThat(() -> desk.printer().printed().size() == 1);
    }

    @Test
    void aReportThatTakesLongIsCancelled() throws SQLException {
        openReports("admin");
        desk.awaitThat(() -> !desk.isShown("#cancel"));
        try (Connection busy = clinic.connection()) {
            busy.setAutoCommit(false);
            try (var lock = busy.createStatement()) {
                lock.execute("lock table appointments in access exclusive mode");
            }
            thisWeek();
            desk.awaitShown("#cancel");
            desk.awaitText("#progress", "Counting");
            desk.press(KeyCode.ESCAPE);
            desk.awaitThat(() -> !desk.isShown("#cancel"));
            desk.awaitText(".other-state-title", "No report");
            busy.rollback();
        }
        desk.press(KeyCode.F5);
        desk.awaitText("#tile-USE", "50%");
    }

    @Test
    void datesInTheWrongOrderAreNotAskedFor() {
        openReports("admin");
        thisWeek();
        desk.awaitText("#tile-USE", "50%");
        date("#first", monday.plusDays(7));
        desk.awaitText("#rangeProblem", "the first before the last");
        date("#last", monday.plusDays(8));
        desk.awaitThat(() -> !desk.isShown("#rangeProblem"));
        desk.awaitText(".other-state-title", "No report"); // nobody works then
    }

    private void openReports(String username) {
        desk.signIn(username, RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-REPORTS");
        desk.awaitShown("#range");
    }

    private void thisWeek() {
        FxThread.fx(
                () -> {
                    choose((ComboBox<?>) desk.shown("#range"), "This week");
                    return null;
                });
    }

    private static <T> void choose(ComboBox<T> box, String words) {
        box.setValue(
                box.getItems().stream()
                        .filter(item -> box.getConverter().toString(item).equals(words))
                        .findFirst()
                        .orElseThrow());
    }

    private void date(String picker, LocalDate date) {
        FxThread.fx(
                () -> {
                    ((DatePicker) desk.shown(picker)).setValue(date);
                    return null;
                });
    }

    private int rows() {
        return FxThread.fx(() -> ((TableView<?>) desk.shown("#table")).getItems().size());
    }

    private Path saved(String name) {
        desk.awaitText("#toast", "Saved as " + name);
        return desk.files().saved(name);
    }
}
