package org.frontdesk.server.appointments;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.RescheduleAppointmentResponse;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.api.v1.SwapAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.SlotId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The calls that move appointments: decodes, has it decided, encodes. */
final class MoveCalls {

    private final AppointmentCommands commands;
    private final AppointmentQueries queries;
    private final AppointmentMessages messages;
    private final BookingRefusals refusals;

    MoveCalls(
            AppointmentCommands commands,
            AppointmentQueries queries,
            AppointmentMessages messages,
            BookingRefusals refusals) {
        this.commands = commands;
        this.queries = queries;
        this.messages = messages;
        this.refusals = refusals;
    }

    RescheduleAppointmentResponse reschedule(RescheduleAppointmentRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        AppointmentId id =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        fields.check();
        var moved =
                move(
                        requestId,
                        request,
                        List.of(new MoveAppointments.Move(id, Optional.empty(), slot)));
        return RescheduleAppointmentResponse.newBuilder()
                .setAppointment(messages.encode(moved.getFirst()))
                .build();
    }

    SwapAppointmentsResponse swap(SwapAppointmentsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        AppointmentId first =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        AppointmentId second =
                fields.id(
                        "other_appointment_id",
                        request.getOtherAppointmentId(),
                        AppointmentId::new);
        if (first != null && first.equals(second)) {
            fields.violation("other_appointment_id", "is the same appointment");
        }
        fields.check();
        SlotId firstSlot = slotOf(first);
        SlotId secondSlot = slotOf(second);
        var moved =
                move(
                        requestId,
                        request,
                        List.of(
                                new MoveAppointments.Move(
                                        first, Optional.of(firstSlot), secondSlot),
                                new MoveAppointments.Move(
                                        second, Optional.of(secondSlot), firstSlot)));
        return SwapAppointmentsResponse.newBuilder()
                .addAllAppointments(messages.encode(moved))
                .build();
    }

    /** Where it is now; the lane makes sure that it still is when both move. */
    private SlotId slotOf(AppointmentId id) {
        return queries.get(Caller.current(), id)
                .map(Appointment::slot)
                .orElseThrow(() -> Refusals.statusOf(new Refused.AppointmentUnknown(id)));
    }

    private Duration needed(Caller caller, List<MoveAppointments.Move> moves) {
        return queries.get(caller, moves.getFirst().appointment())
                .map(Appointment::needed)
                .orElse(Duration.ZERO);
    }

    private List<Appointment> move(
            RequestId requestId, Message request, List<MoveAppointments.Move> moves) {
        Caller caller = Caller.current();
        var intention = Intention.of(requestId, caller.userId(), request);
        return switch (commands.settle(new MoveAppointments(intention, caller, moves))) {
            case Settled.Reused<MoveAppointments.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<MoveAppointments.Outcome>(MoveAppointments.Moved(var moved)) -> moved;
            case Settled.As<MoveAppointments.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller, () -> needed(caller, moves));
        };
    }
}
