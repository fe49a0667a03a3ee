package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.Test;

/** Two hundred doctors on one day. */
class LargeClinicIT {

    private static final int DOCTORS = 200;
    private static final int SPECIALIZATIONS = 10;
    private static final int SLOTS_A_DOCTOR = 24;

    @Test
    void theDaySheetOpensAndIsFilteredBySpecialization() {
        try (RealClinic clinic = RealClinic.open()) {
            clinic.manyDoctors(DOCTORS, SPECIALIZATIONS, SLOTS_A_DOCTOR);
            try (Desk desk = Desk.at(clinic).signedIn("desk")) {
                assertThat(desk.all(".sheet-head")).hasSize(DOCTORS);
                assertThat(desk.isShown(".slot-cell")).isTrue();
                desk.select("#specialization", "Specialization 3");
                desk.awaitThat(() -> desk.all(".sheet-head").size() == DOCTORS / SPECIALIZATIONS);
                desk.awaitShown(".slot-cell");
                assertThat(desk.texts(".head-specialization"))
                        .isNotEmpty()
                        .allMatch("Specialization 3"::equals);
                desk.select("#specialization", "");
                desk.awaitThat(() -> desk.all(".sheet-head").size() == DOCTORS);
                desk.go(Place.FIRST_FREE);
                desk.awaitShown(".places .place-line");
            }
        }
    }
}
