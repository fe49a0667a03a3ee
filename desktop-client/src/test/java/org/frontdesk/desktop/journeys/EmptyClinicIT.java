package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The first day of a clinic: nobody and nothing is there, and every screen says so, and what comes next. */
class EmptyClinicIT {

    /** Never without anything: lists of settings, of what was done, figures that are zero. */
    private static final Set<Place> NEVER_EMPTY =
            EnumSet.of(Place.ADMINISTRATION, Place.AUDIT, Place.REPORTS);

    private static RealClinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        clinic.account("boss", "ADMIN", null, null);
        UUID doctor = clinic.doctor("Cardiology");
        clinic.account("doctor", "DOCTOR", doctor, null);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "doctor", "boss"})
    void everyScreenSaysThatThereIsNothingAndWhatComesNext(String account) {
        List<String> faults = new ArrayList<>();
        try (Desk desk = Desk.at(clinic).signIn(account, RealClinic.PASSWORD)) {
            desk.awaitText("#connectionPill", "Live");
            for (Place place : desk.rail()) {
                desk.go(place);
                if (desk.isShown(".other-state-icon.failed")) {
                    faults.add(place + " failed: " + desk.texts(".other-state-text"));
                }
                boolean titled =
                        !desk.texts(".other-state-title").isEmpty()
                                || place == Place.PATIENTS; // nothing was looked for yet
                boolean next =
                        desk.isShown(".other-state .button")
                                || desk.texts(".other-state-text").stream()
                                        .anyMatch(text -> !text.isBlank());
                boolean nobody = desk.isShown(".placeholder");
                if (!(titled && next) && !nobody && !NEVER_EMPTY.contains(place)) {
                    faults.add(place + " does not say what is to be done");
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
