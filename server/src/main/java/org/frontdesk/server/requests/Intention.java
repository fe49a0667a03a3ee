package org.frontdesk.server.requests;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;

import org.frontdesk.server.access.UserId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What one caller wants done once.
 *
 * @param id made by the caller, kept for retries
 * @param actor who wants it; nobody else is given its outcome
 * @param operation the full name of the request's type
 * @param contentHash SHA-256 of the request, to tell a retry from an id used twice
 */
public record Intention(RequestId id, UserId actor, String operation, ByteString contentHash) {

    public static Intention of(RequestId id, UserId actor, Message request) {
        return new Intention(
                id,
                actor,
                request.getDescriptorForType().getFullName(),
                sha256(request.toByteArray()));
    }

    /** Whether this is the intention that was settled as {@code stored}. */
    boolean isThatOf(StoredOutcome stored) {
        return actor.equals(stored.actor())
                && operation.equals(stored.operation())
                && contentHash.equals(stored.contentHash());
    }

    private static ByteString sha256(byte[] content) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
