package org.frontdesk.desktop.downtime;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A sheet as it lies on the disk: when it was written, how its key comes from the password, and the rest encrypted with
 * AES-GCM. The part that is not encrypted is authenticated, so none of it can be changed unnoticed either.
 *
 * @param writtenAt when it was written
 * @param head everything before the encrypted part, as it was read
 */
record SealedSheet(
        Instant writtenAt,
        byte[] salt,
        int iterations,
        byte[] nonce,
        byte[] head,
        byte[] encrypted) {

    /** {@code FDS1}: the first form of the file. */
    private static final int FORMAT = 0x46445331;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** More than any key here asks for: a forged file makes nobody wait for hours. */
    private static final int MOST_ITERATIONS = 10_000_000;

    /** Encrypts a sheet. */
    static byte[] seal(Sheet sheet, SheetKey key, RandomGenerator random) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeLong(sheet.asOf().getEpochSecond());
        out.writeInt(key.iterations());
        out.write(key.salt());
        out.write(nonce);
        byte[] head = bytes.toByteArray();
        try {
            out.write(cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(sheet.toBytes()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES-GCM", missing);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads all but what is encrypted.
     *
     * @throws IOException also when it is no such file
     */
    static SealedSheet read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        if (in.readInt() != FORMAT) {
            throw new IOException("not a downtime sheet");
        }
        long writtenAt = in.readLong();
        int iterations = in.readInt();
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IOException("not a downtime sheet");
        }
        byte[] salt = in.readNBytes(SheetKey.SALT_BYTES);
        byte[] nonce = in.readNBytes(NONCE_BYTES);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream again = new DataOutputStream(head);
        again.writeInt(FORMAT);
        again.writeLong(writtenAt);
        again.writeInt(iterations);
        again.write(salt);
        again.write(nonce);
        return new SealedSheet(
                Instant.ofEpochSecond(writtenAt),
                salt,
                iterations,
                nonce,
                head.toByteArray(),
                in.readAllBytes());
    }

    /** Decrypts it; empty when the password is another one, or somebody changed the file. */
    Optional<Sheet> open(String password) throws IOException {
        try {
            SheetKey key = SheetKey.of(password, salt, iterations);
            return Optional.of(
                    Sheet.of(cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(encrypted)));
        } catch (AEADBadTagException wrong) {
            return Optional.empty();
        } catch (GeneralSecurityException torn) {
            throw new IOException("not a whole downtime sheet", torn);
        }
    }

    private static Cipher cipher(int mode, SheetKey key, byte[] nonce, byte[] head)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        return cipher;
    }
}
