package org.frontdesk.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/**
 * What fills the frame: made when somebody goes there, closed with everything it opened when they leave. All of it is called
 * on the JavaFX thread.
 */
public interface Screen extends AutoCloseable {

    /** What is seen; the same node every time. */
    Parent view();

    /** It is in the window now: reads what it shows, opens its streams, takes the focus. */
    void start();

    /** The pane beside it, or over it where there is no room; a value of null is none. */
    default ReadOnlyObjectProperty<Pane> side() {
        return new ReadOnlyObjectWrapper<Pane>().getReadOnlyProperty();
    }

    /** Adds the keys that act while it is shown. */
    default void addKeys(Keys keys) {}

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

    /** Ends its streams and timers, and lets go of what outlives it. */
    @Override
    void close();
}
