package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.SESSIONS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.jooq.DSLContext;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Has signing in ask for a second factor, now that its owner has shown a right code. Whoever else is signed in to the account
 * has to show one, too.
 *
 * <p>Outcomes, in order of precedence: {@link SecondFactorOutcome.AlreadyEnrolled}, {@link
 * SecondFactorOutcome.NotEnrolled}, {@link SecondFactorOutcome.CodeWrong}, {@link SecondFactorOutcome.Done}.
 * {@link WrongProofs#delay} is asked before.
 */
public final class ConfirmSecondFactor {

    private static final OutcomeJson<SecondFactorOutcome> JSON =
            new OutcomeJson<>(SecondFactorOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final WrongProofs wrongProofs;
    private final Sessions sessions;
    private final Clock clock;

    public ConfirmSecondFactor(
            Transactions transactions, WrongProofs wrongProofs, Sessions sessions, Clock clock) {
        this.transactions = transactions;
        this.wrongProofs = wrongProofs;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param intention made without the code
     * @param session the one that calls, which stays
     * @param recoveryCodes new ones, which are shown with the first answer only
     */
    FirstAnswer<SecondFactorOutcome> settle(
            Intention intention,
            Session session,
            String code,
            List<RecoveryCode> recoveryCodes,
            InetAddress address) {
        FirstAnswer<SecondFactorOutcome> answer =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                FirstAnswer.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, session, code, recoveryCodes)));
        if (answer.settled()
                instanceof Settled.As<SecondFactorOutcome>(SecondFactorOutcome.WrongProof wrong)) {
            wrongProofs.add(session.account(), address);
        }
        sessions.accountChanged(session.account().userId());
        return answer;
    }

    private SecondFactorOutcome decide(
            DSLContext db,
            Intention intention,
            Session session,
            String code,
            List<RecoveryCode> recoveryCodes) {
        UserId user = session.account().userId();
        if (SecondFactorRows.isActive(db, user)) {
            return new SecondFactorOutcome.AlreadyEnrolled();
        }
        return switch (SecondFactorRows.confirm(db, user, code, clock.instant(), recoveryCodes)) {
            case NOT_ENROLLED -> new SecondFactorOutcome.NotEnrolled();
            case MISSING, WRONG -> {
                write(db, intention, "CONFIRM_SECOND_FACTOR_FAILED");
                yield new SecondFactorOutcome.CodeWrong();
            }
            case CODE, RECOVERY_CODE -> {
                UserRows.endSessions(db, user, SESSIONS.TOKEN_HASH.eq(session.key().bytes()));
                write(db, intention, "CONFIRM_SECOND_FACTOR");
                yield new SecondFactorOutcome.Done();
            }
        };
    }

    private static void write(DSLContext db, Intention intention, String action) {
        AuditTrail.write(db, AuditEntry.of(intention, action, "users", intention.actor().value()));
    }
}
