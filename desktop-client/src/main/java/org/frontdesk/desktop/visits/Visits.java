package org.frontdesk.desktop.visits;

import io.grpc.MethodDescriptor;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentResponse;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.CheckInAppointmentResponse;
import org.frontdesk.api.v1.CompleteAppointmentRequest;
import org.frontdesk.api.v1.CompleteAppointmentResponse;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentResponse;
import org.frontdesk.api.v1.MarkNoShowRequest;
import org.frontdesk.api.v1.MarkNoShowResponse;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.RescheduleAppointmentResponse;
import org.frontdesk.api.v1.StartAppointmentRequest;
import org.frontdesk.api.v1.StartAppointmentResponse;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.api.v1.UndoLastStepResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Takes the steps of visits. A step that got no answer is sent with the same request id when it is pressed again. Used on
 * the JavaFX thread, on which the answers come too.
 */
public final class Visits {

    private final SignedInServer server;
    private final Executor fx;
    private final Map<List<?>, Intention> open = new HashMap<>();

    public Visits(SignedInServer server, Executor fx) {
        this.server = server;
        this.fx = fx;
    }

    /** Takes a step that needs no more words; a cancellation without a reason among them. */
    public CompletableFuture<Answer<Appointment>> take(Step step, Appointment appointment) {
        String id = appointment.getAppointmentId();
        return switch (step) {
            case CONFIRM ->
                    send(
                            AppointmentServiceGrpc.getConfirmAppointmentMethod(),
                            List.of(step, id),
                            request ->
                                    ConfirmAppointmentRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            ConfirmAppointmentResponse::getAppointment);
            case CHECK_IN ->
                    send(
                            AppointmentServiceGrpc.getCheckInAppointmentMethod(),
                            List.of(step, id),
                            request ->
                                    CheckInAppointmentRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            CheckInAppointmentResponse::getAppointment);
            case START ->
                    send(
                            AppointmentServiceGrpc.getStartAppointmentMethod(),
                            List.of(step, id),
                            request ->
                                    StartAppointmentRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            StartAppointmentResponse::getAppointment);
            case COMPLETE ->
                    send(
                            AppointmentServiceGrpc.getCompleteAppointmentMethod(),
                            List.of(step, id),
                            request ->
                                    CompleteAppointmentRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            CompleteAppointmentResponse::getAppointment);
            case NO_SHOW ->
                    send(
                            AppointmentServiceGrpc.getMarkNoShowMethod(),
                            List.of(step, id),
                            request ->
                                    MarkNoShowRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            MarkNoShowResponse::getAppointment);
            case CANCEL -> cancel(appointment, CancellationCode.CANCELLATION_CODE_UNSPECIFIED, "");
            case UNDO ->
                    send(
                            AppointmentServiceGrpc.getUndoLastStepMethod(),
                            List.of(step, id),
                            request ->
                                    UndoLastStepRequest.newBuilder()
                                            .setRequestId(request)
                                            .setAppointmentId(id)
                                            .build(),
                            UndoLastStepResponse::getAppointment);
        };
    }

    /** Calls an appointment off, or gives a hold back. */
    public CompletableFuture<Answer<Appointment>> cancel(
            Appointment appointment, CancellationCode code, String reason) {
        String id = appointment.getAppointmentId();
        return send(
                AppointmentServiceGrpc.getCancelAppointmentMethod(),
                List.of(Step.CANCEL, id, code, reason),
                request ->
                        CancelAppointmentRequest.newBuilder()
                                .setRequestId(request)
                                .setAppointmentId(id)
                                .setCode(code)
                                .setReason(reason)
                                .build(),
                CancelAppointmentResponse::getAppointment);
    }

    /** Moves an appointment to another slot; neither place is lost if that can't be done. */
    public CompletableFuture<Answer<Appointment>> reschedule(
            Appointment appointment, String slotId) {
        String id = appointment.getAppointmentId();
        return send(
                AppointmentServiceGrpc.getRescheduleAppointmentMethod(),
                List.of("reschedule", id, slotId),
                request ->
                        RescheduleAppointmentRequest.newBuilder()
                                .setRequestId(request)
                                .setAppointmentId(id)
                                .setSlotId(slotId)
                                .build(),
                RescheduleAppointmentResponse::getAppointment);
    }

    private <Q, R> CompletableFuture<Answer<Appointment>> send(
            MethodDescriptor<Q, R> method,
            List<?> content,
            Function<String, Q> request,
            Function<R, Appointment> changed) {
        Intention intention =
                open.computeIfAbsent(content, wanted -> new Intention(UUID::randomUUID));
        return server.call(method, request.apply(intention.idFor(content)))
                .thenApplyAsync(
                        answer -> {
                            intention.answered(answer);
                            if (intention.isSettled()) {
                                open.remove(content);
                            }
                            return answer.map(changed);
                        },
                        fx);
    }
}
