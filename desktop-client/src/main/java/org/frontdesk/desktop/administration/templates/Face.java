package org.frontdesk.desktop.administration.templates;

/** What is looked at. */
enum Face {
    /** A doctor's weekly hours and times off. */
    LIST,
    /** The form of weekly hours. */
    HOURS,
    /** The form of a time off. */
    TIME_OFF
}
