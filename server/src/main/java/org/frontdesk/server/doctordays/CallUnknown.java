package org.frontdesk.server.doctordays;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** The appointment was never on the call list. */
public record CallUnknown(AppointmentId appointment) implements Refusal, MarkCalled.Outcome {

    @Override
    public Reason reason() {
        return Reason.CALL_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "This appointment is not on the call list.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("appointment_id", appointment.toString());
    }
}
