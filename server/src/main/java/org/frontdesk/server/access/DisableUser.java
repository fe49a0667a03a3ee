package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps an account out, or lets it in again.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.UserUnknown}, {@link UserOutcome.LastAdmin},
 * {@link UserOutcome.Done}, also when it was so before.
 */
public final class DisableUser {

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Sessions sessions;

    public DisableUser(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /**
     * @param disabled whether it is kept out from now on
     */
    public Settled<UserOutcome> settle(Intention intention, UserId user, boolean disabled) {
        Settled<UserOutcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, user, disabled)));
        sessions.accountChanged(user);
        return settled;
    }

    private static UserOutcome decide(
            DSLContext db, Intention intention, UserId user, boolean disabled) {
        Optional<ManagedAccount> found = UserRows.locked(db, user);
        if (found.isEmpty()) {
            return new UserOutcome.UserUnknown(user);
        }
        if (found.get().disabled() == disabled) {
            return new UserOutcome.Done(found.get());
        }
        if (disabled && UserRows.isLastAdmin(db, found.get())) {
            return new UserOutcome.LastAdmin();
        }
        ManagedAccount after =
                UserRows.decode(
                        db.update(USERS)
                                .set(USERS.DISABLED, disabled)
                                .where(USERS.ID.eq(user.value()))
                                .returning()
                                .fetchSingle());
        if (disabled) {
            // so that none of them is open again when the account is
            UserRows.endSessions(db, user, DSL.falseCondition());
        }
        AuditTrail.write(
                db,
                AuditEntry.of(
                        intention,
                        disabled ? "DISABLE_USER" : "ENABLE_USER",
                        "users",
                        user.value()));
        return new UserOutcome.Done(after);
    }
}
