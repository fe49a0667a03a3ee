package org.frontdesk.server.appointments;

/** What was done to an appointment; the names are those stored in {@code appointment_audit_log.action}. */
public enum AuditAction {
    BOOK,
    WALK_IN,
    OVERBOOK,
    CONFIRM,
    CHECK_IN,
    START,
    COMPLETE,
    NO_SHOW,
    CANCEL,
    EXPIRE,
    UNDO,
    MOVE,
    /** Its patient's record was merged into another, by {@code MergePatients}. */
    MERGE,
    ADD_NOTE,
    EDIT_NOTE,
    REMOVE_NOTE;

    /** Whether the entry's note is what staff wrote for each other. */
    boolean isOfStaffNote() {
        return this == ADD_NOTE || this == EDIT_NOTE || this == REMOVE_NOTE;
    }

    /** As a step, a beginning is written by its own name. */
    static AuditAction of(AppointmentOrigin origin) {
        return switch (origin) {
            case BOOK -> BOOK;
            case OVERBOOK -> OVERBOOK;
            case WALK_IN -> WALK_IN;
        };
    }

    /** A step is written by its own name. */
    static AuditAction of(AppointmentStep step) {
        return switch (step) {
            case CONFIRM -> CONFIRM;
            case CHECK_IN -> CHECK_IN;
            case START -> START;
            case COMPLETE -> COMPLETE;
            case NO_SHOW -> NO_SHOW;
            case CANCEL -> CANCEL;
            case EXPIRE -> EXPIRE;
        };
    }
}
