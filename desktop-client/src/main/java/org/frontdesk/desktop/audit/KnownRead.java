package org.frontdesk.desktop.audit;

import java.util.Arrays;
import java.util.Optional;

/** Where somebody was shown patients, as far as this version has words for it. */
enum KnownRead {
    RECORD("PatientService/GetPatient", "audit.read.record"),
    SEARCH("PatientService/SearchPatients", "audit.read.search"),
    LIST("PatientService/ListPatients", "audit.read.list"),
    HISTORY("PatientService/GetPatientHistory", "audit.read.history"),
    DUPLICATES("PatientService/FindPossibleDuplicates", "audit.read.duplicates"),
    SHEET("AppointmentService/WatchAppointments", "audit.read.sheet"),
    APPOINTMENTS("AppointmentService/ListAppointments", "audit.read.appointments"),
    APPOINTMENT("AppointmentService/GetAppointment", "audit.read.appointment"),
    TRAIL("AppointmentService/GetAppointmentTrail", "audit.read.trail"),
    NOTES("NoteService/ListNotes", "audit.read.notes"),
    WAITLIST("WaitlistService/ListWaitlist", "audit.read.waitlist"),
    PROPOSALS("WaitlistService/WatchWaitlistProposals", "audit.read.proposals"),
    MATCHES("WaitlistService/ListWaitlistMatches", "audit.read.matches"),
    DOCTOR_DAY("DoctorDayService/GetDoctorSchedule", "audit.read.doctorDay"),
    CALLS("DoctorDayService/ListCallList", "audit.read.calls"),
    REMINDERS("ReminderService/ListReminders", "audit.read.reminders");

    private final String method;
    private final String textKey;

    KnownRead(String method, String textKey) {
        this.method = method;
        this.textKey = textKey;
    }

    /** Key of its words. */
    String textKey() {
        return textKey;
    }

    static Optional<KnownRead> of(String method) {
        return Arrays.stream(values()).filter(one -> one.method.equals(method)).findFirst();
    }
}
