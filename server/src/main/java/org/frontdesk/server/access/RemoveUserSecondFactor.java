package org.frontdesk.server.access;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;

/**
 * Has signing in to an account ask for the password only, for an owner who has lost the telephone.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.UserUnknown}, {@link UserOutcome.Done}, also when it was so before.
 */
public final class RemoveUserSecondFactor {

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Sessions sessions;

    public RemoveUserSecondFactor(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** Removes it, if there is one. */
    public Settled<UserOutcome> settle(Intention intention, UserId user) {
        Settled<UserOutcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db, intention, JSON, () -> decide(db, intention, user)));
        sessions.accountChanged(user);
        return settled;
    }

    private static UserOutcome decide(DSLContext db, Intention intention, UserId user) {
        Optional<ManagedAccount> found = UserRows.locked(db, user);
        if (found.isEmpty()) {
            return new UserOutcome.UserUnknown(user);
        }
        if (!SecondFactorRows.remove(db, user)) {
            return new UserOutcome.Done(found.get());
        }
        AuditTrail.write(
                db, AuditEntry.of(intention, "REMOVE_USER_SECOND_FACTOR", "users", user.value()));
        return new UserOutcome.Done(UserRows.locked(db, user).orElseThrow());
    }
}
