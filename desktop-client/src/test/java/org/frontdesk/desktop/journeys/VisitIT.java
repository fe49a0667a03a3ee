package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;

class VisitIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static int minute;

    private Desk desk;
    private UUID anna;
    private UUID slot;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    /** Each test has a slot and a patient of its own. */
    @BeforeEach
    void makeSlot() {
        slot = clinic.slot(doctor, LocalTime.of(10, 20).plusMinutes(minute), 1);
        minute += 20;
        anna = clinic.patient("Anna", "Testperson");
    }

    @AfterEach
    void closeDesk() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void aVisitGoesFromArrivalToDoneByKeys() {
        desk = Desk.at(clinic).signedIn("desk");
        select(confirmed(anna));
        desk.press(KeyCode.A);
        desk.awaitText(Desk.slot(slot), "Arrived. Anna Testperson");
        desk.press(KeyCode.S);
        desk.awaitText(Desk.slot(slot), "With the doctor. Anna Testperson");
        desk.press(KeyCode.D);
        desk.awaitText(Desk.slot(slot), "Done. Anna Testperson");
        assertThat(clinic.appointments(slot, "COMPLETED")).isEqualTo(1);
    }

    @Test
    void aWrongCheckInIsUndoneFromTheNoticeAndByKey() {
        desk = Desk.at(clinic).signedIn("desk");
        select(confirmed(anna));
        desk.press(KeyCode.A);
        desk.awaitText("#toast", "Arrived: Anna Testperson");
        desk.click("#noticeUndo");
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
        desk.press(KeyCode.A);
        desk.awaitText(Desk.slot(slot), "Arrived");
        desk.press(KeyCode.U);
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
    }

    @Test
    void aStepThatIsNotPossibleSaysWhy() {
        desk = Desk.at(clinic).signedIn("desk");
        select(confirmed(anna));
        desk.press(KeyCode.D);
        desk.awaitText("#toast", "Anna Testperson is “Confirmed”: “Done” is not possible now.");
        desk.press(KeyCode.N);
        desk.awaitThat(() -> !desk.text("#toast").contains("Confirmed"));
        assertThat(clinic.appointments(slot, "CONFIRMED")).as("not before its time").isEqualTo(1);
    }

    @Test
    void aCancellationIsUndoneWhileThePlaceIsFree() {
        desk = Desk.at(clinic).signedIn("desk");
        select(confirmed(anna));
        desk.press(KeyCode.X);
        desk.press(KeyCode.ENTER); // the reason that is given most often
        desk.awaitText(Desk.slot(slot), "Free");
        desk.click("#noticeUndo");
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
        desk.awaitText("#status", "Confirmed");
    }

    @Test
    void notesAreAddedAndWhatHappenedIsToldWhenItIsUnfolded() {
        desk = Desk.at(clinic).signedIn("desk");
        select(confirmed(anna));
        desk.press(KeyCode.ENTER);
        desk.type("#newNote", "Comes with her daughter");
        desk.press(KeyCode.CONTROL, KeyCode.ENTER);
        desk.awaitText("#notes .label", "Comes with her daughter");
        desk.unfold("#trailFold");
        desk.awaitText("#trailFold .trail .label", "Booked");
    }

    @Test
    void aHoldRunsOutUnderTheEyes() {
        try (RealClinic hurried = RealClinic.open(Duration.ofSeconds(3))) {
            UUID there = hurried.slot(hurried.doctor("Cardiology"), LocalTime.NOON, 1);
            desk = Desk.at(hurried).signedIn("desk");
            desk.click(Desk.slot(there));
            desk.awaitText(Desk.slot(there), "by you");
            desk.awaitText("#heldText", "The hold has run out");
            desk.awaitText(Desk.slot(there), "Free");
            desk.click("#holdAgain");
            desk.awaitText(Desk.slot(there), "by you");
            desk.close();
            desk = null;
        }
    }

    @Test
    void aBookingThatNobodyConfirmsRunsOutUnderTheEyes() {
        try (RealClinic hurried = RealClinic.open(Duration.ofSeconds(4))) {
            hurried.patient("Anna", "Testperson");
            UUID there = hurried.slot(hurried.doctor("Cardiology"), LocalTime.NOON, 1);
            desk = Desk.at(hurried).signedIn("desk");
            desk.click(Desk.slot(there));
            desk.type("#query", "anna");
            desk.awaitShown("#results .list-cell:filled");
            desk.press(KeyCode.ENTER);
            desk.awaitThat(() -> desk.isEnabled("#book"));
            desk.click("#book");
            desk.awaitText("#countdown", "0:0");
            desk.awaitText("#status", "Hold ran out");
            desk.awaitText(Desk.slot(there), "Free");
            assertThat(desk.isShown("#confirm")).isFalse();
            assertThat(hurried.appointments(there, "EXPIRED")).isEqualTo(1);
            desk.close();
            desk = null;
        }
    }

    @Test
    void aPlaceIsHeldWhileThePatientIsLookedUpAndGivenBackWhenThePaneCloses() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.awaitText(Desk.slot(slot), "Held 4:");
        desk.awaitText(Desk.slot(slot), "by you");
        desk.press(KeyCode.ESCAPE);
        desk.awaitText(Desk.slot(slot), "Free");
    }

    private UUID confirmed(UUID patient) {
        clinic.confirmedAtOtherDesk(slot, patient);
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
        return slot;
    }

    /** The arrows go on from a slot. */
    private void select(UUID wanted) {
        desk.click(Desk.slot(wanted));
        desk.awaitShown("#status");
        desk.press(KeyCode.ESCAPE);
        desk.awaitThat(() -> desk.isFocusInside(Desk.slot(wanted)));
    }
}
