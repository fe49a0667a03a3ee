package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;

class SignInIT {

    private static RealClinic clinic;

    @TempDir private Path config;
    private Desk desk;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(15, 0), 1);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void firstContactShowsTheFingerprintAndTrustsTheServerOnceAPersonSaysSo() throws IOException {
        desk = Desk.at(clinic, config);
        desk.signIn("desk", RealClinic.PASSWORD);
        desk.awaitShown("#trust");
        assertThat(desk.text("#firstFingerprint").replace("\n", ":"))
                .as("what the server prints")
                .isEqualTo(clinic.fingerprint());

        desk.click("#trust");
        desk.awaitText("#connectionPill", "Live");
        assertThat(Files.readString(config.resolve("known-servers")))
                .startsWith(clinic.address().toString());
        desk.close();

        desk = Desk.at(clinic, config);
        desk.signedIn("desk");
    }

    @Test
    void aServerThatShowsAnotherIdentityThanThePinnedOneIsRefusedLoudly() throws IOException {
        Files.writeString(
                config.resolve("known-servers"), clinic.address() + " " + "ab".repeat(32) + "\n");
        desk = Desk.at(clinic, config);
        desk.signIn("desk", RealClinic.PASSWORD);
        desk.awaitShown("#changedIdentity");
        assertThat(desk.text("#changedText")).contains("another identity");
        assertThat(desk.isShown("#trust")).as("no way around it").isFalse();
        assertThat(desk.isShown("#connectionPill")).isFalse();
    }

    @Test
    void aWrongPasswordIsSaidInOneSentence() {
        desk = Desk.at(clinic);
        desk.signIn("desk", "not it");
        desk.awaitText("#message", "User name or password is not right.");
        desk.signedIn("desk");
    }

    @Test
    void whoWasGivenTheirPasswordChoosesOneOfTheirOwnFirst() {
        clinic.account("newcomer", "RECEPTIONIST", null, null);
        clinic.passwordWasGivenTo("newcomer");
        desk = Desk.at(clinic).signIn("newcomer", RealClinic.PASSWORD);
        desk.awaitShown("#again");
        assertThat(desk.isFocusInside("#wanted")).isTrue();
        desk.write("short");
        desk.click("#change");
        desk.awaitText("#message", "at least 12");
        desk.type("#wanted", "nobody else's word");
        desk.type("#again", "nobody else's word");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#signOut");
        desk.signedIn("newcomer", "nobody else's word");
    }

    @Test
    void afterTooManyWrongPasswordsEvenTheRightOneHasToWait() {
        clinic.account("forgetful", "RECEPTIONIST", null, null);
        desk = Desk.at(clinic);
        desk.awaitThat(
                () -> {
                    desk.signIn("forgetful", "not it");
                    desk.awaitThat(() -> desk.isShown("#message") && desk.isEnabled("#signIn"));
                    return desk.text("#message").startsWith("Too many attempts.");
                });
        desk.signIn("forgetful", RealClinic.PASSWORD);
        desk.awaitThat(() -> desk.isEnabled("#signIn"));
        desk.awaitText("#message", "Too many attempts. Wait a little");
        assertThat(desk.isShown("#connectionPill")).isFalse();
        desk.signedIn("desk"); // nobody else waits with them
    }

    @Test
    void whoSignsOutLeavesNothingOnTheScreen() {
        desk = Desk.at(clinic).signedIn("desk");
        desk.click("#signOut");
        desk.awaitShown("#password");
        assertThat(desk.isShown("#daySheetGrid")).isFalse();
        assertThat(desk.text("#password")).isEmpty();
    }
}
