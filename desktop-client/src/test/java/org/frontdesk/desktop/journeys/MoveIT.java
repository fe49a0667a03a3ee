package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class MoveIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static UUID surgeon;
    private static int minute;

    private Desk desk;
    private UUID anna;
    private UUID slot;
    private UUID nextSlot;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
        surgeon = clinic.doctor("Surgery");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void bookAnna() {
        slot = clinic.slot(doctor, LocalTime.of(10, 20).plusMinutes(minute), 1);
        nextSlot = clinic.slot(doctor, LocalTime.of(10, 40).plusMinutes(minute), 1);
        minute += 40;
        anna = clinic.patient("Anna", "Testperson");
        clinic.confirmedAtOtherDesk(slot, anna);
        desk = Desk.at(clinic).signedIn("desk");
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void anAppointmentIsPickedUpAndPutDownByKeysAndMovedBackFromTheNotice() {
        select();
        desk.press(KeyCode.R);
        desk.awaitText("#movingText", "Moving Anna Testperson");
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        desk.awaitText(Desk.slot(nextSlot), "Booked. Anna Testperson");
        desk.awaitText(Desk.slot(slot), "Free");
        desk.awaitThat(() -> !desk.isShown("#movingText"));
        desk.click("#noticeUndo");
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
        desk.awaitText(Desk.slot(nextSlot), "Free");
    }

    @Test
    void escapePutsItBack() {
        select();
        desk.press(KeyCode.R);
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.isShown("#movingText")).isFalse();
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
    }

    @Test
    void whoPutsItBackWithTheMouseHasTheKeysAtOnce() {
        select();
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#reschedule");
        desk.click("#reschedule");
        desk.click("#putBack");
        desk.awaitThat(() -> desk.isFocusInside("#daySheetGrid"));
        desk.press(KeyCode.W);
        desk.awaitText("#dateTitle", "–");
        desk.press(KeyCode.W);
    }

    @Test
    void anAppointmentIsDraggedToAnotherSlot() {
        desk.drag(
                Desk.slot(slot),
                Desk.slot(nextSlot),
                () -> desk.awaitText(".drag-ghost", "Anna Testperson"));
        desk.awaitText(Desk.slot(nextSlot), "Booked. Anna Testperson");
        assertThat(clinic.appointments(nextSlot, "CONFIRMED")).isEqualTo(1);
    }

    @Test
    void whereItCanNotGoSaysWhyAndNothingMoves() {
        clinic.block(nextSlot, "Meeting");
        desk.awaitText(Desk.slot(nextSlot), "Blocked");
        desk.drag(
                Desk.slot(slot),
                Desk.slot(nextSlot),
                () -> desk.awaitText(".drag-ghost", "This slot is blocked: Meeting"));
        desk.awaitText("#movingRefusal", "This slot is blocked: Meeting");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.isShown("#movingText")).isFalse();
    }

    @Test
    void whatTheServerRefusesIsExplainedAndNothingMoves() {
        clinic.confirmedAtOtherDesk(nextSlot, anna); // busy then, which only the server knows
        UUID sameTime = clinic.slot(surgeon, timeOfNext(), 1);
        desk.awaitShown(Desk.slot(sameTime));
        desk.drag(Desk.slot(slot), Desk.slot(sameTime), () -> {});
        desk.awaitText("#movingRefusal", "another appointment at this time");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
        assertThat(clinic.appointments(sameTime, "CONFIRMED")).isZero();
    }

    @Test
    void theWeekOfADoctorIsOneKeyAway() {
        select();
        desk.press(KeyCode.W);
        desk.awaitShown(Desk.slot(slot));
        desk.awaitText("#dateTitle", "–");
        desk.awaitThat(() -> desk.isFocusInside("#daySheetGrid"));
        desk.press(KeyCode.W);
        desk.awaitThat(() -> !desk.text("#dateTitle").contains("–"));
        desk.awaitShown(Desk.slot(slot));
    }

    private static LocalTime timeOfNext() {
        return LocalTime.of(10, 40).plusMinutes(minute - 40);
    }

    private void select() {
        desk.click(Desk.slot(slot));
        desk.awaitShown("#status");
        desk.press(KeyCode.ESCAPE);
        desk.awaitThat(() -> desk.isFocusInside(Desk.slot(slot)));
    }
}
