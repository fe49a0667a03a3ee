package org.frontdesk.server.access;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes passwords with argon2id, in the PHC format {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The parameters are
 * those the OWASP Password Storage Cheat Sheet recommends; a stored hash keeps its own, so they can be raised later.
 */
public final class PasswordHashes {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** A stored hash may ask for no more than this, so that a broken row cannot eat the server's memory. */
    private static final int MOST_MEMORY_KIB = 256 * 1024;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Semaphore places;
    private final SecureRandom random = new SecureRandom();
    private final String ofNobody = hashOfNobody();

    /**
     * @param mostAtOnce how many hashes are computed at the same time; each takes 19 MiB and all of one processor
     */
    public PasswordHashes(int mostAtOnce) {
        this.places = new Semaphore(mostAtOnce);
    }

    /** As many at once as there are processors. */
    public PasswordHashes() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** The PHC string to store for a password. */
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash =
                compute(password, salt, MEMORY_KIB, ITERATIONS, PARALLELISM, new byte[HASH_BYTES]);
        return phc(salt, hash);
    }

    /** Whether the password is the one whose PHC string was stored. */
    public boolean matches(char[] password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a stored password hash is not argon2id in PHC format");
        }
        int memoryKib = Integer.parseInt(parts.group(1));
        if (memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("a stored password hash asks for too much memory");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual =
                compute(
                        password,
                        salt,
                        memoryKib,
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        new byte[expected.length]);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as {@link #matches} and is false: for a user who does not exist, so that time tells nothing. */
    public boolean matchesNobody(char[] password) {
        matches(password, ofNobody);
        return false;
    }

    private byte[] compute(
            char[] password, byte[] salt, int memoryKib, int iterations, int lanes, byte[] hash) {
        places.acquireUninterruptibly();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(memoryKib)
                            .withIterations(iterations)
                            .withParallelism(lanes)
                            .withSalt(salt)
                            .build());
            argon2.generateBytes(bytes(password), hash);
            return hash;
        } finally {
            places.release();
        }
    }

    /** One form for each character (RFC 8265), as keyboards differ in how they compose an accent. */
    private static byte[] bytes(char[] password) {
        return Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFC)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of no known password: its bytes are random. */
    private String hashOfNobody() {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return phc(salt, hash);
    }

    private static String phc(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        ITERATIONS,
                        PARALLELISM,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
