package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;

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

import java.net.InetAddress;
import java.time.Duration;

/**
 * Has the owner of an account choose its password. Whoever else is signed in to it has to know the new one.
 *
 * <p>Outcomes, in order of precedence: {@link PasswordWrong}, {@link Changed}. {@link WrongProofs#delay} is asked before.
 */
public final class ChangePassword {

    /** What came of it. */
    public sealed interface Outcome permits Changed, PasswordWrong {}

    /** The account has the new password. */
    public record Changed() implements Outcome {}

    /** The account has another password than was said. */
    public record PasswordWrong() implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.PASSWORD_WRONG;
        }

        @Override
        public String sentence() {
            return "The current password is not right.";
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final UserAccounts accounts;
    private final PasswordHashes hashes;
    private final WrongProofs wrongProofs;
    private final Sessions sessions;

    public ChangePassword(
            Transactions transactions,
            UserAccounts accounts,
            PasswordHashes hashes,
            WrongProofs wrongProofs,
            Sessions sessions) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.hashes = hashes;
        this.wrongProofs = wrongProofs;
        this.sessions = sessions;
    }

    /**
     * @param intention made without the passwords
     * @param session the one that calls, which stays
     */
    public Settled<Outcome> settle(
            Intention intention,
            Session session,
            String current,
            String wanted,
            InetAddress address) {
        Account account = session.account();
        String stored =
                accounts.credentials(account.username())
                        .map(UserAccounts.Credentials::passwordHash)
                        .orElseThrow();
        boolean matches = hashes.matches(current.toCharArray(), stored);
        String hash = hashes.hash(wanted.toCharArray());
        Settled<Outcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () ->
                                                matches
                                                                && change(
                                                                        db, intention, session,
                                                                        stored, hash)
                                                        ? new Changed()
                                                        : wrong(db, intention)));
        if (settled instanceof Settled.As<Outcome>(PasswordWrong wrong)) {
            wrongProofs.add(account, address);
        }
        sessions.accountChanged(account.userId());
        return settled;
    }

    private static Outcome wrong(DSLContext db, Intention intention) {
        AuditTrail.write(
                db,
                AuditEntry.of(
                        intention, "CHANGE_PASSWORD_FAILED", "users", intention.actor().value()));
        return new PasswordWrong();
    }

    /** Whether it still had the password that was looked at. */
    private static boolean change(
            DSLContext db, Intention intention, Session session, String stored, String hash) {
        UserId user = session.account().userId();
        int changed =
                db.update(USERS)
                        .set(USERS.PASSWORD_HASH, hash)
                        .set(USERS.MUST_CHANGE_PASSWORD, false)
                        .where(USERS.ID.eq(user.value()))
                        .and(USERS.PASSWORD_HASH.eq(stored))
                        .execute();
        if (changed == 0) {
            return false;
        }
        UserRows.endSessions(db, user, SESSIONS.TOKEN_HASH.eq(session.key().bytes()));
        AuditTrail.write(db, AuditEntry.of(intention, "CHANGE_PASSWORD", "users", user.value()));
        return true;
    }
}
