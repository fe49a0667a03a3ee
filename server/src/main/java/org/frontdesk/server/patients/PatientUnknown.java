package org.frontdesk.server.patients;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** No patient has this id or number, or they are not the caller's to see. */
public record PatientUnknown(Map<String, String> metadata) implements Refusal {

    public PatientUnknown(PatientId patient) {
        this(Map.of("patient_id", patient.toString()));
    }

    public PatientUnknown(long number) {
        this(Map.of("patient_number", Long.toString(number)));
    }

    @Override
    public Reason reason() {
        return Reason.PATIENT_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "There is no such patient.";
    }
}
