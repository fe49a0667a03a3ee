package org.frontdesk.desktop.administration.preview;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.desktop.administration.OneByOne;

import java.util.concurrent.Executor;

/** What is done with what was previewed. */
public abstract class Doing {

    protected final OneByOne work;
    protected final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    protected final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    protected final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    protected Doing(Executor fx) {
        this.work = new OneByOne(fx);
    }

    /** On the button; empty while there is nothing to do. */
    public final ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** What came of it so far; empty before it was begun. */
    public final ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Why it did not go on; empty where it did. */
    public final ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How far it is, and the way to stop it. */
    public final OneByOne work() {
        return work;
    }

    /** Does it, or goes on with it. */
    public abstract void begin();

    /** Whether a day is done already; none is before the whole is. */
    public boolean isDone(PlannedDay day) {
        return false;
    }
}
