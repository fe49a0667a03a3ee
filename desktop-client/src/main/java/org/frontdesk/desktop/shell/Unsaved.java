package org.frontdesk.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a person wants to do next, held as long as what is typed is neither saved nor given up. */
public final class Unsaved {

    private static final Runnable NOTHING = () -> {};

    private final ReadOnlyObjectWrapper<Runnable> held = new ReadOnlyObjectWrapper<>();
    private Runnable afterSaving = NOTHING;

    /** What waits for the person to say what becomes of the typed text; null for nothing. */
    public ReadOnlyObjectProperty<Runnable> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /** What waited does not happen. */
    public void stay() {
        held.set(null);
    }

    /** Does something at once, unless something is typed. */
    public void unless(boolean typed, Runnable action) {
        held.set(typed ? action : null);
        if (!typed) {
            action.run();
        }
    }

    /** What waited is to be done now; nothing, if nothing did. */
    public Runnable take() {
        Runnable waiting = held.get() == null ? NOTHING : held.get();
        held.set(null);
        return waiting;
    }

    /** What waits goes on when what is typed is saved. */
    public void goOnAfterSaving() {
        afterSaving = take();
    }

    /** What is typed was saved. */
    public void saved() {
        Runnable waiting = afterSaving;
        afterSaving = NOTHING;
        waiting.run();
    }

    /** What is typed could not be saved: nothing goes on. */
    public void notSaved() {
        afterSaving = NOTHING;
    }
}
