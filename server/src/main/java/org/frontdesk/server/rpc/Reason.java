package org.frontdesk.server.rpc;

import io.grpc.Status;

/**
 * Every reason a call can be refused for, with the status that goes with it. The names are part of the contract (
 * {@code ErrorInfo.reason}, domain {@code frontdesk}): they are tabled in the README beside the protos and never
 * change their meaning.
 */
public enum Reason {
    // who is calling
    SESSION_REQUIRED(Status.Code.UNAUTHENTICATED),
    SESSION_EXPIRED(Status.Code.UNAUTHENTICATED),
    SIGN_IN_FAILED(Status.Code.UNAUTHENTICATED),
    SIGN_IN_LIMITED(Status.Code.RESOURCE_EXHAUSTED),
    ROLE_NOT_ALLOWED(Status.Code.PERMISSION_DENIED),
    PASSWORD_CHANGE_REQUIRED(Status.Code.PERMISSION_DENIED),
    PASSWORD_WRONG(Status.Code.PERMISSION_DENIED),

    // accounts
    USER_UNKNOWN(Status.Code.NOT_FOUND),
    USERNAME_TAKEN(Status.Code.ALREADY_EXISTS),
    LAST_ADMIN(Status.Code.FAILED_PRECONDITION),
    SERVICE_ACCOUNT(Status.Code.FAILED_PRECONDITION),
    SESSION_UNKNOWN(Status.Code.NOT_FOUND),
    SERVICE_KEY_UNKNOWN(Status.Code.NOT_FOUND),
    PERMISSION_MISSING(Status.Code.PERMISSION_DENIED),

    // any call
    INVALID_FIELDS(Status.Code.INVALID_ARGUMENT),
    REQUEST_ID_REUSED(Status.Code.ALREADY_EXISTS),
    ETAG_MISMATCH(Status.Code.ABORTED),
    SERVER_BUSY(Status.Code.RESOURCE_EXHAUSTED),
    DATABASE_UNAVAILABLE(Status.Code.UNAVAILABLE),
    INTERNAL_ERROR(Status.Code.INTERNAL),

    // doctors, patients, schedule
    DOCTOR_UNKNOWN(Status.Code.NOT_FOUND),
    DOCTOR_INACTIVE(Status.Code.FAILED_PRECONDITION),
    DOCTOR_ACTIVE(Status.Code.FAILED_PRECONDITION),
    DOCTOR_EMAIL_TAKEN(Status.Code.ALREADY_EXISTS),
    LICENCE_TAKEN(Status.Code.ALREADY_EXISTS),
    DOCTOR_HAS_APPOINTMENTS(Status.Code.FAILED_PRECONDITION),
    PATIENT_UNKNOWN(Status.Code.NOT_FOUND),
    POSSIBLE_DUPLICATE(Status.Code.FAILED_PRECONDITION),
    EMAIL_TAKEN(Status.Code.ALREADY_EXISTS),
    SLOT_OVERLAP(Status.Code.FAILED_PRECONDITION),
    SCHEDULE_NOT_YOURS(Status.Code.PERMISSION_DENIED),
    CAPACITY_BELOW_BOOKED(Status.Code.FAILED_PRECONDITION),
    TEMPLATE_UNKNOWN(Status.Code.NOT_FOUND),
    CLOSURE_UNKNOWN(Status.Code.NOT_FOUND),

    // waitlist
    SPECIALIZATION_UNKNOWN(Status.Code.NOT_FOUND),
    WAITLIST_ENTRY_UNKNOWN(Status.Code.NOT_FOUND),
    WAITLIST_ALREADY_JOINED(Status.Code.ALREADY_EXISTS),
    WAITLIST_WRONG_STATE(Status.Code.FAILED_PRECONDITION),
    WAITLIST_NOBODY_FITS(Status.Code.FAILED_PRECONDITION),

    // kinds of appointments
    APPOINTMENT_TYPE_UNKNOWN(Status.Code.NOT_FOUND),
    APPOINTMENT_TYPE_INACTIVE(Status.Code.FAILED_PRECONDITION),
    APPOINTMENT_TYPE_ACTIVE(Status.Code.FAILED_PRECONDITION),
    APPOINTMENT_TYPE_NAME_TAKEN(Status.Code.ALREADY_EXISTS),

    // appointments
    SLOT_UNKNOWN(Status.Code.NOT_FOUND),
    SLOT_NOT_YOURS(Status.Code.PERMISSION_DENIED),
    SLOT_IN_PAST(Status.Code.FAILED_PRECONDITION),
    SLOT_BLOCKED(Status.Code.FAILED_PRECONDITION),
    SLOTS_NOT_CONSECUTIVE(Status.Code.FAILED_PRECONDITION),
    SLOT_FULL(Status.Code.FAILED_PRECONDITION),
    OVERBOOKING_LIMIT(Status.Code.FAILED_PRECONDITION),
    PATIENT_BUSY(Status.Code.FAILED_PRECONDITION),
    APPOINTMENT_UNKNOWN(Status.Code.NOT_FOUND),
    SERIES_UNKNOWN(Status.Code.NOT_FOUND),
    HOLD_EXPIRED(Status.Code.FAILED_PRECONDITION),
    HOLD_NOT_YOURS(Status.Code.PERMISSION_DENIED),
    WRONG_STATE(Status.Code.FAILED_PRECONDITION),
    APPOINTMENT_MOVED(Status.Code.ABORTED),
    NOTHING_TO_MOVE(Status.Code.FAILED_PRECONDITION),
    TOO_EARLY(Status.Code.FAILED_PRECONDITION),
    NOTHING_TO_UNDO(Status.Code.FAILED_PRECONDITION),
    UNDO_TOO_LATE(Status.Code.FAILED_PRECONDITION),
    CALL_UNKNOWN(Status.Code.NOT_FOUND),
    NOTE_UNKNOWN(Status.Code.NOT_FOUND),
    NOTE_NOT_YOURS(Status.Code.PERMISSION_DENIED),
    TOO_MANY_NOTES(Status.Code.FAILED_PRECONDITION);

    private final Status.Code code;

    Reason(Status.Code code) {
        this.code = code;
    }

    /** The gRPC status code this reason is answered with. */
    public Status.Code code() {
        return code;
    }
}
