package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;

/**
 * Writes a patient's record anew.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchPatient}, {@link MergedBefore}, {@link ChangedMeanwhile}, {@link
 * EmailTaken}, {@link Updated}.
 */
public final class UpdatePatient {

    /** What came of it. */
    public sealed interface Outcome
            permits Updated, NoSuchPatient, MergedBefore, ChangedMeanwhile, EmailTaken {}

    /** The record is as it was sent. */
    public record Updated(Patient patient) implements Outcome {}

    /** Refused: see {@link PatientUnknown}. */
    public record NoSuchPatient(PatientId patient) implements Outcome {
        Refusal refusal() {
            return new PatientUnknown(patient);
        }
    }

    /** Refused: see {@link PatientMerged}. */
    public record MergedBefore(PatientId patient, PatientId into) implements Outcome {
        Refusal refusal() {
            return new PatientMerged(patient, into);
        }
    }

    /** Refused: see {@link EtagMismatch}. */
    public record ChangedMeanwhile(String etag) implements Outcome {
        Refusal refusal() {
            return new EtagMismatch(etag);
        }
    }

    /** Another patient has this e-mail address. */
    public record EmailTaken() implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.EMAIL_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another patient has this e-mail address.";
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public UpdatePatient(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> settle(Intention intention, PatientId id, long version, Person person) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    PatientTurn.await(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, id, version, person));
                });
    }

    private static Outcome decide(
            DSLContext db, Intention intention, PatientId id, long version, Person person) {
        var row = db.selectFrom(PATIENTS).where(PATIENTS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchPatient(id);
        }
        if (row.getMergedInto() != null) {
            return new MergedBefore(id, new PatientId(row.getMergedInto()));
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        if (PatientRows.isEmailTaken(db, person.email(), id)) {
            return new EmailTaken();
        }
        var before = PatientRows.decode(row);
        var after =
                db.update(PATIENTS)
                        .set(PATIENTS.GIVEN_NAME, person.givenName())
                        .set(PATIENTS.FAMILY_NAME, person.familyName())
                        .set(PATIENTS.BIRTH_DATE, person.birthDate())
                        .set(PATIENTS.PHONE, person.phone())
                        .set(PATIENTS.EMAIL, person.email())
                        .set(PATIENTS.VERSION, version + 1)
                        .where(PATIENTS.ID.eq(id.value()))
                        .returning()
                        .fetchOne(PatientRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_PATIENT", "patients", id.value())
                        .onPatient(id.value())
                        .changed("given_name", before.givenName(), after.givenName())
                        .changed("family_name", before.familyName(), after.familyName())
                        .changed("birth_date", before.birthDate(), after.birthDate())
                        .changed("phone", before.phone(), after.phone())
                        .changed("email", before.email(), after.email()));
        return new Updated(after);
    }
}
