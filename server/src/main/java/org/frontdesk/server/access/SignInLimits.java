package org.frontdesk.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How often signing in may fail, for one name and from one address. Only failures count: a desk where everyone knows their
 * password is never slowed down.
 */
public final class SignInLimits {

    /** After these, one more every three minutes: guessing becomes hopeless, a forgetful person does not. */
    private static final int FAILURES_PER_NAME = 5;

    /** A clinic may sit behind one address. */
    private static final int FAILURES_PER_ADDRESS = 50;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Names and addresses kept in mind; an address is stopped long before it could push others out. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Ticker ticker;
    private final Cache<String, Bucket> names;
    private final Cache<String, Bucket> addresses;

    public SignInLimits(Ticker ticker) {
        this.ticker = ticker;
        this.names = remembered();
        this.addresses = remembered();
    }

    public SignInLimits() {
        this(Ticker.systemTicker());
    }

    /** How long to wait before the next attempt; empty: it may be made now. */
    Optional<Duration> delay(String username, InetAddress address) {
        long nanos =
                Math.max(
                        delayNanos(addresses.getIfPresent(group(address))),
                        delayNanos(names.getIfPresent(username)));
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    void failed(String username, InetAddress address) {
        names.get(username, name -> bucket(FAILURES_PER_NAME)).tryConsume(1);
        addresses.get(group(address), group -> bucket(FAILURES_PER_ADDRESS)).tryConsume(1);
    }

    void succeeded(String username) {
        names.invalidate(username);
    }

    private static long delayNanos(Bucket bucket) {
        return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Who has one IPv6 address usually has its whole /64. */
    private static String group(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, Long.BYTES) : bytes);
    }

    private Bucket bucket(int failures) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, WINDOW))
                .withCustomTimePrecision(
                        new TimeMeter() {
                            @Override
                            public long currentTimeNanos() {
                                return ticker.read();
                            }

                            @Override
                            public boolean isWallClockBased() {
                                return false;
                            }
                        })
                .build();
    }

    /** A bucket is full again after the window, and a full one need not be remembered. */
    private Cache<String, Bucket> remembered() {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(WINDOW)
                .build();
    }
}
