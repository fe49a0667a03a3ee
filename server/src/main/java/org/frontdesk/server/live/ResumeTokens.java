package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** Says a position of the feed so that a client can hand it back. Clients must not read it. */
final class ResumeTokens {

    /**
     * Continues nothing: a stream opened with it begins anew. Given while a snapshot is under way, so that a client that is
     * cut off then does not go on from a token it was given before.
     */
    static final String BEGIN_ANEW = "anew";

    private static final byte FORMAT = 1;
    private static final int LENGTH = 1 + Long.BYTES + Integer.BYTES + Integer.BYTES + Long.BYTES;

    private ResumeTokens() {}

    static String of(FeedPosition position) {
        byte[] bytes =
                ByteBuffer.allocate(LENGTH)
                        .put(FORMAT)
                        .putLong(position.system())
                        .putInt(position.timeline())
                        .putInt(position.database())
                        .putLong(position.lsn())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The position; empty for anything this server did not write. */
    static Optional<FeedPosition> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH || bytes[0] != FORMAT) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        return Optional.of(
                new FeedPosition(
                        buffer.getLong(), buffer.getInt(), buffer.getInt(), buffer.getLong()));
    }
}
