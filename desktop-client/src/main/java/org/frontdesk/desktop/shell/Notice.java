package org.frontdesk.desktop.shell;

import java.util.Optional;

/**
 * Something said to the person over the screen.
 *
 * @param sentence what was done, or what went wrong
 * @param kind how it is said
 * @param undo takes it back, where that can be done
 */
public record Notice(String sentence, Kind kind, Optional<Runnable> undo) {

    /** How a notice is said. */
    public enum Kind {
        /** It was done: goes by itself. */
        DONE,
        /** It went wrong: stays until it is read. */
        FAILED
    }
}
