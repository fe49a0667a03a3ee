package org.frontdesk.server.reports;

/** What the rows of a report are of. */
public enum Grouping {
    NONE,
    DOCTOR,
    SPECIALIZATION,
    WEEK
}
