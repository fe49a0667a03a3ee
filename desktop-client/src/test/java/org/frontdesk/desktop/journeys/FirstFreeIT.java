package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.FxThread;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class FirstFreeIT {

    private static RealClinic clinic;
    private static UUID morning;
    private static UUID afternoon;
    private static UUID surgery;

    private Desk desk;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        UUID cardiologist = clinic.doctor("Cardiology");
        morning = clinic.slot(cardiologist, clinic.today().plusDays(1), LocalTime.of(9, 0), 1);
        afternoon = clinic.slot(cardiologist, clinic.today().plusDays(1), LocalTime.of(15, 0), 1);
        surgery =
                clinic.slot(
                        clinic.doctor("Surgery"), clinic.today().plusDays(2), LocalTime.NOON, 1);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void openDesk() {
        desk = Desk.at(clinic).signIn("desk", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.press(KeyCode.F);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
        clinic.releaseEveryHold();
    }

    @Test
    void theNextPlacesAreListedEarliestFirst() {
        awaitPlaces(3);
        desk.awaitText(place(morning) + " .place-time", "09:00");
        desk.awaitText(place(surgery) + " .choice-details", "Surgery");
    }

    @Test
    void aPartOfTheDayAndASpecializationNarrowThem() {
        awaitPlaces(3);
        choose("#specialization", "Cardiology");
        awaitPlaces(2);
        choose("#dayPart", "Afternoon");
        awaitPlaces(1);
        desk.awaitText(place(afternoon) + " .place-time", "15:00");
        choose("#dayPart", "Evening");
        desk.awaitShown(".other-state-title");
        assertThat(desk.text(".other-state-title")).isEqualTo("Nothing free");
    }

    @Test
    void enterGoesToThePlaceAndHoldsIt() {
        awaitPlaces(3);
        FxThread.fx(
                () -> {
                    desk.shown(".places").requestFocus();
                    return null;
                });
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#heldCountdown");
        desk.awaitShown("#query");
    }

    private void awaitPlaces(int count) {
        desk.awaitShown(".places");
        desk.awaitThat(() -> ((ListView<?>) desk.shown(".places")).getItems().size() == count);
    }

    private void choose(String box, String words) {
        FxThread.fx(
                () -> {
                    choose((ComboBox<?>) desk.shown(box), words);
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

    private static String place(UUID slot) {
        return "#place-" + slot;
    }
}
