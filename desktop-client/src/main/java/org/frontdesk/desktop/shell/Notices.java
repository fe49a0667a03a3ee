package org.frontdesk.desktop.shell;

/** Where it is said what became of something. Called on the JavaFX thread. */
public interface Notices {

    /** Says shortly that something was done. */
    void done(String sentence);

    /** Says that something went wrong, until it is read. */
    void failed(String sentence);
}
