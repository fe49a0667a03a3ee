package org.frontdesk.server.live;

/** Hears what was committed, on the feed's one thread, in commit order. Must return at once and never throw. */
public interface ChangeListener {

    /**
     * The feed tells every commit after this position. Whatever happened before may have been missed: called when the
     * feed starts, when it is back after an interruption, and when changes came that can't be told one by one.
     */
    void began(FeedPosition position);

    /** A transaction was committed. */
    void committed(Commit commit);

    /** The feed hears nothing for now; {@link #began} follows. */
    void interrupted();
}
