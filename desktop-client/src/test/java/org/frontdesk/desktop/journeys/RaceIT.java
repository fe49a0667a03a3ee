package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

/** Two desks want the same last place in the same moment. */
class RaceIT {

    private static final int RACES = 8;

    private static RealClinic clinic;
    private static UUID doctor;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @Test
    void ofTwoDesksAtTheLastPlaceOneHoldsItAndTheOtherIsOfferedWhatIsFree() {
        UUID[] slots = new UUID[RACES + 4];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = clinic.slot(doctor, LocalTime.of(12, 0).plusMinutes(20L * i), 1);
        }
        try (Desk desk = Desk.at(clinic).signedIn("desk");
                Desk other = Desk.at(clinic).signedInBeside("otherdesk")) {
            for (int race = 0; race < RACES; race++) {
                desk.openAtOnceWith(other, slots[race]);
                desk.awaitThat(
                        () ->
                                desk.isShown("#heldCountdown") && other.isShown("#alternative-1")
                                        || other.isShown("#heldCountdown")
                                                && desk.isShown("#alternative-1"));
                Desk loser = desk.isShown("#heldCountdown") ? other : desk;
                assertThat(loser.everyText()).anyMatch(text -> text.contains("last place"));
                assertThat(clinic.holds(slots[race])).isEqualTo(1);
                desk.closePane();
                other.closePane();
                desk.awaitText(Desk.slot(slots[race]), "Free");
                other.awaitText(Desk.slot(slots[race]), "Free");
            }
        }
    }
}
