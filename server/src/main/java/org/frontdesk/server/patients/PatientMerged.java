package org.frontdesk.server.patients;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/**
 * The record was merged into another, which is the one to go on with.
 *
 * @param into never merged itself
 */
public record PatientMerged(PatientId patient, PatientId into) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.PATIENT_MERGED;
    }

    @Override
    public String sentence() {
        return "This record was merged into another one.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("patient_id", patient.toString(), "merged_into", into.toString());
    }
}
