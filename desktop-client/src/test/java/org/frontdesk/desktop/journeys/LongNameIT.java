package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Names of two hundred letters are cut off or broken into lines; they never lie over anything else. */
class LongNameIT {

    private static final String LONG = "Wolfeschlegelstein".repeat(12).substring(0, 200);

    private static RealClinic clinic;
    private static UUID slot;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        UUID doctor = clinic.doctor(LONG, LONG);
        slot = clinic.slot(doctor, LocalTime.of(12, 0), 1);
        clinic.slot(doctor, LocalTime.of(12, 20), 1);
        clinic.confirmedAtOtherDesk(slot, clinic.patient(LONG, LONG));
        clinic.account("boss", "ADMIN", null, null);
        clinic.account("doctor", "DOCTOR", doctor, null);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @ParameterizedTest
    @CsvSource({"desk,1440", "desk,1000", "desk,720", "doctor,1440", "doctor,720", "boss,1000"})
    void nothingLiesOverAnythingElse(String account, double width) {
        List<String> faults = new ArrayList<>();
        try (Desk desk = Desk.at(clinic)) {
            desk.resize(width, 900);
            desk.signIn(account, RealClinic.PASSWORD);
            desk.awaitText("#connectionPill", "Live");
            for (Place place : desk.rail()) {
                desk.go(place);
                look(desk, place.name(), faults);
                if (place == Place.DAY) {
                    desk.click(Desk.slot(slot));
                    desk.awaitShown("#status");
                    look(desk, "appointment", faults);
                    desk.press(KeyCode.ESCAPE);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(Desk desk, String where, List<String> faults) {
        Overlaps.in(desk.scene()).forEach(fault -> faults.add(where + ": " + fault));
    }
}
