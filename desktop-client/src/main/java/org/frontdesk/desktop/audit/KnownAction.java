package org.frontdesk.desktop.audit;

import java.util.Arrays;
import java.util.Optional;

/** What can be done and is written down, as far as this version knows; the names are the server's. */
enum KnownAction {
    BOOK("trail.book"),
    WALK_IN("trail.walkIn"),
    OVERBOOK("trail.overbook"),
    CONFIRM("trail.confirm"),
    CHECK_IN("trail.checkIn"),
    START("trail.start"),
    COMPLETE("trail.complete"),
    NO_SHOW("trail.noShow"),
    CANCEL("trail.cancel"),
    EXPIRE("trail.expire"),
    UNDO("trail.undo"),
    MOVE("audit.action.move"),
    MERGE("trail.merge"),
    ADD_NOTE("trail.addNote"),
    EDIT_NOTE("trail.editNote"),
    REMOVE_NOTE("trail.removeNote"),
    BOOK_SERIES("audit.action.bookSeries"),
    EXPORT_CALENDAR("audit.action.exportCalendar"),
    EXPORT_APPOINTMENTS("audit.action.exportAppointments"),
    REGISTER_PATIENT("audit.action.registerPatient"),
    UPDATE_PATIENT("audit.action.updatePatient"),
    MERGE_PATIENTS("audit.action.mergePatients"),
    PATIENT_MERGED("audit.action.patientMerged"),
    EXPORT_PATIENT("audit.action.exportPatient"),
    EXPORT_PATIENTS("audit.action.exportPatients"),
    IMPORT_PATIENT("audit.action.importPatient"),
    SET_REMINDER_PREFERENCE("audit.action.setReminderPreference"),
    SEND_REMINDER("audit.action.sendReminder"),
    UPDATE_REMINDER_SETTINGS("audit.action.updateReminderSettings"),
    JOIN_WAITLIST("audit.action.joinWaitlist"),
    LEAVE_WAITLIST("audit.action.leaveWaitlist"),
    PRIORITIZE_WAITLIST_ENTRY("audit.action.prioritizeWaitlistEntry"),
    OFFER_PLACE("audit.action.offerPlace"),
    WAITLIST_WAITING("audit.action.waitlistWaiting"),
    WAITLIST_SERVED("audit.action.waitlistServed"),
    CREATE_DOCTOR("audit.action.createDoctor"),
    UPDATE_DOCTOR("audit.action.updateDoctor"),
    DEACTIVATE_DOCTOR("audit.action.deactivateDoctor"),
    REACTIVATE_DOCTOR("audit.action.reactivateDoctor"),
    EXPORT_DOCTORS("audit.action.exportDoctors"),
    IMPORT_DOCTOR("audit.action.importDoctor"),
    MOVE_DOCTOR_DAY("audit.action.moveDoctorDay"),
    MARK_CALLED("audit.action.markCalled"),
    CREATE_SLOTS("audit.action.createSlots"),
    BLOCK_SLOTS("audit.action.blockSlots"),
    REOPEN_SLOTS("audit.action.reopenSlots"),
    DELETE_SLOTS("audit.action.deleteSlots"),
    UPDATE_SLOT_CAPACITY("audit.action.updateSlotCapacity"),
    ASSIGN_ROOM("audit.action.assignRoom"),
    EXPORT_TIME_SLOTS("audit.action.exportTimeSlots"),
    IMPORT_TIME_SLOTS("audit.action.importTimeSlots"),
    EXTEND_SCHEDULE("audit.action.extendSchedule"),
    CREATE_WEEKLY_TEMPLATE("audit.action.createWeeklyTemplate"),
    REVISE_WEEKLY_TEMPLATE("audit.action.reviseWeeklyTemplate"),
    CREATE_CLOSURE("audit.action.createClosure"),
    DELETE_CLOSURE("audit.action.deleteClosure"),
    CREATE_APPOINTMENT_TYPE("audit.action.createAppointmentType"),
    UPDATE_APPOINTMENT_TYPE("audit.action.updateAppointmentType"),
    DEACTIVATE_APPOINTMENT_TYPE("audit.action.deactivateAppointmentType"),
    REACTIVATE_APPOINTMENT_TYPE("audit.action.reactivateAppointmentType"),
    CREATE_LOCATION("audit.action.createLocation"),
    UPDATE_LOCATION("audit.action.updateLocation"),
    DEACTIVATE_LOCATION("audit.action.deactivateLocation"),
    REACTIVATE_LOCATION("audit.action.reactivateLocation"),
    CREATE_ROOM("audit.action.createRoom"),
    UPDATE_ROOM("audit.action.updateRoom"),
    DEACTIVATE_ROOM("audit.action.deactivateRoom"),
    REACTIVATE_ROOM("audit.action.reactivateRoom"),
    UPDATE_CLINIC("audit.action.updateClinic"),
    CREATE_USER("audit.action.createUser"),
    UPDATE_USER("audit.action.updateUser"),
    DISABLE_USER("audit.action.disableUser"),
    ENABLE_USER("audit.action.enableUser"),
    SET_USER_PERMISSIONS("audit.action.setUserPermissions"),
    RESET_PASSWORD("audit.action.resetPassword"),
    CHANGE_PASSWORD("audit.action.changePassword"),
    CHANGE_PASSWORD_FAILED("audit.action.changePasswordFailed"),
    SIGN_IN("audit.action.signIn"),
    SIGN_OUT("audit.action.signOut"),
    SIGN_IN_FAILED("audit.action.signInFailed"),
    LOCK_OUT("audit.action.lockOut"),
    REVOKE_SESSION("audit.action.revokeSession"),
    REVOKE_SESSIONS("audit.action.revokeSessions"),
    CREATE_SERVICE_KEY("audit.action.createServiceKey"),
    REVOKE_SERVICE_KEY("audit.action.revokeServiceKey"),
    READ("audit.action.read"),
    READ_AUDIT("audit.action.readAudit"),
    VERIFY_AUDIT("audit.action.verifyAudit");

    private final String textKey;

    KnownAction(String textKey) {
        this.textKey = textKey;
    }

    /** Key of its words. */
    String textKey() {
        return textKey;
    }

    static Optional<KnownAction> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
