package org.frontdesk.server.appointments;

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
        Caller caller = Caller.current();
        var intention = Intention.of(requestId, caller.userId(), request);
        var move = new MoveAppointments.Move(id, Optional.empty(), slot);
        var moved = moved(new MoveAppointments(intention, caller, List.of(move)), caller, id);
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
        Caller caller = Caller.current();
        var intention = Intention.of(requestId, caller.userId(), request);
        var moved = moved(swap(intention, caller, first, second), caller, first);
        return SwapAppointmentsResponse.newBuilder()
                .addAllAppointments(messages.encode(moved))
                .build();
    }

    private AppointmentCommand<MoveAppointments.Outcome> swap(
            Intention intention, Caller caller, AppointmentId first, AppointmentId second) {
        Optional<SlotId> firstSlot = slotOf(first, caller);
        Optional<SlotId> secondSlot = slotOf(second, caller);
        if (firstSlot.isEmpty() || secondSlot.isEmpty()) {
            return new MoveOfNothing(intention, firstSlot.isEmpty() ? first : second);
        }
        return new MoveAppointments(
                intention,
                caller,
                List.of(
                        new MoveAppointments.Move(first, firstSlot, secondSlot.get()),
                        new MoveAppointments.Move(second, secondSlot, firstSlot.get())));
    }

    /** Where it is now, if the caller may see it; the lane makes sure that it still is when both move. */
    private Optional<SlotId> slotOf(AppointmentId id, Caller caller) {
        return queries.get(caller, id).map(Appointment::slot);
    }

    private Duration needed(Caller caller, AppointmentId first) {
        return queries.get(caller, first).map(Appointment::needed).orElse(Duration.ZERO);
    }

    /**
     * @param first whose length decides which other slots are offered
     */
    private List<Appointment> moved(
            AppointmentCommand<MoveAppointments.Outcome> command,
            Caller caller,
            AppointmentId first) {
        return switch (commands.settle(command)) {
            case Settled.Reused<MoveAppointments.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<MoveAppointments.Outcome>(MoveAppointments.Moved(var moved)) -> moved;
            case Settled.As<MoveAppointments.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller, () -> needed(caller, first));
        };
    }
}
