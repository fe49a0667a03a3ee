package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Grants permissions to an account beyond its role, in place of those it had. Its sessions go on with them.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.UserUnknown}, {@link UserOutcome.ServiceAccount}, {@link
 * UserOutcome.Outdated}, {@link UserOutcome.Done}.
 */
public final class SetUserPermissions {

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Sessions sessions;

    public SetUserPermissions(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /**
     * @param version of the account as the caller read it
     */
    public Settled<UserOutcome> settle(
            Intention intention, UserId user, long version, SortedSet<String> permissions) {
        Settled<UserOutcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, user, version, permissions)));
        sessions.accountChanged(user);
        return settled;
    }

    private static UserOutcome decide(
            DSLContext db,
            Intention intention,
            UserId user,
            long version,
            SortedSet<String> permissions) {
        Optional<ManagedAccount> found = UserRows.locked(db, user);
        if (found.isEmpty()) {
            return new UserOutcome.UserUnknown(user);
        }
        ManagedAccount before = found.get();
        if (before.account().role() == Role.SERVICE) {
            return new UserOutcome.ServiceAccount(user);
        }
        if (before.version() != version) {
            return new UserOutcome.Outdated(
                    new EtagMismatch(Long.toUnsignedString(before.version())));
        }
        ManagedAccount after =
                UserRows.decode(
                        db.update(USERS)
                                .set(USERS.PERMISSIONS, permissions.toArray(String[]::new))
                                .set(USERS.VERSION, version + 1)
                                .where(USERS.ID.eq(user.value()))
                                .returning()
                                .fetchSingle());
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "SET_USER_PERMISSIONS", "users", user.value())
                        .changed(
                                "permissions",
                                before.account().permissions(),
                                after.account().permissions()));
        return new UserOutcome.Done(after);
    }
}
