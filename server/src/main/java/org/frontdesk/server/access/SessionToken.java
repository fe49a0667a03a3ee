package org.frontdesk.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret a caller sends with every call: 256 random bits in base64url, after {@code fdk_} where it is a service's key.
 * Never stored and never printed.
 */
public record SessionToken(String value) {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("(fdk_)?[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public SessionToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session token");
        }
    }

    /** A new token that nobody can guess. */
    public static SessionToken random() {
        return random("");
    }

    /** A new key for a service; its beginning lets scanners find keys that were published by mistake. */
    static SessionToken randomServiceKey() {
        return random("fdk_");
    }

    private static SessionToken random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(
                prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a caller sent; empty if it cannot be a token. */
    public static Optional<SessionToken> parse(String value) {
        return SHAPE.matcher(value).matches()
                ? Optional.of(new SessionToken(value))
                : Optional.empty();
    }

    /** The hash by which the session is known. The token has 256 random bits, so a fast hash without salt is enough. */
    SessionKey key() {
        try {
            return new SessionKey(
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "(token)";
    }
}
