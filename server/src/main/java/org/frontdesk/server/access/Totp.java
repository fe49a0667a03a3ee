package org.frontdesk.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator makes them: HMAC-SHA-1, six digits, steps of 30 seconds.
 */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);

    private static final String HMAC = "HmacSHA1";
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** Telephones are a little slow or fast, and people take their time to type (RFC 6238, 5.2). */
    private static final int STEPS_OF_DRIFT = 1;

    private Totp() {}

    /** The number of the step that lasts now. */
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of one step. */
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf; // the dynamic truncation of RFC 4226, 5.3
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format("%0" + DIGITS + "d", number % MODULUS);
    }

    /** The step whose code was typed: the one that lasts now or one beside it, later than {@code after}. */
    static OptionalLong stepOf(String typed, byte[] secret, Instant now, long after) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OF_DRIFT; step <= current + STEPS_OF_DRIFT; step++) {
            if (isSame(code(secret, step), typed) && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean isSame(String code, String typed) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
