package org.frontdesk.desktop.screenshots;

/** The pictures of one screen in its states. */
interface Album {

    /** Its name, with which those of its pictures begin. */
    String name();

    /** Signs in, goes there and draws. */
    void fill(Camera camera);
}
