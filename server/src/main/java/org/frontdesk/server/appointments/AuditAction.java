package org.frontdesk.server.appointments;

/** What was done to an appointment; the names are those stored in {@code appointment_audit_log.action}. */
enum AuditAction {
    BOOK,
    CONFIRM,
    CANCEL,
    EXPIRE
}
