package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registers a person who was not a patient before.
 *
 * <p>Outcomes, in order of precedence: {@link EmailTaken}, {@link PossibleDuplicate}, {@link Registered}.
 */
public final class RegisterPatient {

    /** What came of it. */
    public sealed interface Outcome permits Registered, EmailTaken, PossibleDuplicate {}

    /** The person is a patient now. */
    public record Registered(Patient patient) implements Outcome {}

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

    /**
     * Others are so like this one that somebody has to look first.
     *
     * @param candidates the likeliest first
     */
    public record PossibleDuplicate(List<DuplicateCandidate> candidates)
            implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.POSSIBLE_DUPLICATE;
        }

        @Override
        public String sentence() {
            return "Somebody much like this is registered already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("count", Integer.toString(candidates.size()));
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public RegisterPatient(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    /**
     * @param isNoDuplicate somebody has made sure that the person is none of those who look like them
     */
    public Settled<Outcome> settle(Intention intention, Person person, boolean isNoDuplicate) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    PatientTurn.await(db);
                    return StoredOutcomes.settle(
                            db,
                            intention,
                            JSON,
                            () -> decide(db, intention, person, isNoDuplicate));
                });
    }

    private Outcome decide(
            DSLContext db, Intention intention, Person person, boolean isNoDuplicate) {
        var id = new PatientId(newIds.get());
        if (PatientRows.isEmailTaken(db, person.email(), id)) {
            return new EmailTaken();
        }
        List<DuplicateCandidate> likely = isNoDuplicate ? List.of() : Duplicates.likely(db, person);
        if (!likely.isEmpty()) {
            return new PossibleDuplicate(likely);
        }
        var patient =
                db.insertInto(PATIENTS)
                        .set(PATIENTS.ID, id.value())
                        .set(PATIENTS.GIVEN_NAME, person.givenName())
                        .set(PATIENTS.FAMILY_NAME, person.familyName())
                        .set(PATIENTS.BIRTH_DATE, person.birthDate())
                        .set(PATIENTS.PHONE, person.phone())
                        .set(PATIENTS.EMAIL, person.email())
                        .returning()
                        .fetchOne(PatientRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "REGISTER_PATIENT", "patients", id.value())
                        .onPatient(id.value())
                        .with("patient_number", patient.number())
                        .with("not_a_duplicate", isNoDuplicate ? true : null));
        return new Registered(patient);
    }
}
