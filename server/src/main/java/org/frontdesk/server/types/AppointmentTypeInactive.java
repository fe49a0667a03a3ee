package org.frontdesk.server.types;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** Appointments of this kind are not booked any more. */
public record AppointmentTypeInactive(AppointmentTypeId type) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.APPOINTMENT_TYPE_INACTIVE;
    }

    @Override
    public String sentence() {
        return "Appointments of this type are not booked any more.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("appointment_type_id", type.toString());
    }
}
