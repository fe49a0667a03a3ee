package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes an account whose password its owner has to change.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.NoSuchDoctor}, {@link UserOutcome.NoSuchPatient},
 * {@link UserOutcome.UsernameTaken}, {@link UserOutcome.Done}.
 */
public final class CreateUser {

    /**
     * Who is to be let in.
     *
     * @param username as {@link UserAccounts#normalized} makes it
     */
    public record NewUser(
            String username,
            String displayName,
            Role role,
            Optional<DoctorId> doctor,
            Optional<PatientId> patient) {}

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final PasswordHashes hashes;
    private final Supplier<UUID> newIds;

    public CreateUser(Transactions transactions, PasswordHashes hashes, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.newIds = newIds;
    }

    /**
     * @param intention made without the password
     */
    FirstAnswer<UserOutcome> settle(Intention intention, NewUser user, String password) {
        String hash = hashes.hash(password.toCharArray());
        return transactions.serializable(
                PATIENCE,
                db ->
                        FirstAnswer.settle(
                                db, intention, JSON, () -> decide(db, intention, user, hash)));
    }

    private UserOutcome decide(DSLContext db, Intention intention, NewUser user, String hash) {
        Optional<UserOutcome.Refused> missing =
                UserRows.missingLink(db, user.doctor(), user.patient());
        if (missing.isPresent()) {
            return missing.get();
        }
        if (db.fetchExists(USERS, USERS.USERNAME.eq(user.username()))) {
            return new UserOutcome.UsernameTaken();
        }
        ManagedAccount made =
                UserRows.decode(
                        db.insertInto(USERS)
                                .set(USERS.ID, newIds.get())
                                .set(USERS.USERNAME, user.username())
                                .set(USERS.DISPLAY_NAME, user.displayName())
                                .set(USERS.PASSWORD_HASH, hash)
                                .set(USERS.MUST_CHANGE_PASSWORD, true)
                                .set(USERS.ROLE, user.role().name())
                                .set(
                                        USERS.DOCTOR_ID,
                                        user.doctor().map(DoctorId::value).orElse(null))
                                .set(
                                        USERS.PATIENT_ID,
                                        user.patient().map(PatientId::value).orElse(null))
                                .returning()
                                .fetchSingle());
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_USER", "users", made.account().userId().value())
                        .with("username", user.username())
                        .with("role", user.role().name()));
        return new UserOutcome.Done(made);
    }
}
