package org.frontdesk.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A seal over a stretch of one log, and over the seal before.
 *
 * @param number 1, 2, 3 and so on; 0 for where the chain begins
 * @param log the table
 * @param firstId the stretch by the ids of its entries, both inclusive
 */
record Seal(
        long number,
        String log,
        long firstId,
        long lastId,
        SealedEntries entries,
        byte[] hash,
        Instant sealedAt) {

    private static final int HASH_BYTES = 32;

    /** What the first seal follows. */
    static final Seal BEGINNING =
            new Seal(
                    0,
                    "",
                    0,
                    0,
                    new SealedEntries(0, new byte[HASH_BYTES]),
                    new byte[HASH_BYTES],
                    Instant.EPOCH);

    /** The seal after this one. */
    Seal next(String log, long firstId, long lastId, SealedEntries entries) {
        long number = this.number + 1;
        byte[] next = hash(hash, number, log, firstId, lastId, entries);
        return new Seal(number, log, firstId, lastId, entries, next, Instant.EPOCH);
    }

    /** Whether it is what follows that one. */
    boolean follows(Seal before) {
        return number == before.number + 1
                && Arrays.equals(hash, hash(before.hash, number, log, firstId, lastId, entries));
    }

    String hashInHex() {
        return HexFormat.of().formatHex(hash);
    }

    /** SHA-256 of the fields as text, a vertical bar between each two. */
    private static byte[] hash(
            byte[] before,
            long number,
            String log,
            long firstId,
            long lastId,
            SealedEntries entries) {
        String text =
                String.join(
                        "|",
                        HexFormat.of().formatHex(before),
                        Long.toString(number),
                        log,
                        Long.toString(firstId),
                        Long.toString(lastId),
                        Long.toString(entries.count()),
                        HexFormat.of().formatHex(entries.hash()));
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
