package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsersIT extends AdministrationJourney {

    UsersIT() {
        super("users", "#user-desk");
    }

    @Test
    void aNewAccountGetsAPasswordThatIsShownOnceAndOpensTheDoor() {
        make("newdesk", "Generated Person");
        desk.awaitShown("#secret");
        String password = desk.text("#secret");
        assertThat(password).hasSize(24);
        desk.click("#secretNoted");
        assertThat(desk.isShown("#secret")).isFalse();
        assertThat(boss.account("newdesk").getUser().getMustChangePassword()).isTrue();
        assertThat(boss.canSignIn("newdesk", password)).isTrue();
    }

    @Test
    void aTakenNameIsSaidAtItsFieldAndNothingTypedIsLost() {
        make("desk", "Generated Person");
        desk.awaitText("#usernameError", "Somebody else has this user name");
        assertThat(desk.text("#displayName")).isEqualTo("Generated Person");
    }

    @Test
    void aDisabledAccountIsLetInNoMoreUntilItIsEnabledAgain() {
        clinic.account("leaver", "RECEPTIONIST", null, null);
        desk.type("#query", "leaver");
        desk.click("#user-leaver");
        desk.click("#disable");
        desk.click("#disableReally");
        desk.awaitShown("#enable");
        assertThat(boss.canSignIn("leaver", RealClinic.PASSWORD)).isFalse();
        desk.click("#enable");
        desk.awaitShown("#disable");
        assertThat(boss.canSignIn("leaver", RealClinic.PASSWORD)).isTrue();
    }

    @Test
    void theLastAdministratorStays() {
        desk.click("#user-" + Administrator.USERNAME);
        desk.click("#disable");
        desk.click("#disableReally");
        desk.awaitText("#formMessage", "without an administrator");
    }

    @Test
    void aSessionIsEndedFromTheAccount() {
        try (Desk other = Desk.at(clinic).signedInBeside("otherdesk")) {
            desk.click("#user-otherdesk");
            desk.awaitShown(".session-line");
            desk.click(".session-line .second-press");
            desk.click(".session-line .second-press");
            other.awaitShown("#password");
        }
    }

    @Test
    void somebodyElsesChangeIsShownBesideWhatWasTyped() {
        clinic.account("shared", "RECEPTIONIST", null, null);
        desk.type("#query", "shared");
        desk.click("#user-shared");
        desk.type("#displayName", "My Words");
        boss.rename("shared", "Their Words");
        desk.click("#save");
        desk.awaitText(".field-theirs", "Their Words");
        assertThat(desk.text("#displayName")).isEqualTo("My Words");
        desk.click("#save");
        desk.awaitText("#toast", "Saved");
        assertThat(boss.account("shared").getUser().getDisplayName()).isEqualTo("My Words");
    }

    @Test
    void whoGoesElsewhereIsAskedWhatBecomesOfWhatTheyTyped() {
        clinic.account("typed", "RECEPTIONIST", null, null);
        desk.type("#query", "typed");
        desk.click("#user-typed");
        desk.type("#displayName", "Half Typed");
        desk.click("#admin-places");
        desk.awaitShown("#heldStay");
        desk.click("#heldStay");
        assertThat(desk.text("#displayName")).isEqualTo("Half Typed");
        desk.click("#rail-DAY");
        desk.click("#heldSave");
        desk.awaitThat(() -> !desk.isShown("#user-typed"));
        assertThat(boss.account("typed").getUser().getDisplayName()).isEqualTo("Half Typed");

        desk.click("#rail-ADMINISTRATION");
        desk.click("#admin-users");
        desk.type("#query", "typed");
        desk.click("#user-typed");
        desk.type("#displayName", "Given Up");
        desk.click("#admin-places");
        desk.click("#heldDiscard");
        desk.awaitThat(() -> !desk.isShown("#user-typed"));
        assertThat(boss.account("typed").getUser().getDisplayName()).isEqualTo("Half Typed");
    }

    private void make(String username, String name) {
        desk.click("#add");
        desk.type("#displayName", name);
        desk.type("#username", username);
        desk.click("#save");
    }
}
