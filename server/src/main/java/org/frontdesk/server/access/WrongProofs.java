package org.frontdesk.server.access;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Counts wrong passwords and codes of somebody who is signed in with those of signing in. */
public final class WrongProofs {

    private final SignInLimits limits;
    private final SignInTrail trail;

    public WrongProofs(SignInLimits limits, SignInTrail trail) {
        this.limits = limits;
        this.trail = trail;
    }

    /** How long the account has to wait after too many, here or at sign-in. */
    Optional<Duration> delay(Account account, InetAddress address) {
        return limits.delay(account.username(), address);
    }

    /** One more; the one that locks the account out is written down. */
    void add(Account account, InetAddress address) {
        limits.failed(account.username(), address);
        delay(account, address)
                .ifPresent(delay -> trail.lockedOut(account.userId(), address, delay));
    }
}
