package org.frontdesk.desktop.administration.keys;

/** What a key can be allowed, as the contract's README tables it. */
enum KeyPermission {
    DOCTORS_READ("doctors.read", "keys.may.doctorsRead"),
    SCHEDULE_READ("schedule.read", "keys.may.scheduleRead"),
    APPOINTMENTS_READ("appointments.read", "keys.may.appointmentsRead"),
    APPOINTMENTS_BOOK("appointments.book", "keys.may.appointmentsBook"),
    APPOINTMENTS_OVERBOOK("appointments.overbook", "keys.may.appointmentsOverbook"),
    PATIENTS_READ("patients.read", "keys.may.patientsRead"),
    PATIENTS_WRITE("patients.write", "keys.may.patientsWrite"),
    PATIENTS_MERGE("patients.merge", "keys.may.patientsMerge"),
    WAITLIST_READ("waitlist.read", "keys.may.waitlistRead"),
    WAITLIST_WRITE("waitlist.write", "keys.may.waitlistWrite"),
    DOCTOR_DAYS_MOVE("doctor-days.move", "keys.may.doctorDaysMove"),
    REPORTS_READ("reports.read", "keys.may.reportsRead");

    private final String permission;
    private final String textKey;

    KeyPermission(String permission, String textKey) {
        this.permission = permission;
        this.textKey = textKey;
    }

    /** Its name in the contract. */
    String permission() {
        return permission;
    }

    /** Key of what it opens, in words. */
    String textKey() {
        return textKey;
    }
}
