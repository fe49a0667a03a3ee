package org.frontdesk.server.requests;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/**
 * The record was changed since the caller read it; nothing was written. Sealed outcomes wrap it, as records of their own
 * are what is stored.
 *
 * @param etag the record's etag now
 */
public record EtagMismatch(String etag) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.ETAG_MISMATCH;
    }

    @Override
    public String sentence() {
        return "Somebody else has changed this meanwhile.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("etag", etag);
    }
}
