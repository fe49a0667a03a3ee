package org.frontdesk.server.types;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** No kind of appointment has this id. */
public record AppointmentTypeUnknown(AppointmentTypeId type) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.APPOINTMENT_TYPE_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "There is no such appointment type.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("appointment_type_id", type.toString());
    }
}
