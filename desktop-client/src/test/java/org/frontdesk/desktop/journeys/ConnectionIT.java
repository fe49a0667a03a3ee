package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class ConnectionIT {

    private RealClinic clinic;
    private Desk desk;
    private UUID slot;
    private UUID patient;

    @BeforeEach
    void open() {
        clinic = RealClinic.open();
        slot = clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(15, 0), 1);
        patient = clinic.patient("Anna", "Testperson");
        desk = Desk.at(clinic).signedIn("desk");
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void whileTheServerIsAwayNothingCanBePressedAndItAllComesBackWithoutARestart() {
        desk.click(Desk.slot(slot));
        desk.type("#query", "anna");
        desk.awaitShown("#results");
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.isEnabled("#book"));

        clinic.stop();
        desk.awaitText("#connectionPill", "Reconnecting, showing ");
        assertThat(desk.isEnabled("#book")).isFalse();
        assertThat(desk.isShown("#staleBand")).isTrue();
        desk.awaitText("#connectionPill", "Offline since ");
        assertThat(desk.isShown(Desk.slot(slot))).as("what was known stays").isTrue();

        clinic.start();
        desk.awaitText("#connectionPill", "Live");
        assertThat(desk.isShown("#staleBand")).isFalse();
        desk.awaitThat(() -> desk.isEnabled("#book"));
        desk.click("#book");
        desk.awaitText("#countdown", "4:");
    }

    @Test
    void aServerThatComesBackWithAnotherCertificateIsRefusedLoudly() {
        String trusted = clinic.fingerprint();
        clinic.changeIdentity();
        assertThat(clinic.fingerprint()).isNotEqualTo(trusted);
        desk.awaitShown("#changedIdentity");
        desk.awaitText("#changedText", "another identity");
        assertThat(desk.isShown("#daySheetGrid")).isFalse();
        assertThat(desk.isShown("#trust")).as("no way around it").isFalse();
    }

    @Test
    void aSessionThatEndsLeadsBackToSigningIn() {
        clinic.endEverySession();
        clinic.stop();
        clinic.start(); // forgets the sessions it remembered
        desk.awaitText("#message", "Your session has ended.");
        assertThat(desk.isShown("#daySheetGrid")).isFalse();
    }
}
