package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalTime;

class IdleLockIT {

    private static RealClinic clinic;

    private Desk desk;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        clinic.confirmedAtOtherDesk(
                clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(15, 0), 1),
                clinic.patient("Anna", "Testperson"));
        clinic.slot(clinic.doctor("Surgery"), LocalTime.of(15, 0), 1);
        clinic.endEverySession();
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void whoIsAwayTooLongIsLockedOutHereAndOnTheServerAndComesBackToTheSamePlace() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.go(Place.FLOW);
        desk.awaitThat(() -> desk.everyText().contains("Anna Testperson"));
        assertThat(clinic.openSessions()).isEqualTo(1);

        desk.untouchedFor(Duration.ofMinutes(9));
        assertThat(desk.isShown("#rail-FLOW")).as("not yet").isTrue();
        desk.untouchedFor(Duration.ofMinutes(11));
        desk.awaitShown("#somebodyElse");
        assertThat(desk.everyText()).noneMatch(text -> text.contains("Testperson"));
        assertThat(desk.isShown("#rail-FLOW")).isFalse();
        desk.awaitThat(() -> clinic.openSessions() == 0);

        desk.type("#password", "not it");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#message", "not right");
        desk.type("#password", RealClinic.PASSWORD);
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#flow-EXPECTED");
        desk.awaitThat(() -> desk.everyText().contains("Anna Testperson"));
    }

    @Test
    void whoUsesTheKeyboardIsNotLocked() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.untouchedFor(Duration.ofMinutes(9));
        desk.press(KeyCode.F1);
        desk.press(KeyCode.ESCAPE);
        desk.ticks();
        assertThat(desk.isShown("#somebodyElse")).isFalse();
    }
}
