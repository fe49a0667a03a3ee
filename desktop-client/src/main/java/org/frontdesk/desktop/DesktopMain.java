package org.frontdesk.desktop;

import javafx.application.Application;

/** Starts the application; a class of its own, as one that extends {@code Application} can't be started from jars. */
public final class DesktopMain {

    private DesktopMain() {}

    /** The arguments are told in {@link DesktopSettings}. */
    public static void main(String[] args) {
        Application.launch(DesktopApplication.class, args);
    }
}
