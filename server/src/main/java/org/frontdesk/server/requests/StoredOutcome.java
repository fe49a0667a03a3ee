package org.frontdesk.server.requests;

import com.google.protobuf.ByteString;

import org.frontdesk.server.access.UserId;

/** What was answered to a request id, as it is stored. */
public record StoredOutcome(
        UserId actor, String operation, ByteString contentHash, String outcomeJson) {

    public static StoredOutcome of(Intention intention, String outcomeJson) {
        return new StoredOutcome(
                intention.actor(), intention.operation(), intention.contentHash(), outcomeJson);
    }

    /** The answer to an intention that came with the same id. */
    public <O> Settled<O> answerTo(Intention intention, OutcomeJson<O> json) {
        return intention.isThatOf(this)
                ? new Settled.As<>(json.read(outcomeJson))
                : new Settled.Reused<>();
    }
}
