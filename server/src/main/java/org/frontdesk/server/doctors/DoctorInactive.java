package org.frontdesk.server.doctors;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** The doctor takes no appointments any more. */
public record DoctorInactive(DoctorId doctor) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.DOCTOR_INACTIVE;
    }

    @Override
    public String sentence() {
        return "The doctor takes no appointments any more.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("doctor_id", doctor.toString());
    }
}
