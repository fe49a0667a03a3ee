package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;

import org.frontdesk.desktop.Authenticator;
import org.frontdesk.desktop.printing.PdfText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** A person who protects their account with a telephone. */
class SecondFactorIT {

    private static RealClinic clinic;

    private final String name = "n-" + UUID.randomUUID();
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

    @BeforeEach
    void makeAccount() {
        clinic.account(name, "RECEPTIONIST", null, null);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    private void openDialog() {
        desk.choose("#settings", "Second factor…");
    }

    /** Up to the first code. */
    private Authenticator scanned() {
        openDialog();
        desk.awaitThat(() -> desk.isFocusInside("#beginPassword"));
        desk.write(RealClinic.PASSWORD);
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.isFocusInside("#firstCode"));
        Image picture = fx(() -> ((ImageView) desk.shown("#qrCode")).getImage());
        return Authenticator.scanning(picture);
    }

    private List<String> shownCodes() {
        desk.awaitThat(() -> desk.isShown("#codes"));
        return fx(
                () ->
                        ((GridPane) desk.shown("#codes"))
                                .getChildren().stream()
                                        .map(code -> ((Labeled) code).getText())
                                        .toList());
    }

    /** Sets it up and closes the dialog; answers with the recovery codes. */
    private List<String> setUp() {
        desk.write(scanned().nextCode());
        desk.press(KeyCode.ENTER);
        List<String> codes = shownCodes();
        desk.click("#keptCodes");
        return codes;
    }

    @Test
    void itIsSetUpWithATelephoneAndAskedForAtUnlocking() throws IOException {
        desk = Desk.at(clinic).signedIn(name);
        openDialog();
        desk.awaitThat(() -> desk.isFocusInside("#beginPassword"));
        desk.write("not the password");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#secondFactorMessage", "The present password is not right.");
        desk.press(KeyCode.ESCAPE);
        desk.awaitThat(() -> desk.isFocusInside("#daySheetGrid"));

        Authenticator telephone = scanned();
        assertThat(telephone.uri()).startsWith("otpauth://totp/").contains(":" + name + "?");
        assertThat(desk.text("#secret").replace(" ", "")).isEqualTo(telephone.base32());
        desk.write(telephone.wrongCode());
        desk.press(KeyCode.ENTER);
        desk.awaitText("#secondFactorMessage", "The code is not right");
        assertThat(desk.text("#firstCode")).isEmpty();
        desk.write(telephone.nextCode());
        desk.press(KeyCode.ENTER);

        List<String> codes = shownCodes();
        assertThat(codes).hasSize(10);
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.isShown("#codes")).as("until somebody says they have kept them").isTrue();
        desk.click("#saveCodes");
        Path saved = desk.files().saved("recovery-codes.pdf");
        desk.awaitThat(() -> Files.exists(saved));
        assertThat(PdfText.pages(Files.readAllBytes(saved)))
                .singleElement()
                .satisfies(page -> assertThat(page).contains(codes).contains(name));
        desk.click("#keptCodes");
        desk.awaitThat(() -> desk.isFocusInside("#daySheetGrid"));

        desk.click("#lock");
        desk.awaitShown("#somebodyElse");
        assertThat(desk.isShown("#code")).isFalse();
        desk.type("#password", RealClinic.PASSWORD);
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.isFocusInside("#code"));
        assertThat(desk.text("#password")).isEqualTo(RealClinic.PASSWORD);
        desk.write(telephone.wrongCode());
        desk.press(KeyCode.ENTER);
        desk.awaitText("#message", "The code is not right");
        assertThat(desk.isFocusInside("#code")).isTrue();
        assertThat(desk.text("#code")).isEmpty();
        desk.write(telephone.nextCode());
        desk.press(KeyCode.ENTER);
        desk.awaitText("#connectionPill", "Live");
    }

    @Test
    void aRecoveryCodeOpensInItsPlaceOnceAndRemovesIt() {
        desk = Desk.at(clinic).signedIn(name);
        List<String> codes = setUp();
        desk.click("#signOut");

        desk.signIn(name, RealClinic.PASSWORD);
        desk.awaitThat(() -> desk.isFocusInside("#code"));
        desk.write(codes.getFirst());
        desk.press(KeyCode.ENTER);
        desk.awaitText("#connectionPill", "Live");

        openDialog();
        desk.awaitThat(() -> desk.isFocusInside("#removePassword"));
        desk.write(RealClinic.PASSWORD);
        desk.press(KeyCode.ENTER);
        desk.write(codes.getFirst());
        desk.press(KeyCode.ENTER);
        desk.awaitText("#secondFactorMessage", "it was used before");
        assertThat(desk.isFocusInside("#removeCode")).isTrue();
        desk.write(codes.getLast().replace("-", ""));
        desk.click("#remove");
        desk.awaitText("#toast", "The second factor is removed.");
        desk.click("#signOut");

        desk.signedIn(name);
    }

    @Test
    void whoHasLostEverythingHasAnAdministratorRemoveIt() {
        Administrator boss = new Administrator(clinic);
        try (Desk lost = Desk.at(clinic).signedIn(name)) {
            desk = lost;
            setUp();
        }
        desk = Desk.at(clinic).signedIn(Administrator.USERNAME);
        desk.click("#rail-ADMINISTRATION");
        desk.click("#admin-users");
        desk.type("#query", name);
        desk.click("#user-" + name);
        desk.click("#secondFactor");
        desk.click("#secondFactorReally");
        desk.awaitText("#toast", "The second factor of");
        assertThat(desk.isShown("#secondFactor")).isFalse();
        assertThat(boss.canSignIn(name, RealClinic.PASSWORD)).isTrue();
    }

    @Test
    void anotherNameIsNotAskedForTheCode() {
        desk = Desk.at(clinic).signedIn(name);
        setUp();
        desk.click("#signOut");
        desk.signIn(name, RealClinic.PASSWORD);
        desk.awaitShown("#code");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#message", "Enter the code");

        desk.type("#username", "desk");
        assertThat(desk.isShown("#code")).isFalse();
        desk.signedIn("desk");
    }
}
