package org.frontdesk.server.access;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * Has signing in ask for the password only, for an owner who shows both a last time.
 *
 * <p>Outcomes, in order of precedence: {@link SecondFactorOutcome.PasswordWrong}, {@link
 * SecondFactorOutcome.NotEnrolled}, {@link SecondFactorOutcome.CodeWrong}, {@link SecondFactorOutcome.Done}.
 * {@link WrongProofs#delay} is asked before.
 */
public final class RemoveSecondFactor {

    private static final OutcomeJson<SecondFactorOutcome> JSON =
            new OutcomeJson<>(SecondFactorOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final OwnerPasswords passwords;
    private final WrongProofs wrongProofs;
    private final Sessions sessions;
    private final Clock clock;

    public RemoveSecondFactor(
            Transactions transactions,
            OwnerPasswords passwords,
            WrongProofs wrongProofs,
            Sessions sessions,
            Clock clock) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.wrongProofs = wrongProofs;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param intention made without password and code
     */
    Settled<SecondFactorOutcome> settle(
            Intention intention,
            Account account,
            String password,
            String code,
            InetAddress address) {
        OwnerPasswords.Said said = passwords.look(account, password);
        Settled<SecondFactorOutcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, account.userId(), said, code)));
        if (settled
                instanceof Settled.As<SecondFactorOutcome>(SecondFactorOutcome.WrongProof wrong)) {
            wrongProofs.add(account, address);
        }
        sessions.accountChanged(account.userId());
        return settled;
    }

    private SecondFactorOutcome decide(
            DSLContext db,
            Intention intention,
            UserId user,
            OwnerPasswords.Said said,
            String code) {
        if (!said.isRight(db)) {
            write(db, intention, "REMOVE_SECOND_FACTOR_FAILED", "password");
            return new SecondFactorOutcome.PasswordWrong();
        }
        SecondFactorCheck check = SecondFactorRows.take(db, user, code, clock.instant());
        return switch (check) {
            case NOT_ENROLLED -> new SecondFactorOutcome.NotEnrolled();
            case MISSING, WRONG -> {
                write(db, intention, "REMOVE_SECOND_FACTOR_FAILED", "code");
                yield new SecondFactorOutcome.CodeWrong();
            }
            case CODE, RECOVERY_CODE -> {
                SecondFactorRows.remove(db, user);
                write(db, intention, "REMOVE_SECOND_FACTOR", null);
                yield new SecondFactorOutcome.Done();
            }
        };
    }

    /**
     * @param wrong what was; null for nothing
     */
    private static void write(DSLContext db, Intention intention, String action, String wrong) {
        AuditTrail.write(
                db,
                AuditEntry.of(intention, action, "users", intention.actor().value())
                        .with("wrong", wrong));
    }
}
