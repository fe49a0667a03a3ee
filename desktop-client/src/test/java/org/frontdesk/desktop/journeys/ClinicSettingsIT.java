package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

class ClinicSettingsIT extends AdministrationJourney {

    ClinicSettingsIT() {
        super("clinic", "#nameText");
    }

    @Test
    void settingsAreChangedAndTheZoneIsFoundByItsCity() {
        desk.type("#nameText", "Another name");
        desk.type("#confirmationText", "7");
        desk.type("#zoneText", "buenos");
        desk.awaitShown("#zoneTextOffered");
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        assertThat(desk.text("#zoneText")).isEqualTo("America/Argentina/Buenos_Aires");
        desk.click("#save");
        desk.awaitText("#toast", "settings are saved");
        var now = boss.clinic().getSettings();
        assertThat(now.getName()).isEqualTo("Another name");
        assertThat(now.getConfirmationWindowMinutes()).isEqualTo(7);
        assertThat(now.getTimeZone()).isEqualTo("America/Argentina/Buenos_Aires");
    }

    @Test
    void eachBadFieldIsNamedAndNothingIsChanged() {
        String before = boss.clinic().getEtag();
        desk.type("#idleText", "soon");
        desk.type("#horizonText", "5000");
        desk.type("#zoneText", "Nowhere");
        desk.click("#save");
        desk.awaitText("#session_idle_minutesError", "From 1 to 1440");
        desk.awaitText("#scheduling_horizon_daysError", "From 1 to 731");
        desk.awaitText("#time_zoneError", "Choose a time zone");
        assertThat(boss.clinic().getEtag()).isEqualTo(before);
    }
}
