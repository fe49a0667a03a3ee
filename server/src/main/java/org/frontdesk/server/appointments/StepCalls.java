package org.frontdesk.server.appointments;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentResponse;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.CheckInAppointmentResponse;
import org.frontdesk.api.v1.CompleteAppointmentRequest;
import org.frontdesk.api.v1.CompleteAppointmentResponse;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentResponse;
import org.frontdesk.api.v1.MarkNoShowRequest;
import org.frontdesk.api.v1.MarkNoShowResponse;
import org.frontdesk.api.v1.StartAppointmentRequest;
import org.frontdesk.api.v1.StartAppointmentResponse;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.api.v1.UndoLastStepResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.ClinicDays;

import java.util.Optional;

/** The calls that take an appointment a step on or back: decodes, has it decided, encodes. */
final class StepCalls {

    private static final int LONGEST_REASON = 500;

    private final AppointmentCommands commands;
    private final AppointmentMessages messages;
    private final BookingRefusals refusals;
    private final ClinicDays days;

    StepCalls(
            AppointmentCommands commands,
            AppointmentMessages messages,
            BookingRefusals refusals,
            ClinicDays days) {
        this.commands = commands;
        this.messages = messages;
        this.refusals = refusals;
        this.days = days;
    }

    ConfirmAppointmentResponse confirm(ConfirmAppointmentRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return ConfirmAppointmentResponse.newBuilder()
                .setAppointment(call.take(AppointmentStep.CONFIRM))
                .build();
    }

    CheckInAppointmentResponse checkIn(CheckInAppointmentRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return CheckInAppointmentResponse.newBuilder()
                .setAppointment(call.take(AppointmentStep.CHECK_IN))
                .build();
    }

    StartAppointmentResponse start(StartAppointmentRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return StartAppointmentResponse.newBuilder()
                .setAppointment(call.take(AppointmentStep.START))
                .build();
    }

    CompleteAppointmentResponse complete(CompleteAppointmentRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return CompleteAppointmentResponse.newBuilder()
                .setAppointment(call.take(AppointmentStep.COMPLETE))
                .build();
    }

    MarkNoShowResponse noShow(MarkNoShowRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return MarkNoShowResponse.newBuilder()
                .setAppointment(call.take(AppointmentStep.NO_SHOW))
                .build();
    }

    CancelAppointmentResponse cancel(CancelAppointmentRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        String words = call.fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        var code = AppointmentMessages.cancellationCode(request.getCode());
        if (code.isEmpty()) {
            call.fields.violation("code", "is not a reason to cancel");
        }
        return CancelAppointmentResponse.newBuilder()
                .setAppointment(
                        call.take(
                                AppointmentStep.CANCEL,
                                code.map(known -> new Cancellation(known, words))))
                .build();
    }

    UndoLastStepResponse undo(UndoLastStepRequest request) {
        var call = new Call(request.getRequestId(), request.getAppointmentId(), request);
        return UndoLastStepResponse.newBuilder().setAppointment(call.undo()).build();
    }

    /** What every one of these requests has. */
    private final class Call {

        private final Caller caller = Caller.current();
        private final Fields fields = new Fields();
        private final RequestId requestId;
        private final AppointmentId appointment;
        private final Message request;

        Call(String requestId, String appointmentId, Message request) {
            this.requestId = fields.id("request_id", requestId, RequestId::new);
            this.appointment = fields.id("appointment_id", appointmentId, AppointmentId::new);
            this.request = request;
        }

        org.frontdesk.api.v1.Appointment take(AppointmentStep step) {
            return take(step, Optional.empty());
        }

        org.frontdesk.api.v1.Appointment take(
                AppointmentStep step, Optional<Cancellation> cancellation) {
            fields.check();
            var settled =
                    commands.settle(
                            new TakeStep(
                                    intention(), caller, appointment, step, cancellation, days));
            return switch (settled) {
                case Settled.Reused<TakeStep.Outcome> reused -> throw Refusals.statusOf(reused);
                case Settled.As<TakeStep.Outcome>(TakeStep.Taken(var taken)) ->
                        messages.encode(taken);
                case Settled.As<TakeStep.Outcome>(Refused refused) ->
                        throw refusals.of(refused, caller);
            };
        }

        org.frontdesk.api.v1.Appointment undo() {
            fields.check();
            var settled = commands.settle(new UndoLastStep(intention(), caller, appointment, days));
            return switch (settled) {
                case Settled.Reused<UndoLastStep.Outcome> reused -> throw Refusals.statusOf(reused);
                case Settled.As<UndoLastStep.Outcome>(UndoLastStep.Undone(var undone)) ->
                        messages.encode(undone);
                case Settled.As<UndoLastStep.Outcome>(Refused refused) ->
                        throw refusals.of(refused, caller);
            };
        }

        private Intention intention() {
            return Intention.of(requestId, caller.userId(), request);
        }
    }
}
