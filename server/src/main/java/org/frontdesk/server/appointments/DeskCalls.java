package org.frontdesk.server.appointments;

import org.frontdesk.api.v1.BookWalkInRequest;
import org.frontdesk.api.v1.BookWalkInResponse;
import org.frontdesk.api.v1.OverbookAppointmentRequest;
import org.frontdesk.api.v1.OverbookAppointmentResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.SlotId;

/** The calls that book as only staff do, for whoever stands at the desk or must be fitted in: decodes, has it decided, encodes. */
final class DeskCalls {

    private static final int LONGEST_REASON = 500;

    private final AppointmentCommands commands;
    private final AppointmentMessages messages;
    private final BookingRefusals refusals;
    private final ClinicDays days;

    DeskCalls(
            AppointmentCommands commands,
            AppointmentMessages messages,
            BookingRefusals refusals,
            ClinicDays days) {
        this.commands = commands;
        this.messages = messages;
        this.refusals = refusals;
        this.days = days;
    }

    OverbookAppointmentResponse overbook(OverbookAppointmentRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        PatientId patient = fields.id("patient_id", request.getPatientId(), PatientId::new);
        String reason = fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        String why =
                fields.text("overbooking_reason", request.getOverbookingReason(), LONGEST_REASON);
        fields.check();
        var settled =
                commands.settle(
                        new OverbookAppointment(
                                Intention.of(requestId, caller.userId(), request),
                                caller,
                                slot,
                                patient,
                                reason,
                                why));
        return switch (settled) {
            case Settled.Reused<OverbookAppointment.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<OverbookAppointment.Outcome>(
                            OverbookAppointment.Overbooked(var booked)) ->
                    OverbookAppointmentResponse.newBuilder()
                            .setAppointment(messages.encode(booked))
                            .build();
            case Settled.As<OverbookAppointment.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller);
        };
    }

    BookWalkInResponse walkIn(BookWalkInRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        PatientId patient = fields.id("patient_id", request.getPatientId(), PatientId::new);
        String reason = fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        fields.check();
        var settled =
                commands.settle(
                        new BookWalkIn(
                                Intention.of(requestId, caller.userId(), request),
                                caller,
                                slot,
                                patient,
                                reason,
                                days));
        return switch (settled) {
            case Settled.Reused<BookWalkIn.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<BookWalkIn.Outcome>(BookWalkIn.WalkedIn(var begun)) ->
                    BookWalkInResponse.newBuilder().setAppointment(messages.encode(begun)).build();
            case Settled.As<BookWalkIn.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller);
        };
    }
}
