package org.frontdesk.desktop.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of records, as far as this version knows; the names are those of the server's tables, in capitals. */
enum KnownKind {
    APPOINTMENTS("audit.kind.appointment"),
    PATIENTS("audit.kind.patient"),
    DOCTORS("audit.kind.doctor"),
    USERS("audit.kind.user"),
    SESSIONS("audit.kind.session"),
    TIME_SLOTS("audit.kind.slot"),
    WAITLIST_ENTRIES("audit.kind.waitlistEntry"),
    ROOMS("audit.kind.room"),
    LOCATIONS("audit.kind.location"),
    CLOSURES("audit.kind.closure"),
    WEEKLY_TEMPLATES("audit.kind.weeklyTemplate"),
    APPOINTMENT_TYPES("audit.kind.appointmentType"),
    APPOINTMENT_SERIES("audit.kind.series"),
    CLINIC_SETTINGS("audit.kind.clinic"),
    REMINDER_SETTINGS("audit.kind.reminderSettings"),
    REMINDERS("audit.kind.reminder"),
    CALL_LIST("audit.kind.call"),
    AUDIT_LOG("audit.kind.audit");

    private final String textKey;

    KnownKind(String textKey) {
        this.textKey = textKey;
    }

    /** Key of its words. */
    String textKey() {
        return textKey;
    }

    /** As the server names it. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KnownKind> of(String kind) {
        return Arrays.stream(values()).filter(one -> one.kind().equals(kind)).findFirst();
    }
}
