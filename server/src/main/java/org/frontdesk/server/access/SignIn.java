package org.frontdesk.server.access;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Opens a session for whoever knows a name and its password, and has the second factor of an account that has one.
 *
 * <p>Outcomes, in order of precedence: {@link Limited} after too many failures for the name or from the address;
 * {@link Busy} when too many people sign in at once; {@link Failed} for an unknown name, a wrong password and a disabled
 * account alike, after the same time; {@link SecondFactorRequired} when no code was given; {@link SecondFactorWrong}; {@link
 * SignedIn}. All but the first two are written into the audit log.
 */
public final class SignIn {

    /**
     * Attempts decided at the same time. It also bounds how many guesses can slip in while the limit is being reached, as
     * an attempt looks at the limit when its turn has come.
     */
    private static final int MOST_AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** A person looks at a still screen no longer than this. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(5);

    private final UserAccounts accounts;
    private final PasswordHashes hashes;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final SignInTrail trail;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    /**
     * @param clock by which codes are made
     */
    public SignIn(
            UserAccounts accounts,
            PasswordHashes hashes,
            SignInLimits limits,
            Sessions sessions,
            SignInTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.limits = limits;
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    /** What became of an attempt. */
    public sealed interface Outcome {}

    /**
     * @param token the secret; it is nowhere else in clear
     */
    public record SignedIn(SessionToken token, Session session) implements Outcome {}

    /** Not let in; says nothing about why. */
    public record Failed() implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SIGN_IN_FAILED;
        }

        @Override
        public String sentence() {
            return "The name or the password is not right.";
        }
    }

    /** The password is right, and a code is asked for. */
    public record SecondFactorRequired() implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SECOND_FACTOR_REQUIRED;
        }

        @Override
        public String sentence() {
            return "This account also needs the code that your telephone shows.";
        }
    }

    /** The password is right, and the code is not, or it was taken before. */
    public record SecondFactorWrong() implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SECOND_FACTOR_WRONG;
        }

        @Override
        public String sentence() {
            return "The code is not right, or it was used before. Wait for the next one.";
        }
    }

    /** Too many failures. */
    public record Limited(Duration retryAfter) implements Outcome {}

    /** Too many people at the door. */
    public record Busy(Duration retryAfter) implements Outcome {}

    /**
     * Tries to sign in.
     *
     * @param code of the second factor; may be empty
     * @param clientName what is signing in; may be empty
     * @param address from where
     */
    public Outcome signIn(
            String username, char[] password, String code, String clientName, InetAddress address) {
        String name = UserAccounts.normalized(username);
        Optional<Duration> delay = limits.delay(name, address);
        if (delay.isPresent()) {
            return new Limited(delay.get());
        }
        if (!awaitTurn()) {
            return new Busy(RETRY_WHEN_BUSY);
        }
        try {
            return limits.delay(name, address)
                    .<Outcome>map(Limited::new)
                    .orElseGet(() -> decide(name, password, code, clientName, address));
        } finally {
            turns.release();
        }
    }

    private Outcome decide(
            String name, char[] password, String code, String clientName, InetAddress address) {
        Optional<UserAccounts.Credentials> found = accounts.credentials(name);
        boolean matches =
                found.map(credentials -> hashes.matches(password, credentials.passwordHash()))
                        .orElseGet(() -> hashes.matchesNobody(password));
        if (!matches || found.get().disabled()) {
            limits.failed(name, address);
            trail.failed(found, address, limits.delay(name, address));
            return new Failed();
        }
        return enter(name, found.get().account(), code, clientName, address);
    }

    /** The password was right. */
    private Outcome enter(
            String name, Account account, String code, String clientName, InetAddress address) {
        UserId user = account.userId();
        SessionToken token = SessionToken.random();
        SessionOpening opening =
                sessions.open(
                        token,
                        account,
                        clientName,
                        address,
                        db -> SecondFactorRows.take(db, user, code, clock.instant()));
        return switch (opening) {
            case SessionOpening.Opened(Session session) -> {
                limits.succeeded(name);
                yield new SignedIn(token, session);
            }
            case SessionOpening.Closed(SecondFactorCheck why)
                    when why == SecondFactorCheck.MISSING -> {
                trail.askedForSecondFactor(user, address);
                yield new SecondFactorRequired();
            }
            case SessionOpening.Closed closed -> {
                limits.failed(name, address);
                trail.failedSecondFactor(user, address, limits.delay(name, address));
                yield new SecondFactorWrong();
            }
        };
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
