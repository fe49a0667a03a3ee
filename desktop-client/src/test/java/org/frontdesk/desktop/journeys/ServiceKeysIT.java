package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceKeysIT extends AdministrationJourney {

    ServiceKeysIT() {
        super("keys", "#add");
    }

    @Test
    void aKeyIsShownOnceOpensWhatItMayAndNothingOnceItIsRevoked() {
        desk.click("#add");
        desk.type("#name", "website");
        desk.click("#may-DOCTORS_READ");
        desk.click("#save");
        desk.awaitShown("#secret");
        String secret = desk.text("#secret");
        assertThat(boss.canListDoctors(secret)).isTrue();
        desk.click("#secretNoted");
        desk.click("#revoke");
        desk.click("#revokeReally");
        desk.awaitText("#toast", "is revoked");
        assertThat(boss.canListDoctors(secret)).isFalse();
    }

    @Test
    void aKeyThatMayNothingIsRefusedAtThePermissions() {
        desk.click("#add");
        desk.type("#name", "nothing");
        desk.click("#save");
        desk.awaitText("#permissionsError", "This is needed.");
    }
}
