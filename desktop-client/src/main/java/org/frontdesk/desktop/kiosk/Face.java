package org.frontdesk.desktop.kiosk;

/** What the kiosk shows. */
enum Face {
    /** What can be booked, and the patient's own appointments. */
    HOME,
    /** When doctors are free. */
    PLACES,
    /** Taking one place, and confirming it. */
    BOOK
}
