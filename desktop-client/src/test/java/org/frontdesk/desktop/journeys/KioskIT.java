package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;

class KioskIT {

    private RealClinic clinic;
    private Desk desk;
    private UUID slot;
    private UUID taken;
    private UUID anna;

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @BeforeEach
    void aClinicWithOneFreePlace() {
        open(RealClinic.open());
    }

    @Test
    void aPatientBooksConfirmsAndCancelsForThemselves() {
        signIn();
        desk.click(".kiosk-tile");
        desk.awaitShown("#free-" + slot);
        desk.click("#free-" + slot);
        desk.type("#reason", "Check-up");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#countdown", "4:");
        assertThat(clinic.appointments(slot, "PENDING")).isEqualTo(1);
        desk.click("#confirm");
        desk.awaitText("#bookingTitle", "Your appointment is confirmed");
        desk.click("#toStart");
        desk.awaitText("#upcoming .status-pill", "Confirmed");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
        desk.click("#cancel");
        desk.click("#reallyCancel");
        desk.awaitText("#toast", "Your appointment is cancelled");
        desk.awaitText("#upcomingMessage", "You have no appointment to come.");
        assertThat(clinic.appointments(slot, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void nothingOfAnybodyElseIsShown() {
        signIn();
        assertThat(desk.isShown("#rail-DAY")).isFalse();
        assertThat(desk.isShown("#rail-PATIENTS")).isFalse();
        desk.awaitText("#upcomingMessage", "You have no appointment to come.");
        desk.click(".kiosk-tile");
        desk.awaitShown("#free-" + slot);
        assertThat(desk.isShown("#free-" + taken)).isFalse();
        assertThat(desk.everyText())
                .contains("Cardiology")
                .noneMatch(text -> text.contains("Testperson"));
    }

    @Test
    void whereSomebodyElseWasFasterAnotherTimeIsOffered() {
        UUID later = clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(15, 0), 1);
        signIn();
        desk.click(".kiosk-tile");
        desk.click("#free-" + slot);
        desk.awaitShown("#book");
        clinic.confirmedAtOtherDesk(slot, anna);
        desk.click("#book");
        desk.awaitText("#message", "Somebody else has just taken the last place.");
        desk.click("#alternatives .kiosk-button");
        desk.awaitText("#time", "15:00");
        desk.click("#book");
        desk.awaitText("#countdown", "4:");
        assertThat(clinic.appointments(later, "PENDING")).isEqualTo(1);
    }

    @Test
    void whatIsNotConfirmedInTimeIsFreeAgain() {
        clinic.close();
        desk.close();
        open(RealClinic.open(Duration.ofSeconds(3)));
        signIn();
        desk.click(".kiosk-tile");
        desk.click("#free-" + slot);
        desk.click("#book");
        desk.awaitText("#message", "The time to confirm has run out");
        desk.click("#toStart");
        desk.awaitShown(".kiosk-tile");
    }

    @Test
    void theLanguageIsChangedOnTheScreenAndWhoIsFinishedIsSignedOut(@TempDir Path directory) {
        desk.close();
        desk = Desk.at(clinic, directory); // which remembers the language
        desk.signIn("patient", RealClinic.PASSWORD);
        desk.click("#trust");
        desk.awaitShown(".kiosk-tile");
        desk.click("#spanish");
        desk.awaitText("#welcome", "Person patient");
        desk.awaitShown("#english");
        desk.click("#finished");
        desk.awaitShown("#username");
        assertThat(desk.text("#username")).isEmpty();
    }

    private void open(RealClinic opened) {
        clinic = opened;
        UUID doctor = clinic.doctor("Cardiology");
        slot = clinic.slot(doctor, LocalTime.of(14, 0), 1);
        taken = clinic.slot(doctor, LocalTime.of(14, 20), 1);
        anna = clinic.patient("Anna", "Testperson");
        clinic.confirmedAtOtherDesk(taken, anna);
        clinic.account("patient", "PATIENT", null, clinic.patient("Petra", "Account"));
        desk = Desk.at(clinic);
    }

    private void signIn() {
        desk.signIn("patient", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.awaitShown(".kiosk-tile");
    }
}
