package org.frontdesk.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret a caller sends with every call: 256 random bits in base64url, after {@code fdk_} where it is a service's key.
 * Never stored and never printed.
 */
public record SessionToken(String value) {

    private static final int BYTES = 32;
    private static final int LETTERS = 43;
    private static final String SERVICE_KEY = "fdk_";
    private static final SecureRandom RANDOM = new SecureRandom();

    public SessionToken {
        if (!isToken(value)) {
            throw new IllegalArgumentException("not a session token");
        }
    }

    /** A new token that nobody can guess. */
    public static SessionToken random() {
        return random("");
    }

    /** A new key for a service; its beginning lets scanners find keys that were published by mistake. */
    static SessionToken randomServiceKey() {
        return random(SERVICE_KEY);
    }

    private static SessionToken random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(
                prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a caller sent; empty if it cannot be a token. */
    public static Optional<SessionToken> parse(String value) {
        return isToken(value) ? Optional.of(new SessionToken(value)) : Optional.empty();
    }

    /** Without a regular expression, as every call is asked. */
    private static boolean isToken(String value) {
        boolean isServiceKey =
                value.length() == SERVICE_KEY.length() + LETTERS && value.startsWith(SERVICE_KEY);
        return (isServiceKey || value.length() == LETTERS)
                && value.chars().allMatch(SessionToken::isBase64Url);
    }

    private static boolean isBase64Url(int letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_'
                || letter == '-';
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
