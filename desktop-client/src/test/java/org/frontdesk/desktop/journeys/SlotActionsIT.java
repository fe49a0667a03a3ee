package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class SlotActionsIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static UUID anna;

    private Desk desk;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
        anna = clinic.patient("Anna", "Testperson");
        clinic.patient("Bruno", "Otherone");
        clinic.account("boss", "ADMIN", null, null);
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
    void whoWalksInTakesTheSlotThatRuns() {
        LocalTime now = LocalTime.now(clinic.zone).withSecond(0).withNano(0);
        UUID running = clinic.slot(clinic.doctor("Surgery"), now.minusMinutes(2), 1);
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(running));
        desk.awaitText("#wayTitle", "Without an appointment");
        choose("Bruno");
        desk.click("#book");
        desk.awaitText(Desk.slot(running), "Arrived, walk-in. Bruno Otherone");
        assertThat(clinic.appointments(running, "CHECKED_IN")).isEqualTo(1);
    }

    @Test
    void aFullSlotIsOverbookedWithAReasonByWhoMay() {
        UUID full = clinic.slot(doctor, LocalTime.of(14, 0), 2);
        clinic.confirmedAtOtherDesk(full, anna);
        clinic.confirmedAtOtherDesk(full, clinic.patient("Carla", "Third"));
        desk = Desk.at(clinic).signedIn("boss");
        desk.click(Desk.slot(full));
        desk.awaitText("#nothingText", "Every place in this slot is taken.");
        desk.click("#nothingOverbook");
        choose("Bruno");
        assertThat(desk.isEnabled("#book")).as("wants a reason").isFalse();
        desk.type("#overbookingReason", "In pain");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#status", "Held");
        desk.awaitText(Desk.slot(full), "Overbooked, 3 of 2");
    }

    @Test
    void aSlotIsBlockedWithAReasonAndOpenedAgain() {
        UUID slot = clinic.slot(doctor, LocalTime.of(15, 0), 1);
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.awaitShown("#heldCountdown");
        desk.choose("#slotMenu", "Block this slot");
        desk.type("#blockReason", "Meeting");
        desk.press(KeyCode.ENTER);
        desk.awaitText(Desk.slot(slot), "Blocked. Meeting");
        desk.awaitText("#nothingText", "This slot is blocked: Meeting");
        desk.click("#nothingReopen");
        desk.type("#blockReason", "Called off");
        desk.press(KeyCode.ENTER);
        desk.awaitText(Desk.slot(slot), "by you");
    }

    @Test
    void anOpenSlotThatIsBlockedElsewhereIsOfferedNoMore() {
        UUID slot = clinic.slot(doctor, LocalTime.of(15, 30), 1);
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.awaitShown("#heldCountdown");
        clinic.block(slot, "Fire drill");
        desk.awaitText("#nothingText", "This slot is blocked: Fire drill");
    }

    private void choose(String name) {
        desk.type("#query", name);
        desk.awaitShown("#results .list-cell:filled");
        desk.click("#results .list-cell:filled");
        desk.awaitShown("#chosenName");
    }
}
