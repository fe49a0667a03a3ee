package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.search.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

class SearchIT {

    private static RealClinic clinic;
    private static UUID away;
    private static UUID surgery;

    private Desk desk;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(10, 20), 1);
        surgery = clinic.slot(clinic.doctor("Surgery"), LocalTime.of(15, 0), 1);
        away = clinic.doctor("Dermatology");
        clinic.account("kiosk", "PATIENT", null, clinic.patient("Anna", "Testperson"));
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void closeDesk() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void aDateInWordsOrFiguresOpensItsDay() {
        desk = Desk.at(clinic).signedIn("desk");
        String today = desk.text("#dateTitle");
        search("tomorrow");
        awaitFirst(Finding.Group.DAYS);
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> !desk.text("#dateTitle").equals(today));
        desk.awaitShown("#nextFree"); // nobody receives patients tomorrow
        assertThat(desk.isShown("#findings")).isFalse();
        assertThat(desk.text("#searchField")).isEmpty();

        LocalDate now = clinic.today();
        search(now.getDayOfMonth() + "." + now.getMonthValue() + ".");
        awaitFirst(Finding.Group.DAYS);
        desk.press(KeyCode.ENTER);
        desk.awaitText("#dateTitle", today);
    }

    @Test
    void escapeGoesBackToWhereTheFocusWasAndDoesNothingElse() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(surgery));
        desk.awaitThat(() -> desk.isFocusInside("#query"));
        search("sur");
        desk.awaitShown("#findings");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.isShown("#findings")).isFalse();
        assertThat(desk.isFocusInside("#query")).isTrue();
        desk.press(KeyCode.ESCAPE); // now it closes the pane
        desk.awaitThat(() -> !desk.isShown("#query"));
    }

    @Test
    void aDoctorIsFoundByNameOrSpecializationAndTheSheetGoesThere() {
        desk = Desk.at(clinic).signedIn("desk");
        search("surg");
        awaitFirst(Finding.Group.DOCTORS);
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.isFocusInside(Desk.slot(surgery)));
    }

    @Test
    void aDoctorWithoutSlotsOnTheDayIsShownWithTheirWeek() {
        desk = Desk.at(clinic).signedIn("desk");
        search("derma");
        awaitFirst(Finding.Group.DOCTORS);
        desk.press(KeyCode.ENTER);
        desk.awaitText("#doctor", clinic.doctorName(away));
    }

    @Test
    void aCommandIsDoneByItsName() {
        desk = Desk.at(clinic).signedIn("desk");
        search("first fr");
        awaitFirst(Finding.Group.COMMANDS);
        desk.press(KeyCode.ENTER);
        desk.awaitShown(".places");
        search("dark");
        awaitFirst(Finding.Group.COMMANDS);
        desk.press(KeyCode.ENTER);
        desk.awaitShown(".dark");
        search("lock");
        awaitFirst(Finding.Group.COMMANDS);
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#somebodyElse");
    }

    @Test
    void arrowsChooseAndTheMouseOpens() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.press(KeyCode.CONTROL, KeyCode.K);
        desk.press(KeyCode.DOWN); // with nothing typed: everything that can be done
        desk.awaitShown("#findings");
        assertThat(findings().getSelectionModel().getSelectedIndex()).isZero();
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.DOWN);
        assertThat(findings().getSelectionModel().getSelectedIndex()).isEqualTo(2);
        desk.press(KeyCode.UP);
        desk.press(KeyCode.UP);
        desk.press(KeyCode.UP);
        assertThat(findings().getSelectionModel().getSelectedIndex())
                .as("round the end")
                .isEqualTo(findings().getItems().size() - 1);
        assertThat(desk.isFocusInside("#searchField")).isTrue();
        desk.click(".found .list-cell:filled"); // the day sheet, where we are
        desk.awaitThat(() -> !desk.isShown("#findings"));
        assertThat(desk.isFocusInside("#daySheetGrid")).isTrue();
    }

    @Test
    void aPatientAtTheKioskFindsNoSearch() {
        desk = Desk.at(clinic).signIn("kiosk", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        assertThat(desk.isShown("#searchField")).isFalse();
    }

    private void search(String text) {
        desk.press(KeyCode.CONTROL, KeyCode.K);
        desk.awaitThat(() -> desk.isFocusInside("#searchField"));
        desk.write(text);
    }

    private void awaitFirst(Finding.Group group) {
        desk.awaitThat(
                () ->
                        desk.isShown("#findings")
                                && findings().getSelectionModel().getSelectedItem() != null
                                && findings().getSelectionModel().getSelectedItem().group()
                                        == group);
    }

    @SuppressWarnings("unchecked")
    private ListView<Finding> findings() {
        return (ListView<Finding>) desk.shown("#findings");
    }
}
