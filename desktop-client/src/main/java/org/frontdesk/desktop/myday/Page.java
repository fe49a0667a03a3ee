package org.frontdesk.desktop.myday;

/** What of My day is looked at. */
enum Page {
    DAY,
    WEEK,
    PROFILE
}
