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

class BookingIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static UUID anna;
    private static UUID bruno;
    private static int minute;

    private Desk desk;
    private UUID slot;
    private UUID nextSlot;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
        anna = clinic.patient("Anna", "Testperson");
        bruno = clinic.patient("Bruno", "Otherone");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    /** Each test has two slots of its own, later than those of the test before. */
    @BeforeEach
    void makeSlots() {
        slot = clinic.slot(doctor, LocalTime.of(10, 20).plusMinutes(minute), 1);
        nextSlot = clinic.slot(doctor, LocalTime.of(10, 40).plusMinutes(minute), 1);
        minute += 40;
    }

    @AfterEach
    void closeDesk() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void aKnownPatientIsBookedAndConfirmedByKeyboardAlone() {
        desk = Desk.at(clinic).signedIn("desk");
        openByKeyboard(slot);
        desk.write("testp");
        desk.awaitShown("#results");
        desk.press(KeyCode.ENTER); // the first match
        desk.awaitThat(() -> desk.isFocusInside("#book"));
        desk.press(KeyCode.ENTER); // book
        desk.awaitText("#countdown", "4:");
        assertThat(clinic.appointments(slot, "PENDING")).isEqualTo(1);
        assertThat(desk.isFocusInside("#confirm")).isTrue();
        desk.press(KeyCode.C);
        desk.awaitText("#status", "Confirmed");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
        desk.awaitText(Desk.slot(slot), "Booked. Anna Testperson");
        desk.press(KeyCode.ESCAPE);
        desk.awaitThat(() -> desk.isFocusInside(Desk.slot(slot)));
    }

    @Test
    void aBookingTakesAtMostTwelveKeysBesidesTheName() {
        desk = Desk.at(clinic).signedIn("desk");
        int before = desk.keystrokes();
        desk.press(KeyCode.ENTER); // the next free slot
        desk.awaitThat(() -> desk.isFocusInside("#query"));
        desk.write("testp");
        desk.awaitShown("#results");
        desk.press(KeyCode.ENTER); // the first match
        desk.awaitThat(() -> desk.isFocusInside("#book"));
        desk.press(KeyCode.ENTER); // book
        desk.awaitThat(() -> desk.isFocusInside("#confirm"));
        desk.press(KeyCode.C);
        desk.awaitText("#status", "Confirmed");
        assertThat(desk.keystrokes() - before).isLessThanOrEqualTo(12).isEqualTo(4);
    }

    @Test
    void theKeysStayWithTheSheetFromDayToDay() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.press(KeyCode.RIGHT);
        desk.awaitShown("#nextFree"); // nobody receives patients tomorrow
        desk.press(KeyCode.LEFT);
        desk.awaitThat(() -> desk.isFocusInside("#daySheetGrid"));
        openByKeyboard(slot);
    }

    @Test
    void lettersTypedIntoAFieldNeverAct() {
        desk = Desk.at(clinic).signedIn("desk");
        String day = desk.text("#dateTitle");
        openByKeyboard(slot);
        desk.write("tx/c");
        assertThat(desk.text("#query")).isEqualTo("tx/c");
        desk.press(KeyCode.LEFT);
        assertThat(desk.text("#dateTitle")).isEqualTo(day);
    }

    @Test
    void aBookingIsReleasedAndAConfirmedAppointmentCancelledWithAReason() {
        desk = Desk.at(clinic).signedIn("desk");
        book(slot, "Anna");
        desk.click("#release");
        desk.awaitText("#status", "Cancelled");
        desk.awaitText(Desk.slot(slot), "Free");

        desk.click("#again");
        book(slot, "Anna");
        desk.click("#confirm");
        desk.awaitText("#status", "Confirmed");
        desk.click("#cancel");
        assertThat(clinic.appointments(slot, "CONFIRMED")).as("asked first").isEqualTo(1);
        desk.click("#reallyCancel");
        desk.awaitText("#status", "Cancelled");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isZero();
    }

    @Test
    void aNewPatientIsRegisteredWithoutLeavingTheSlot() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.type("#query", "Nora Newcomer");
        desk.awaitShown("#nothingFound");
        desk.click("#patientPicker #register");
        assertThat(desk.text("#givenName")).isEqualTo("Nora");
        assertThat(desk.text("#familyName")).isEqualTo("Newcomer");
        desk.type("#birthDate", "yesterday");
        desk.type("#phone", "12");
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#birthDateError");
        assertThat(desk.isShown("#phoneError")).isTrue();
        assertThat(desk.isShown("#emailError")).isFalse();
        desk.type("#birthDate", "1991-02-03");
        desk.type("#phone", "+34 910 000 000");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#chosenName", "Nora Newcomer");
        desk.click("#book");
        desk.awaitText("#patientName", "Nora Newcomer");
    }

    @Test
    void aNewPatientHalfTypedIsNotLostByGoingElsewhere() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.type("#query", "Pia Perhaps");
        desk.click("#patientPicker #register");
        desk.type("#phone", "+34 910 000 009");
        desk.click("#rail-PATIENTS");
        desk.awaitShown("#heldStay");
        desk.click("#heldStay");
        assertThat(desk.text("#phone")).isEqualTo("+34 910 000 009");
        desk.click("#rail-PATIENTS");
        desk.click("#heldDiscard");
        desk.awaitShown("#patientQuery");
    }

    @Test
    void whoIsRegisteredAlreadyIsFoundWhileTheyAreTypedAgain() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        desk.type("#query", "Anna Testpersonn");
        desk.click("#patientPicker #register");
        desk.type("#birthDate", "1980-01-01");
        desk.awaitText("#duplicates .choice", "Anna Testperson · born Jan 1, 1980");
        desk.click("#duplicates .choice");
        desk.awaitText("#chosenName", "Anna Testperson");
    }

    @Test
    void ofTwoDesksThatOpenTheLastPlaceTheSecondSeesWhatIsFreeInstead() {
        desk = Desk.at(clinic).signedIn("desk");
        try (Desk other = Desk.at(clinic).signedInBeside("otherdesk")) {
            other.open(slot);
            desk.awaitText(Desk.slot(slot), "by Person otherdesk");
            desk.awaitText(Desk.slot(slot), "Held 4:");
            desk.click(Desk.slot(slot));
            desk.awaitText("#nothingText", "The last place is held by Person otherdesk.");
            desk.awaitShown("#alternative-1");
            desk.click("#alternative-1");
            desk.awaitText("#heldCountdown", "4:");
            other.closePane();
            desk.awaitText(Desk.slot(slot), "Free");
        }
    }

    @Test
    void whatIsRefusedWhenItIsBookedKeepsThePatientAndOffersTheNearestFreeSlot() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click(Desk.slot(slot));
        choose("Anna");
        desk.awaitShown("#heldCountdown");
        clinic.releaseEveryHold();
        clinic.bookAtOtherDesk(slot, bruno);
        desk.click("#book");
        desk.awaitShown("#refusal");
        desk.awaitShown("#holdAgain");
        desk.click("#holdAgain");
        desk.awaitText("#refusal", "Somebody else has just taken the last place.");
        desk.awaitShown("#alternative-1");
        desk.press(KeyCode.DIGIT1);
        desk.awaitThat(() -> !desk.isShown("#refusal"));
        desk.awaitText("#chosenName", "Anna Testperson");
        desk.click("#book");
        desk.awaitText("#countdown", ":");
        assertThat(clinic.appointments(slot, "PENDING")).isEqualTo(1);
    }

    @Test
    void aBookingAtOneDeskAppearsAtAnotherWithItsCountdown() {
        desk = Desk.at(clinic).signedIn("desk");
        try (Desk other = Desk.at(clinic).signedInBeside("otherdesk")) {
            book(slot, "Bruno");
            other.awaitText(Desk.slot(slot), "Held 4:");
            other.awaitText(Desk.slot(slot), "Bruno Otherone · by Person desk");
            desk.click("#confirm");
            other.awaitText(Desk.slot(slot), "Booked. Bruno Otherone");
        }
    }

    /** Down the column to the slot, and Enter. */
    private void openByKeyboard(UUID wanted) {
        desk.press(KeyCode.DOWN);
        for (int step = 0; step < 60 && !desk.isFocusInside(Desk.slot(wanted)); step++) {
            desk.press(KeyCode.DOWN);
        }
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.isFocusInside("#query"));
    }

    private void book(UUID wanted, String name) {
        desk.click(Desk.slot(wanted));
        if (desk.isShown("#query")) {
            choose(name);
        }
        desk.click("#book");
        desk.awaitText("#countdown", ":");
    }

    private void choose(String name) {
        desk.type("#query", name);
        desk.awaitShown("#results .list-cell:filled");
        desk.click("#results .list-cell:filled");
        desk.awaitShown("#chosenName");
    }
}
