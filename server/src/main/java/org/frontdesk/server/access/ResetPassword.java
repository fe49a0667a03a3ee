package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Optional;

/**
 * Gives an account a password that its owner has to change.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.UserUnknown}, {@link UserOutcome.ServiceAccount},
 * {@link UserOutcome.Done}.
 */
public final class ResetPassword {

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final PasswordHashes hashes;
    private final Sessions sessions;

    public ResetPassword(Transactions transactions, PasswordHashes hashes, Sessions sessions) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.sessions = sessions;
    }

    /**
     * @param intention made without the password
     */
    FirstAnswer<UserOutcome> settle(Intention intention, UserId user, String password) {
        String hash = hashes.hash(password.toCharArray());
        FirstAnswer<UserOutcome> answer =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                FirstAnswer.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, user, hash)));
        sessions.accountChanged(user);
        return answer;
    }

    private static UserOutcome decide(
            DSLContext db, Intention intention, UserId user, String hash) {
        Optional<ManagedAccount> found = UserRows.locked(db, user);
        if (found.isEmpty()) {
            return new UserOutcome.UserUnknown(user);
        }
        if (found.get().account().role() == Role.SERVICE) {
            return new UserOutcome.ServiceAccount(user);
        }
        ManagedAccount after =
                UserRows.decode(
                        db.update(USERS)
                                .set(USERS.PASSWORD_HASH, hash)
                                .set(USERS.MUST_CHANGE_PASSWORD, true)
                                .where(USERS.ID.eq(user.value()))
                                .returning()
                                .fetchSingle());
        UserRows.endSessions(db, user, DSL.falseCondition());
        AuditTrail.write(db, AuditEntry.of(intention, "RESET_PASSWORD", "users", user.value()));
        return new UserOutcome.Done(after);
    }
}
