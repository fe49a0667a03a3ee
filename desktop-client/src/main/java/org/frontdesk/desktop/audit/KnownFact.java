package org.frontdesk.desktop.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is worth knowing of an entry, as far as this version knows; the names are the server's, in capitals. */
enum KnownFact {
    STATUS("audit.fact.status"),
    SLOT_ID("audit.fact.slotId"),
    START_TIME("audit.fact.startTime"),
    NOTE("audit.fact.note"),
    REASON("audit.fact.reason"),
    NAME("audit.fact.name"),
    GIVEN_NAME("audit.fact.givenName"),
    FAMILY_NAME("audit.fact.familyName"),
    DISPLAY_NAME("audit.fact.displayName"),
    BIRTH_DATE("audit.fact.birthDate"),
    PHONE("audit.fact.phone"),
    EMAIL("audit.fact.email"),
    ADDRESS("audit.fact.address"),
    SPECIALIZATION("audit.fact.specialization"),
    LICENCE_NUMBER("audit.fact.licenceNumber"),
    DOCTOR("audit.fact.doctor"),
    DOCTOR_ID("audit.fact.doctorId"),
    PATIENT_ID("audit.fact.patientId"),
    PATIENT_NUMBER("audit.fact.patientNumber"),
    USER_ID("audit.fact.userId"),
    USERNAME("audit.fact.username"),
    ROLE("audit.fact.role"),
    PERMISSIONS("audit.fact.permissions"),
    CLIENT_NAME("audit.fact.clientName"),
    ROOM("audit.fact.room"),
    LOCATION("audit.fact.location"),
    CAPACITY("audit.fact.capacity"),
    OVERBOOKED_PLACES("audit.fact.overbookedPlaces"),
    APPOINTMENT_ID("audit.fact.appointmentId"),
    APPOINTMENTS("audit.fact.appointments"),
    STATE("audit.fact.state"),
    PRIORITY("audit.fact.priority"),
    LANGUAGE("audit.fact.language"),
    OPTED_OUT("audit.fact.optedOut"),
    CHANNEL("audit.fact.channel"),
    FROM("audit.fact.from"),
    TO("audit.fact.to"),
    FROM_TIME("audit.fact.fromTime"),
    TO_TIME("audit.fact.toTime"),
    FIRST_DATE("audit.fact.firstDate"),
    LAST_DATE("audit.fact.lastDate"),
    LAST("audit.fact.last"),
    HOURS("audit.fact.hours"),
    WEEKDAY("audit.fact.weekday"),
    MINUTES("audit.fact.minutes"),
    COLOUR("audit.fact.colour"),
    COUNT("audit.fact.count"),
    MADE("audit.fact.made"),
    BUSY("audit.fact.busy"),
    CLASHES("audit.fact.clashes"),
    BLOCKED("audit.fact.blocked"),
    BLOCKED_SLOTS("audit.fact.blockedSlots"),
    REOPENED("audit.fact.reopened"),
    OPENED_SLOTS("audit.fact.openedSlots"),
    REMAINING_APPOINTMENTS("audit.fact.remainingAppointments"),
    EVERY_WEEKS("audit.fact.everyWeeks"),
    TIME_ZONE("audit.fact.timeZone"),
    CONFIRMATION_WINDOW("audit.fact.confirmationWindow"),
    SESSION_IDLE("audit.fact.sessionIdle"),
    HORIZON_DAYS("audit.fact.horizonDays"),
    MERGED_ID("audit.fact.mergedId"),
    MERGED_NUMBER("audit.fact.mergedNumber"),
    MERGED_INTO("audit.fact.mergedInto"),
    TAKEN_FIELDS("audit.fact.takenFields"),
    NOT_A_DUPLICATE("audit.fact.notADuplicate"),
    SESSIONS("audit.fact.sessions"),
    EXPIRES_AT("audit.fact.expiresAt"),
    OUTCOME("audit.fact.outcome"),
    ENTRIES("audit.fact.entries"),
    RECORD_KIND("audit.fact.recordKind"),
    RECORD_ID("audit.fact.recordId"),
    ACTION("audit.fact.action"),
    DISABLED("audit.fact.disabled"),
    ACCOUNTS("audit.fact.accounts"),
    WAITLIST_ENTRIES("audit.fact.waitlistEntries");

    private final String textKey;

    KnownFact(String textKey) {
        this.textKey = textKey;
    }

    /** Key of its words. */
    String textKey() {
        return textKey;
    }

    static Optional<KnownFact> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
