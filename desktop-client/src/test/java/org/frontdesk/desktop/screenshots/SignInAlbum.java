package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

/** Signing in, and a window that is locked. */
final class SignInAlbum implements Album {

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public void fill(Camera camera) {
        camera.open(true);
        camera.fire("#demo-desk001");
        camera.fire("#signIn");
        camera.awaitShown("#trust");
        camera.draw("sign-in-first-contact");
        camera.open(false);
        camera.draw("sign-in");
        camera.fire("#demo-desk001");
        camera.type("#password", "not the password");
        camera.fire("#signIn");
        camera.awaitShown("#message");
        camera.draw("sign-in-refused");
        camera.signIn("desk001");
        camera.press(KeyCode.F1);
        camera.draw("keys");
        camera.fire("#closeKeys");
        camera.fire("#lock");
        camera.awaitShown("#somebodyElse");
        camera.draw("locked");
    }
}
