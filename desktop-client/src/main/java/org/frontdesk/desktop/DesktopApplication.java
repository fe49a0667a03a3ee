package org.frontdesk.desktop;

import javafx.application.Application;
import javafx.stage.Stage;

/** The toolkit's entry: one window. */
public final class DesktopApplication extends Application {

    private Wiring wiring;

    @Override
    public void start(Stage stage) {
        wiring = new Wiring(DesktopSettings.from(getParameters().getRaw(), System.getenv()), stage);
        wiring.start();
    }

    @Override
    public void stop() {
        wiring.close();
    }
}
