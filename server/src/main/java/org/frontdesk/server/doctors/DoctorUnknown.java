package org.frontdesk.server.doctors;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** No doctor has this id. */
public record DoctorUnknown(DoctorId doctor) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.DOCTOR_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "There is no such doctor.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("doctor_id", doctor.toString());
    }
}
