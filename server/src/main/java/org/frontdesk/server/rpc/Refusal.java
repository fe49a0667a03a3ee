package org.frontdesk.server.rpc;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.Map;

/**
 * An expected answer that is a no. Features declare theirs as records of a sealed outcome; {@link Refusals} turns any of
 * them into a status, so no feature knows gRPC's error model.
 */
public interface Refusal {

    /** The stable reason for programs. */
    @JsonIgnore
    Reason reason();

    /** One sentence for people, in English, without a patient's data. */
    @JsonIgnore
    String sentence();

    /** Facts for programs, such as the id of what is in the way; keys are tabled in the proto README. */
    @JsonIgnore
    default Map<String, String> metadata() {
        return Map.of();
    }
}
