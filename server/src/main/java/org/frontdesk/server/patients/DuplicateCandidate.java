package org.frontdesk.server.patients;

import java.util.List;

/**
 * A patient who may be the same person as somebody new.
 *
 * @param score 0 to 1, the higher the likelier
 * @param matchedFields by their names in the contract
 */
public record DuplicateCandidate(Patient patient, double score, List<String> matchedFields) {

    /** From here on somebody has to say that these are two people. */
    static final double LIKELY = 0.6;
}
