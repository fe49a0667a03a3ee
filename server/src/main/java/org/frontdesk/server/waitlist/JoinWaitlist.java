package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorInactive;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Puts a patient on the waitlist.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchPatient}, {@link NoSuchDoctor}, {@link DoctorIsInactive}, {@link
 * SpecializationUnknown}, {@link AlreadyJoined}, {@link Joined}.
 */
public final class JoinWaitlist {

    /** What came of it. */
    public sealed interface Outcome
            permits Joined,
                    NoSuchPatient,
                    NoSuchDoctor,
                    DoctorIsInactive,
                    SpecializationUnknown,
                    AlreadyJoined {}

    /** The patient waits. */
    public record Joined(WaitlistEntry entry) implements Outcome {}

    /** No patient has this id, or it is not the caller's to act for. */
    public record NoSuchPatient(PatientId patient) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.PATIENT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such patient.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("patient_id", patient.toString());
        }
    }

    /** Refused: see {@link DoctorUnknown}. */
    public record NoSuchDoctor(DoctorId doctor) implements Outcome {
        Refusal refusal() {
            return new DoctorUnknown(doctor);
        }
    }

    /** Refused: see {@link DoctorInactive}. */
    public record DoctorIsInactive(DoctorId doctor) implements Outcome {
        Refusal refusal() {
            return new DoctorInactive(doctor);
        }
    }

    /** No doctor who takes appointments has this specialization: nobody would ever be served. */
    public record SpecializationUnknown(String specialization) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SPECIALIZATION_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "No doctor of this clinic has that specialization.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("specialization", specialization);
        }
    }

    /** The patient waits for this already. */
    public record AlreadyJoined(WaitlistEntryId entry) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.WAITLIST_ALREADY_JOINED;
        }

        @Override
        public String sentence() {
            return "The patient is on the waitlist for this already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("entry_id", entry.toString());
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public JoinWaitlist(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<Outcome> settle(
            Intention intention, Caller caller, PatientId patient, Wishes wishes, String note) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, caller, patient, wishes, note)));
    }

    private Outcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            PatientId patient,
            Wishes wishes,
            String note) {
        if (!caller.mayActFor(patient)
                || !db.fetchExists(
                        PATIENTS, PATIENTS.ID.eq(patient.value()), PATIENTS.MERGED_INTO.isNull())) {
            return new NoSuchPatient(patient);
        }
        Optional<Outcome> hopeless =
                wishes.doctor()
                        .map(doctor -> hopeless(db, doctor))
                        .orElseGet(() -> hopeless(db, wishes.specialization().orElseThrow()));
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        Optional<UUID> open =
                db.select(WAITLIST_ENTRIES.ID)
                        .from(WAITLIST_ENTRIES)
                        .where(WAITLIST_ENTRIES.PATIENT_ID.eq(patient.value()))
                        .and(WaitlistRows.IS_OPEN)
                        .and(isForTheSame(wishes))
                        .fetchOptional(WAITLIST_ENTRIES.ID);
        if (open.isPresent()) {
            return new AlreadyJoined(new WaitlistEntryId(open.get()));
        }
        return new Joined(insert(db, intention, patient, wishes, note));
    }

    private static Optional<Outcome> hopeless(DSLContext db, DoctorId doctor) {
        Boolean active =
                db.select(DOCTORS.ACTIVE)
                        .from(DOCTORS)
                        .where(DOCTORS.ID.eq(doctor.value()))
                        .fetchOne(DOCTORS.ACTIVE);
        if (active == null) {
            return Optional.of(new NoSuchDoctor(doctor));
        }
        return active ? Optional.empty() : Optional.of(new DoctorIsInactive(doctor));
    }

    private static Optional<Outcome> hopeless(DSLContext db, String specialization) {
        boolean known =
                db.fetchExists(
                        DOCTORS,
                        DSL.lower(DOCTORS.SPECIALIZATION)
                                .eq(DSL.lower(specialization))
                                .and(DOCTORS.ACTIVE));
        return known ? Optional.empty() : Optional.of(new SpecializationUnknown(specialization));
    }

    private static Condition isForTheSame(Wishes wishes) {
        return wishes.doctor()
                .map(doctor -> WAITLIST_ENTRIES.DOCTOR_ID.eq(doctor.value()))
                .orElseGet(
                        () ->
                                DSL.lower(WAITLIST_ENTRIES.SPECIALIZATION)
                                        .eq(DSL.lower(wishes.specialization().orElseThrow())));
    }

    private WaitlistEntry insert(
            DSLContext db, Intention intention, PatientId patient, Wishes wishes, String note) {
        WaitlistEntry entry =
                WaitlistRows.decode(
                        db.insertInto(WAITLIST_ENTRIES)
                                .set(WAITLIST_ENTRIES.ID, newIds.get())
                                .set(WAITLIST_ENTRIES.PATIENT_ID, patient.value())
                                .set(
                                        WAITLIST_ENTRIES.DOCTOR_ID,
                                        wishes.doctor().map(DoctorId::value).orElse(null))
                                .set(
                                        WAITLIST_ENTRIES.SPECIALIZATION,
                                        wishes.specialization().orElse(null))
                                .set(WAITLIST_ENTRIES.EARLIEST_DATE, wishes.earliest())
                                .set(WAITLIST_ENTRIES.LATEST_DATE, wishes.latest().orElse(null))
                                .set(WAITLIST_ENTRIES.FROM_MINUTE, wishes.fromMinute())
                                .set(WAITLIST_ENTRIES.UNTIL_MINUTE, wishes.untilMinute())
                                .set(
                                        WAITLIST_ENTRIES.WEEKDAYS,
                                        wishes.weekdays().stream()
                                                .map(DayOfWeek::getValue)
                                                .toArray(Integer[]::new))
                                .set(WAITLIST_ENTRIES.NOTE, note)
                                .set(WAITLIST_ENTRIES.JOINED_BY, intention.actor().value())
                                .returning()
                                .fetchOne());
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "JOIN_WAITLIST", "waitlist_entries", entry.id().value())
                        .onPatient(patient.value())
                        .with("doctor_id", wishes.doctor().map(DoctorId::toString).orElse(null))
                        .with("specialization", wishes.specialization().orElse(null)));
        return entry;
    }
}
