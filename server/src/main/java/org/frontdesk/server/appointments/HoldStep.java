package org.frontdesk.server.appointments;

/** What was done to a hold; the names are those stored in {@code audit_log.action}. */
enum HoldStep {
    HOLD_PLACE,
    BOOK_HOLD,
    RELEASE_HOLD,
    EXPIRE_HOLD
}
