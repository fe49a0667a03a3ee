package org.frontdesk.server.access;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.jooq.DSLContext;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Gives an account the secret of a second factor, which its owner has to confirm before signing in asks for it.
 *
 * <p>Outcomes, in order of precedence: {@link SecondFactorOutcome.PasswordWrong}, {@link
 * SecondFactorOutcome.AlreadyEnrolled}, {@link SecondFactorOutcome.Done}. {@link WrongProofs#delay} is asked before.
 */
public final class EnrollSecondFactor {

    private static final OutcomeJson<SecondFactorOutcome> JSON =
            new OutcomeJson<>(SecondFactorOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final OwnerPasswords passwords;
    private final WrongProofs wrongProofs;

    public EnrollSecondFactor(
            Transactions transactions, OwnerPasswords passwords, WrongProofs wrongProofs) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.wrongProofs = wrongProofs;
    }

    /**
     * @param intention made without the password
     * @param secret a new one, which is shown with the first answer only
     */
    FirstAnswer<SecondFactorOutcome> settle(
            Intention intention,
            Account account,
            String password,
            TotpSecret secret,
            InetAddress address) {
        OwnerPasswords.Said said = passwords.look(account, password);
        FirstAnswer<SecondFactorOutcome> answer =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                FirstAnswer.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () ->
                                                decide(
                                                        db,
                                                        intention,
                                                        account.userId(),
                                                        said,
                                                        secret)));
        if (answer.settled()
                instanceof Settled.As<SecondFactorOutcome>(SecondFactorOutcome.WrongProof wrong)) {
            wrongProofs.add(account, address);
        }
        return answer;
    }

    private static SecondFactorOutcome decide(
            DSLContext db,
            Intention intention,
            UserId user,
            OwnerPasswords.Said said,
            TotpSecret secret) {
        if (!said.isRight(db)) {
            write(db, intention, "ENROLL_SECOND_FACTOR_FAILED");
            return new SecondFactorOutcome.PasswordWrong();
        }
        if (SecondFactorRows.isActive(db, user)) {
            return new SecondFactorOutcome.AlreadyEnrolled();
        }
        SecondFactorRows.begin(db, user, secret);
        write(db, intention, "ENROLL_SECOND_FACTOR");
        return new SecondFactorOutcome.Done();
    }

    private static void write(DSLContext db, Intention intention, String action) {
        AuditTrail.write(db, AuditEntry.of(intention, action, "users", intention.actor().value()));
    }
}
