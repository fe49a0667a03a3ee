package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registers a person who was not a patient before.
 *
 * <p>Outcomes, in order of precedence: {@link EmailTaken}, {@link Registered}.
 */
public final class RegisterPatient {

    /** Who is to be registered. */
    public record Person(
            String givenName, String familyName, LocalDate birthDate, String phone, String email) {}

    /** What came of it. */
    public sealed interface Outcome permits Registered, EmailTaken {}

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

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public RegisterPatient(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<Outcome> settle(Intention intention, Person person) {
        return transactions.serializable(
                PATIENCE,
                db -> StoredOutcomes.settle(db, intention, JSON, () -> decide(db, person)));
    }

    private Outcome decide(DSLContext db, Person person) {
        if (!person.email().isEmpty() && isTaken(db, person.email())) {
            return new EmailTaken();
        }
        return new Registered(
                PatientRows.decode(
                        db.insertInto(PATIENTS)
                                .set(PATIENTS.ID, newIds.get())
                                .set(PATIENTS.GIVEN_NAME, person.givenName())
                                .set(PATIENTS.FAMILY_NAME, person.familyName())
                                .set(PATIENTS.BIRTH_DATE, person.birthDate())
                                .set(PATIENTS.PHONE, person.phone())
                                .set(PATIENTS.EMAIL, person.email())
                                .returning()
                                .fetchOne()));
    }

    private static boolean isTaken(DSLContext db, String email) {
        return db.fetchExists(
                PATIENTS,
                DSL.lower(PATIENTS.EMAIL)
                        .eq(DSL.lower(email))
                        .and(PATIENTS.EMAIL.ne(DSL.inline(""))));
    }
}
