package org.frontdesk.desktop.downtime;

import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of one person's sheets at this desk, derived from their password. Lives in memory only. */
public final class SheetKey {

    /** What OWASP asks of PBKDF2 with SHA-256; a few tenths of a second, once at sign-in. */
    static final int ITERATIONS = 600_000;

    static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private final byte[] salt;
    private final int iterations;
    private final SecretKey secret;

    private SheetKey(byte[] salt, int iterations, SecretKey secret) {
        this.salt = salt;
        this.iterations = iterations;
        this.secret = secret;
    }

    /** A new one, with a salt of its own. */
    public static SheetKey of(String password, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(password, salt, ITERATIONS);
    }

    static SheetKey of(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            return new SheetKey(salt.clone(), iterations, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has PBKDF2", missing);
        } finally {
            spec.clearPassword();
        }
    }

    byte[] salt() {
        return salt.clone();
    }

    int iterations() {
        return iterations;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "key of a downtime sheet"; // never the key
    }
}
