package org.frontdesk.desktop;

/** Why nobody is signed in any more. */
enum Leaving {
    /** The person signed out. */
    WISHED,
    /** Nobody touched the window for a while, or the person locked it. */
    LOCKED,
    /** The server does not know the session any more. */
    SESSION_ENDED,
    /** Another server answers than the one that was trusted. */
    SERVER_CHANGED
}
