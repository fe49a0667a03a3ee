package org.frontdesk.desktop.screenshots;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;

import org.frontdesk.desktop.Authenticator;
import org.frontdesk.server.operations.demo.DemoClinic;

/** A second factor set up, asked for and removed again. */
final class SecondFactorAlbum implements Album {

    private static final String ACCOUNT = "desk002";

    @Override
    public String name() {
        return "second-factor";
    }

    @Override
    public void fill(Camera camera) {
        camera.open(false);
        signIn(camera);
        camera.awaitShown("#connectionPill");
        camera.choose("#settings", "secondFactor");
        camera.awaitShown("#beginPassword");
        camera.draw("second-factor-begin");
        camera.type("#beginPassword", "not the password");
        camera.fire("#begin");
        camera.awaitShown("#secondFactorMessage");
        camera.draw("second-factor-refused");
        camera.type("#beginPassword", DemoClinic.PASSWORD);
        camera.fire("#begin");
        camera.awaitShown("#qrCode");
        camera.draw("second-factor-scan");
        Authenticator telephone =
                Authenticator.scanning(fx(((ImageView) camera.shown("#qrCode"))::getImage));
        camera.type("#firstCode", telephone.nextCode());
        camera.fire("#confirm");
        camera.awaitShown("#codes");
        camera.draw("second-factor-codes");
        String recoveryCode =
                fx(
                        () ->
                                ((Labeled)
                                                ((GridPane) camera.shown("#codes"))
                                                        .getChildren()
                                                        .getFirst())
                                        .getText());
        camera.fire("#keptCodes");
        camera.fire("#signOut");
        signIn(camera);
        camera.awaitShown("#code");
        camera.draw("sign-in-code");
        camera.type("#code", "000000");
        camera.fire("#signIn");
        camera.awaitThat(() -> fx(((TextInputControl) camera.shown("#code"))::getText).isEmpty());
        camera.draw("sign-in-code-wrong");
        camera.type("#code", telephone.nextCode());
        camera.fire("#signIn");
        camera.awaitShown("#connectionPill");
        camera.choose("#settings", "secondFactor");
        camera.awaitShown("#removePassword");
        camera.draw("second-factor-remove");
        camera.type("#removePassword", DemoClinic.PASSWORD);
        camera.type("#removeCode", recoveryCode);
        camera.fire("#remove"); // for the next look
        camera.awaitShown("#toast");
    }

    private static void signIn(Camera camera) {
        camera.type("#username", ACCOUNT);
        camera.type("#password", DemoClinic.PASSWORD);
        camera.fire("#signIn");
    }
}
