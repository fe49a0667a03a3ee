package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.access.Sessions;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.PatientsRecord;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes one record of two of one person.
 *
 * <p>Outcomes, in order of precedence: {@link NothingToMerge}, then for the survivor before the other one {@link NoSuchPatient},
 * {@link MergedBefore} and {@link ChangedMeanwhile}; {@link AppointmentsOverlap}, {@link Merged}.
 *
 * <p>Both rows are locked as for a deletion: a booking, whose foreign key looks at its patient's row, either is committed before
 * and moves along, or comes after and finds a record that is merged. Should it slip between snapshot and lock, the transaction
 * has read what the booking changed and the booking what it changes, and one of the two is decided again.
 */
public final class MergePatients {

    /**
     * Which record is to be merged into which.
     *
     * @param survivorVersion of the record as the caller read it, as is {@code mergedVersion}
     */
    public record Asked(
            PatientId survivor, long survivorVersion, PatientId merged, long mergedVersion) {}

    /** What came of it. */
    public sealed interface Outcome permits Merged, Refused {}

    /** What would come of it. */
    public sealed interface Preview permits Foreseen, Refused {}

    /** The two are one. */
    public record Merged(Patient survivor, List<String> takenFields, PatientBelongings moved)
            implements Outcome {}

    /**
     * The two would be one, if nothing overlapped.
     *
     * @param overlaps all of them
     */
    public record Foreseen(
            Patient survivor,
            List<String> takenFields,
            PatientBelongings moved,
            List<AppointmentOverlap> overlaps)
            implements Preview {}

    /** They can't be. */
    public sealed interface Refused extends Outcome, Preview {
        Refusal refusal();
    }

    /** Both are the same record. */
    public record NothingToMerge(PatientId patient) implements Refused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.NOTHING_TO_MERGE;
        }

        @Override
        public String sentence() {
            return "Both are one and the same record.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("patient_id", patient.toString());
        }
    }

    /** Refused: see {@link PatientUnknown}. */
    public record NoSuchPatient(PatientId patient) implements Refused {

        @Override
        public Refusal refusal() {
            return new PatientUnknown(patient);
        }
    }

    /** Refused: see {@link PatientMerged}. */
    public record MergedBefore(PatientId patient, PatientId into) implements Refused {

        @Override
        public Refusal refusal() {
            return new PatientMerged(patient, into);
        }
    }

    /** One of them was changed since the caller read it. */
    public record ChangedMeanwhile(PatientId patient, String etag) implements Refused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.ETAG_MISMATCH;
        }

        @Override
        public String sentence() {
            return "Somebody else has changed one of the two meanwhile.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("patient_id", patient.toString(), "etag", etag);
        }
    }

    /**
     * The person would be in two places at once.
     *
     * @param first of {@code count}
     */
    public record AppointmentsOverlap(int count, List<AppointmentOverlap> first)
            implements Refused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.APPOINTMENTS_OVERLAP;
        }

        @Override
        public String sentence() {
            return "Both have an appointment at the same time.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("count", Integer.toString(count));
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What belongs to a patient is some hundred rows at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Details of a status travel in metadata, of which clients take 8 KiB. */
    private static final int MOST_OVERLAPS_TOLD = 20;

    private final Transactions transactions;
    private final Sessions sessions;

    public MergePatients(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** Only says what would come of it. */
    public Preview foresee(Asked asked) {
        return transactions.readOnly(
                db -> {
                    Map<UUID, PatientsRecord> rows =
                            db.selectFrom(PATIENTS)
                                    .where(
                                            PATIENTS.ID.in(
                                                    asked.survivor().value(),
                                                    asked.merged().value()))
                                    .fetchMap(PATIENTS.ID);
                    Optional<Refused> refused = refused(asked, rows);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    PatientsRecord survivor = rows.get(asked.survivor().value());
                    List<String> taken = take(survivor, rows.get(asked.merged().value()));
                    return new Foreseen(
                            PatientRows.decode(survivor),
                            taken,
                            PatientBelongings.of(db, asked.survivor(), asked.merged()),
                            AppointmentOverlap.between(db, asked.survivor(), asked.merged()));
                });
    }

    public Settled<Outcome> settle(Intention intention, Asked asked) {
        Settled<Outcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db -> {
                            PatientTurn.await(db);
                            return StoredOutcomes.settle(
                                    db, intention, JSON, () -> decide(db, intention, asked));
                        });
        if (settled instanceof Settled.As<Outcome>(Merged merged)) {
            merged.moved().accounts().forEach(sessions::accountChanged);
        }
        return settled;
    }

    private static Outcome decide(DSLContext db, Intention intention, Asked asked) {
        Map<UUID, PatientsRecord> rows =
                db.selectFrom(PATIENTS)
                        .where(PATIENTS.ID.in(asked.survivor().value(), asked.merged().value()))
                        .orderBy(PATIENTS.ID)
                        .forUpdate()
                        .fetchMap(PATIENTS.ID);
        Optional<Refused> refused = refused(asked, rows);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<AppointmentOverlap> overlaps =
                AppointmentOverlap.between(db, asked.survivor(), asked.merged());
        if (!overlaps.isEmpty()) {
            return new AppointmentsOverlap(
                    overlaps.size(), overlaps.stream().limit(MOST_OVERLAPS_TOLD).toList());
        }
        PatientsRecord survivor = rows.get(asked.survivor().value());
        PatientsRecord merged = rows.get(asked.merged().value());
        Patient before = PatientRows.decode(survivor);
        List<String> taken = take(survivor, merged);
        // First, as the merged record's e-mail address is free only then.
        pointTo(db, asked);
        survivor.setVersion(asked.survivorVersion() + 1);
        survivor.update();
        Patient after = PatientRows.decode(survivor);
        var belongings = PatientBelongings.of(db, asked.survivor(), asked.merged());
        belongings.move(db, intention, asked.survivor(), asked.merged(), merged.getPatientNumber());
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "MERGE_PATIENTS", "patients", asked.survivor().value())
                        .onPatient(asked.survivor().value())
                        .with("merged_id", asked.merged().toString())
                        .with("merged_number", merged.getPatientNumber())
                        .with("taken_fields", taken)
                        .changed("phone", before.phone(), after.phone())
                        .changed("email", before.email(), after.email())
                        .with("appointments", belongings.appointments())
                        .with("waitlist_entries", belongings.waitlistEntries())
                        .with("left_waitlist_entries", belongings.leftWaitlistEntries())
                        .with("accounts", belongings.accounts()));
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "PATIENT_MERGED", "patients", asked.merged().value())
                        .onPatient(asked.merged().value())
                        .with("merged_into", asked.survivor().toString()));
        return new Merged(after, taken, belongings);
    }

    private static Optional<Refused> refused(Asked asked, Map<UUID, PatientsRecord> rows) {
        if (asked.survivor().equals(asked.merged())) {
            return Optional.of(new NothingToMerge(asked.survivor()));
        }
        List<PatientId> both = List.of(asked.survivor(), asked.merged());
        for (PatientId one : both) {
            if (!rows.containsKey(one.value())) {
                return Optional.of(new NoSuchPatient(one));
            }
        }
        for (PatientId one : both) {
            UUID into = rows.get(one.value()).getMergedInto();
            if (into != null) {
                return Optional.of(new MergedBefore(one, new PatientId(into)));
            }
        }
        for (PatientId one : both) {
            long version = rows.get(one.value()).getVersion();
            long read =
                    one.equals(asked.survivor()) ? asked.survivorVersion() : asked.mergedVersion();
            if (version != read) {
                return Optional.of(new ChangedMeanwhile(one, Long.toString(version)));
            }
        }
        return Optional.empty();
    }

    /** Has the survivor's row say what it lacks and the merged one has; returns what that is, by names in the contract. */
    private static List<String> take(PatientsRecord survivor, PatientsRecord merged) {
        List<String> taken = new ArrayList<>();
        if (survivor.getPhone().isEmpty() && !merged.getPhone().isEmpty()) {
            survivor.setPhone(merged.getPhone());
            taken.add("phone");
        }
        if (survivor.getEmail().isEmpty() && !merged.getEmail().isEmpty()) {
            survivor.setEmail(merged.getEmail());
            taken.add("email");
        }
        if (!survivor.getRemindersOptedOut() && merged.getRemindersOptedOut()) {
            survivor.setRemindersOptedOut(true);
            taken.add("reminders_opted_out");
        }
        return taken;
    }

    /** The merged record, and whatever was merged into it, so that nobody has to follow a chain. */
    private static void pointTo(DSLContext db, Asked asked) {
        db.update(PATIENTS)
                .set(PATIENTS.MERGED_INTO, asked.survivor().value())
                .set(PATIENTS.VERSION, PATIENTS.VERSION.plus(1))
                .where(PATIENTS.ID.eq(asked.merged().value()))
                .or(PATIENTS.MERGED_INTO.eq(asked.merged().value()))
                .execute();
    }
}
