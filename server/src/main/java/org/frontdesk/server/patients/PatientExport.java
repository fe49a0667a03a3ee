package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_AUDIT_LOG;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_FURTHER_SLOTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_SERIES;
import static org.frontdesk.server.database.schema.Tables.AUDIT_LOG;
import static org.frontdesk.server.database.schema.Tables.CALL_LIST;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.READ_LOG;
import static org.frontdesk.server.database.schema.Tables.RECOVERY_CODES;
import static org.frontdesk.server.database.schema.Tables.REMINDERS;
import static org.frontdesk.server.database.schema.Tables.SECOND_FACTORS;
import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;
import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import com.google.protobuf.ByteString;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that is held on a person as one JSON document, described in {@code docs/patient-export.md}: what the tables say, by
 * the names of their columns, as they were at one moment. Never what lets somebody in, and not who of the clinic's staff did
 * something: those are other people's data. What staff wrote to each other is in it when an administrator takes it, who looks at it
 * before handing it on, and not when a patient does. A test holds it against the schema.
 */
public final class PatientExport {

    private static final String FORMAT = "frontdesk.patient.v1";

    /** What the trail tells of notes, with their texts. */
    private static final List<String> STAFF_NOTE_ACTIONS =
            List.of("ADD_NOTE", "EDIT_NOTE", "REMOVE_NOTE");

    private static final int MOST_BYTES_OF_A_PIECE = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Rows in memory at once beside the document, which is some hundred kilobytes for somebody who came for years. */
    private static final int FETCHED = 500;

    private final Transactions transactions;

    public PatientExport(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes down who takes it, then reads and writes the document; returns it in pieces.
     *
     * @param patient who exists, and was not merged
     */
    List<ByteString> of(Caller caller, PatientId patient) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(
                            db,
                            new AuditEntry(
                                    Optional.of(caller.userId()),
                                    "EXPORT_PATIENT",
                                    PATIENTS.getName(),
                                    Optional.of(patient.value()),
                                    Optional.of(patient.value()),
                                    Optional.empty(),
                                    Map.of()));
                    return null;
                });
        return pieces(
                transactions.readOnly(db -> new Snapshot(db, patient, caller.role()).document()));
    }

    private static List<ByteString> pieces(ByteString document) {
        List<ByteString> pieces = new ArrayList<>();
        for (int from = 0; from < document.size(); from += MOST_BYTES_OF_A_PIECE) {
            int to = Math.min(from + MOST_BYTES_OF_A_PIECE, document.size());
            pieces.add(document.substring(from, to));
        }
        return pieces;
    }

    /** One person's rows, on one snapshot. */
    private static final class Snapshot {

        private final DSLContext db;
        private final UUID patient;
        private final UUID[] records;
        private final UUID[] accounts;
        private final Condition showsStaffNotes;

        Snapshot(DSLContext db, PatientId id, Role reader) {
            this.db = db;
            this.showsStaffNotes = DSL.condition(reader != Role.PATIENT);
            this.patient = id.value();
            this.records =
                    db.select(PATIENTS.ID)
                            .from(PATIENTS)
                            .where(PATIENTS.ID.eq(patient).or(PATIENTS.MERGED_INTO.eq(patient)))
                            .fetchArray(PATIENTS.ID);
            this.accounts =
                    db.select(USERS.ID)
                            .from(USERS)
                            .where(USERS.PATIENT_ID.eq(DSL.any(records)))
                            .fetchArray(USERS.ID);
        }

        ByteString document() {
            Instant now = db.select(DSL.field("now()", Instant.class)).fetchSingle().value1();
            return JsonDocument.write(
                    document -> {
                        document.value("format", FORMAT);
                        document.value("exported_at", now);
                        document.value("patient", records(PATIENTS.ID.eq(patient)).fetchSingle());
                        document.rows(
                                "merged_records", some(records(PATIENTS.MERGED_INTO.eq(patient))));
                        document.rows("accounts", some(accounts()));
                        document.rows("appointments", some(appointments()));
                        document.rows("series", some(series()));
                        document.rows("waitlist_entries", some(waitlistEntries()));
                        document.rows("audit_log", some(auditLog()));
                        document.rows("read_log", some(readLog()));
                    });
        }

        private static ResultQuery<?> some(Select<?> rows) {
            return rows.fetchSize(FETCHED);
        }

        private Select<?> records(Condition condition) {
            return db.select(but(PATIENTS, PATIENTS.SEARCH_NAME))
                    .from(PATIENTS)
                    .where(condition)
                    .orderBy(PATIENTS.PATIENT_NUMBER);
        }

        /** Neither passwords nor tokens nor codes, not even hashed. */
        private Select<?> accounts() {
            var recoveryCodes =
                    DSL.select(RECOVERY_CODES.USED_AT)
                            .from(RECOVERY_CODES)
                            .where(RECOVERY_CODES.USER_ID.eq(SECOND_FACTORS.USER_ID))
                            .orderBy(RECOVERY_CODES.USED_AT);
            var secondFactors =
                    DSL.select(
                                    SECOND_FACTORS.CREATED_AT,
                                    SECOND_FACTORS.CONFIRMED_AT,
                                    SECOND_FACTORS.LAST_USED_STEP,
                                    DSL.multiset(recoveryCodes).as("recovery_codes"))
                            .from(SECOND_FACTORS)
                            .where(SECOND_FACTORS.USER_ID.eq(USERS.ID));
            return db.select(
                            USERS.ID,
                            USERS.USERNAME,
                            USERS.DISPLAY_NAME,
                            USERS.ROLE,
                            USERS.PATIENT_ID,
                            USERS.DISABLED,
                            USERS.MUST_CHANGE_PASSWORD,
                            USERS.HAS_SECOND_FACTOR,
                            USERS.PERMISSIONS,
                            USERS.CREATED_AT,
                            USERS.VERSION,
                            DSL.multiset(
                                            DSL.select(
                                                            SESSIONS.ID,
                                                            SESSIONS.CLIENT_NAME,
                                                            SESSIONS.CREATED_AT,
                                                            SESSIONS.LAST_USED_AT,
                                                            SESSIONS.EXPIRES_AT,
                                                            SESSIONS.REVOKED_AT)
                                                    .from(SESSIONS)
                                                    .where(SESSIONS.USER_ID.eq(USERS.ID))
                                                    .orderBy(SESSIONS.CREATED_AT, SESSIONS.ID))
                                    .as("sessions"),
                            DSL.multiset(secondFactors).as("second_factors"))
                    .from(USERS)
                    .where(USERS.ID.eq(DSL.any(accounts)))
                    .orderBy(USERS.CREATED_AT, USERS.ID);
        }

        private Select<?> appointments() {
            var trail =
                    DSL.select(
                                    but(
                                            APPOINTMENT_AUDIT_LOG,
                                            APPOINTMENT_AUDIT_LOG.ACTOR_ID,
                                            APPOINTMENT_AUDIT_LOG.NOTE))
                            .select(
                                    who(APPOINTMENT_AUDIT_LOG.ACTOR_ID).as("actor"),
                                    DSL.when(
                                                    showsStaffNotes.or(
                                                            APPOINTMENT_AUDIT_LOG.ACTION.notIn(
                                                                    STAFF_NOTE_ACTIONS)),
                                                    APPOINTMENT_AUDIT_LOG.NOTE)
                                            .otherwise("")
                                            .as(APPOINTMENT_AUDIT_LOG.NOTE))
                            .from(APPOINTMENT_AUDIT_LOG)
                            .where(APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID.eq(APPOINTMENTS.ID))
                            .orderBy(APPOINTMENT_AUDIT_LOG.ID);
            var reminders =
                    DSL.select(REMINDERS.fields())
                            .from(REMINDERS)
                            .where(REMINDERS.APPOINTMENT_ID.eq(APPOINTMENTS.ID))
                            .orderBy(REMINDERS.ID);
            var notes =
                    DSL.select(but(APPOINTMENT_NOTES, APPOINTMENT_NOTES.AUTHOR_ID))
                            .select(who(APPOINTMENT_NOTES.AUTHOR_ID).as("author"))
                            .from(APPOINTMENT_NOTES)
                            .where(APPOINTMENT_NOTES.APPOINTMENT_ID.eq(APPOINTMENTS.ID))
                            .and(showsStaffNotes)
                            .orderBy(APPOINTMENT_NOTES.WRITTEN_AT, APPOINTMENT_NOTES.ID);
            var calls =
                    DSL.select(but(CALL_LIST, CALL_LIST.MOVED_BY, CALL_LIST.CALLED_BY))
                            .select(
                                    who(CALL_LIST.MOVED_BY).as(CALL_LIST.MOVED_BY),
                                    DSL.when(
                                                    CALL_LIST.CALLED_BY.isNotNull(),
                                                    who(CALL_LIST.CALLED_BY))
                                            .as(CALL_LIST.CALLED_BY))
                            .from(CALL_LIST)
                            .where(CALL_LIST.APPOINTMENT_ID.eq(APPOINTMENTS.ID));
            var furtherSlots =
                    DSL.select(APPOINTMENT_FURTHER_SLOTS.fields())
                            .from(APPOINTMENT_FURTHER_SLOTS)
                            .where(APPOINTMENT_FURTHER_SLOTS.APPOINTMENT_ID.eq(APPOINTMENTS.ID))
                            .orderBy(APPOINTMENT_FURTHER_SLOTS.STARTS_AT);
            return db.select(but(APPOINTMENTS, APPOINTMENTS.BOOKED_BY))
                    .select(
                            who(APPOINTMENTS.BOOKED_BY).as(APPOINTMENTS.BOOKED_BY),
                            DOCTORS.DISPLAY_NAME.as("doctor"),
                            DOCTORS.SPECIALIZATION,
                            DSL.multiset(furtherSlots).as("further_slots"),
                            DSL.multiset(trail).as("trail"),
                            DSL.multiset(reminders).as("reminders"),
                            DSL.multiset(notes).as("notes"),
                            DSL.multiset(calls).as("call_list"))
                    .from(APPOINTMENTS)
                    .join(DOCTORS)
                    .on(DOCTORS.ID.eq(APPOINTMENTS.DOCTOR_ID))
                    .where(APPOINTMENTS.PATIENT_ID.eq(DSL.any(records)))
                    .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID);
        }

        private Select<?> series() {
            return db.select(but(APPOINTMENT_SERIES, APPOINTMENT_SERIES.BOOKED_BY))
                    .select(who(APPOINTMENT_SERIES.BOOKED_BY).as(APPOINTMENT_SERIES.BOOKED_BY))
                    .from(APPOINTMENT_SERIES)
                    .where(APPOINTMENT_SERIES.PATIENT_ID.eq(DSL.any(records)))
                    .orderBy(APPOINTMENT_SERIES.BOOKED_AT, APPOINTMENT_SERIES.ID);
        }

        private Select<?> waitlistEntries() {
            return db.select(but(WAITLIST_ENTRIES, WAITLIST_ENTRIES.JOINED_BY))
                    .select(who(WAITLIST_ENTRIES.JOINED_BY).as(WAITLIST_ENTRIES.JOINED_BY))
                    .from(WAITLIST_ENTRIES)
                    .where(WAITLIST_ENTRIES.PATIENT_ID.eq(DSL.any(records)))
                    .orderBy(WAITLIST_ENTRIES.JOINED_AT, WAITLIST_ENTRIES.ID);
        }

        /** What was done to the records and the accounts of the person, and when these signed in and out. */
        private Select<?> auditLog() {
            return db.select(but(AUDIT_LOG, AUDIT_LOG.ACTOR_ID))
                    .select(who(AUDIT_LOG.ACTOR_ID).as("actor"))
                    .from(AUDIT_LOG)
                    .where(AUDIT_LOG.PATIENT_ID.eq(DSL.any(records)))
                    .or(
                            AUDIT_LOG
                                    .RECORD_ID
                                    .eq(DSL.any(accounts))
                                    .and(AUDIT_LOG.RECORD_KIND.eq(USERS.getName())))
                    .or(
                            AUDIT_LOG
                                    .ACTOR_ID
                                    .eq(DSL.any(accounts))
                                    .and(AUDIT_LOG.RECORD_KIND.eq(SESSIONS.getName())))
                    .orderBy(AUDIT_LOG.ID);
        }

        /** Who was shown the person; whom else the same answer showed is left out. */
        private Select<?> readLog() {
            return db.select(but(READ_LOG, READ_LOG.ACTOR_ID, READ_LOG.PATIENT_IDS))
                    .select(who(READ_LOG.ACTOR_ID).as("actor"))
                    .from(READ_LOG)
                    .where(DSL.arrayOverlap(READ_LOG.PATIENT_IDS, records))
                    .orderBy(READ_LOG.ID);
        }

        /** Whether the person themselves, the clinic or the server did something. */
        private Field<String> who(Field<UUID> actor) {
            return DSL.when(actor.isNull(), DSL.inline("SERVER"))
                    .when(actor.eq(DSL.any(accounts)), DSL.inline("PATIENT"))
                    .otherwise(DSL.inline("CLINIC"));
        }

        private static List<Field<?>> but(Table<? extends Record> table, Field<?>... leftOut) {
            return Stream.of(table.fields())
                    .<Field<?>>map(field -> field)
                    .filter(field -> !List.of(leftOut).contains(field))
                    .toList();
        }
    }
}
