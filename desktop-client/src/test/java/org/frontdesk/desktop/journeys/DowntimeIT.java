package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.UUID;

class DowntimeIT {

    @TempDir private Path directory;

    private RealClinic clinic;
    private Desk desk;

    @BeforeEach
    void aDeskWithOnePatientToday() {
        clinic = RealClinic.open();
        UUID doctor = clinic.doctor("Cardiology");
        clinic.account("doctor", "DOCTOR", doctor, null);
        UUID today = clinic.slot(doctor, LocalTime.of(14, 0), 1);
        UUID tomorrow = clinic.slot(doctor, clinic.today().plusDays(1), LocalTime.of(9, 0), 1);
        clinic.confirmedAtOtherDesk(today, clinic.patient("Anna", "Testperson"));
        clinic.confirmedAtOtherDesk(tomorrow, clinic.patient("Bruno", "Otherone"));
        desk = Desk.at(clinic, directory);
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void whenTheServerIsGoneTheSheetOpensFromTheSignInScreenWithItsStamp() {
        signIn("desk");
        desk.click("#rail-DOWNTIME");
        desk.awaitText("#stamp", "As of ");
        desk.awaitThat(() -> desk.everyText().contains("Anna Testperson"));
        String stamp = desk.text("#stamp");
        desk.click("#signOut");
        desk.awaitShown("#username");

        clinic.stop();
        desk.signIn("desk", "not the password");
        desk.awaitShown("#openSheet");
        desk.click("#openSheet");
        desk.awaitText("#message", "That is not the password");
        desk.type("#password", RealClinic.PASSWORD);
        desk.click("#openSheet");
        desk.awaitText("#stamp", stamp);
        desk.awaitThat(() -> desk.everyText().contains("Anna Testperson"));
        assertThat(desk.everyText()).doesNotContain("Bruno Otherone");
        desk.click("#sheetTomorrow");
        desk.awaitThat(() -> desk.everyText().contains("Bruno Otherone"));
        desk.click("#sheetBack");
        desk.awaitShown("#username");
        assertThat(desk.everyText()).noneMatch(text -> text.contains("Otherone"));
        clinic.start();
    }

    @Test
    void ofADoctorNothingIsKept() {
        signIn("doctor");
        desk.awaitShown("#visits");
        assertThat(desk.isShown("#rail-DOWNTIME")).isFalse();
        desk.click("#signOut");
        desk.awaitShown("#username");
        assertThat(directory.resolve("downtime")).doesNotExist();
    }

    private void signIn(String username) {
        desk.signIn(username, RealClinic.PASSWORD);
        desk.click("#trust");
        desk.awaitText("#connectionPill", "Live");
    }
}
