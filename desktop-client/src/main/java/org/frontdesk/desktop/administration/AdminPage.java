package org.frontdesk.desktop.administration;

import javafx.scene.Parent;

/**
 * What fills the right side of the administration: made when it is opened, closed with everything it opened when another page
 * is. All of it is called on the JavaFX thread.
 */
public interface AdminPage extends AutoCloseable {

    /** What is seen; the same node every time. */
    Parent view();

    /** It is in the window now: reads what it shows, takes the focus. */
    void start();

    /** A second passed. */
    default void tick() {}

    /** Asks the server for everything anew. */
    default void resync() {}

    /** Esc: closes what is open on it. */
    default void escape() {}

    /** Somebody goes elsewhere: at once, or when they have said what becomes of what they typed. */
    default void leave(Runnable goOn) {
        goOn.run();
    }

    /** Ends what it began, and lets go of what outlives it. */
    @Override
    void close();
}
