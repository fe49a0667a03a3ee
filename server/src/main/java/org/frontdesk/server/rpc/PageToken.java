package org.frontdesk.server.rpc;

import com.google.protobuf.Message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where the next page of a list begins: the sort key of the last row, and a mark of the filter it belongs to, so that a
 * token is not used with another. Opaque to callers. Lists go on by key and not by counting, so that rows added meanwhile
 * neither hide nor repeat others.
 */
public record PageToken(List<String> lastKey) {

    private static final String SEPARATOR = "\u0000";

    /**
     * @param request the request without its page size and token
     */
    public String encode(Message request) {
        byte[] key = String.join(SEPARATOR, lastKey).getBytes(StandardCharsets.UTF_8);
        byte[] token =
                ByteBuffer.allocate(Integer.BYTES + key.length)
                        .putInt(mark(request))
                        .put(key)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The token, or a violation of {@code page_token} if it was not made for this request. Empty: the first page. */
    public static Optional<PageToken> decode(
            Fields fields, String token, Message request, int keyParts) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            int mark = bytes.getInt();
            List<String> key =
                    Arrays.asList(
                            StandardCharsets.UTF_8.decode(bytes).toString().split(SEPARATOR, -1));
            if (mark == mark(request) && key.size() == keyParts) {
                return Optional.of(new PageToken(key));
            }
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException broken) {
            // answered below, as every other token that this server did not make
        }
        fields.violation("page_token", "is not one that was given for these other fields");
        return Optional.empty();
    }

    private static int mark(Message request) {
        return Arrays.hashCode(request.toByteArray());
    }
}
