package org.frontdesk.server.appointments;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.server.Answered;

import java.util.UUID;
import java.util.function.Supplier;

/** Requests as a desk makes them, and what came back. */
public final class Commands {

    private Commands() {}

    /**
     * What a caller was told.
     *
     * @param appointment null when refused
     * @param refused null when not
     */
    public record Answer(Appointment appointment, Answered refused) {

        /** The reason of the refusal, or {@code OK}. */
        public String reason() {
            return refused == null ? "OK" : refused.reason();
        }

        public boolean isOk() {
            return refused == null;
        }
    }

    public static Answer answerOf(Supplier<Appointment> call) {
        try {
            return new Answer(call.get(), null);
        } catch (StatusRuntimeException refused) {
            return new Answer(null, Answered.of(refused));
        }
    }

    public static BookAppointmentRequest booking(UUID slot, UUID patient) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setPatientId(patient.toString())
                .setReason("check-up")
                .build();
    }

    public static ConfirmAppointmentRequest confirming(String appointment) {
        return ConfirmAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment)
                .build();
    }

    public static CancelAppointmentRequest cancelling(String appointment) {
        return CancelAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment)
                .setReason("the patient called")
                .build();
    }
}
