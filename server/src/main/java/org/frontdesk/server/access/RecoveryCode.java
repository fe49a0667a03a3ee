package org.frontdesk.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A code on paper that is taken once in place of the telephone's: 79 random bits. Only its hash is stored, and it is never
 * printed.
 */
record RecoveryCode(String value) {

    /** As many as are given out together: enough for years of telephones left at home. */
    static final int GIVEN_OUT = 10;

    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{" + CHARACTERS + "}");

    RecoveryCode {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("not a recovery code");
        }
    }

    /** New ones for one account. */
    static List<RecoveryCode> random() {
        return Stream.generate(() -> new RecoveryCode(GeneratedPassword.random(CHARACTERS)))
                .limit(GIVEN_OUT)
                .toList();
    }

    /** Whether what was typed could be one. */
    static boolean isShaped(String typed) {
        return SHAPE.matcher(typed).matches();
    }

    /** As it is read and typed. */
    String grouped() {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** By which it is known. It has too many random bits to be guessed, so a fast hash without salt is enough. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "(recovery code)";
    }
}
