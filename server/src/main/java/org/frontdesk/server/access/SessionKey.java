package org.frontdesk.server.access;

import com.google.protobuf.ByteString;

/** Names a session: the SHA-256 hash of its token. Who knows it cannot use the session. */
public record SessionKey(ByteString hash) {

    public SessionKey(byte[] hash) {
        this(ByteString.copyFrom(hash));
    }

    byte[] bytes() {
        return hash.toByteArray();
    }

    @Override
    public String toString() {
        return "(session)";
    }
}
