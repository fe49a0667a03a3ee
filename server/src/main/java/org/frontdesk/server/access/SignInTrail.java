package org.frontdesk.server.access;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.jooq.DSLContext;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes into the audit log who signed in and out, who failed to, and who was locked out. A name that was tried is written
 * only where it is an account's, as its id: a password typed into the wrong field is a name, too.
 */
public final class SignInTrail {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public SignInTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    /** In the transaction that opens the session. */
    static void signedIn(
            DSLContext db,
            UserId user,
            UUID session,
            String clientName,
            InetAddress address,
            SecondFactorCheck secondFactor) {
        AuditTrail.write(
                db,
                ofSession(user, "SIGN_IN", session)
                        .with("client_name", clientName.isEmpty() ? null : clientName)
                        .with("address", address.getHostAddress())
                        .with(
                                "second_factor",
                                secondFactor == SecondFactorCheck.NOT_ENROLLED
                                        ? null
                                        : secondFactor.name()));
    }

    /** In the transaction that ends the session. */
    static void signedOut(DSLContext db, UserId user, UUID session) {
        AuditTrail.write(db, ofSession(user, "SIGN_OUT", session));
    }

    /**
     * Also for a name that nobody has, so that this takes the same time.
     *
     * @param tried the account with that name, if there is one
     * @param lockedFor how long the name or the address has to wait now, if at all
     */
    void failed(
            Optional<UserAccounts.Credentials> tried,
            InetAddress address,
            Optional<Duration> lockedFor) {
        Optional<UserId> user = tried.map(one -> one.account().userId());
        boolean isDisabled = tried.filter(UserAccounts.Credentials::disabled).isPresent();
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(
                            db,
                            onAccount(user, "SIGN_IN_FAILED", address)
                                    .with("disabled", isDisabled ? true : null));
                    lockedFor.ifPresent(delay -> lockedOut(db, user, address, delay));
                    return null;
                });
    }

    /** The password was right, and nobody is in. */
    void askedForSecondFactor(UserId user, InetAddress address) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(
                            db, onAccount(Optional.of(user), "SECOND_FACTOR_ASKED_FOR", address));
                    return null;
                });
    }

    /** The password was right and the code was not. */
    void failedSecondFactor(UserId user, InetAddress address, Optional<Duration> lockedFor) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(
                            db, onAccount(Optional.of(user), "SECOND_FACTOR_FAILED", address));
                    lockedFor.ifPresent(delay -> lockedOut(db, Optional.of(user), address, delay));
                    return null;
                });
    }

    /** The account has to wait after a wrong password. */
    void lockedOut(UserId user, InetAddress address, Duration lockedFor) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    lockedOut(db, Optional.of(user), address, lockedFor);
                    return null;
                });
    }

    private static void lockedOut(
            DSLContext db, Optional<UserId> user, InetAddress address, Duration lockedFor) {
        AuditTrail.write(
                db,
                onAccount(user, "LOCK_OUT", address)
                        .with("seconds", lockedFor.plusMillis(999).toSeconds()));
    }

    private static AuditEntry ofSession(UserId user, String action, UUID session) {
        return new AuditEntry(
                Optional.of(user),
                action,
                "sessions",
                Optional.of(session),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** By nobody: who tries a name need not be its owner. */
    private static AuditEntry onAccount(Optional<UserId> user, String action, InetAddress address) {
        return new AuditEntry(
                        Optional.empty(),
                        action,
                        "users",
                        user.map(UserId::value),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())
                .with("address", address.getHostAddress());
    }
}
