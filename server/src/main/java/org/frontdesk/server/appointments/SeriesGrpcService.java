package org.frontdesk.server.appointments;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import com.google.protobuf.Message;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.BookSeriesRequest;
import org.frontdesk.api.v1.BookSeriesResponse;
import org.frontdesk.api.v1.CancelSeriesRequest;
import org.frontdesk.api.v1.CancelSeriesResponse;
import org.frontdesk.api.v1.ConfirmSeriesRequest;
import org.frontdesk.api.v1.ConfirmSeriesResponse;
import org.frontdesk.api.v1.GetSeriesRequest;
import org.frontdesk.api.v1.GetSeriesResponse;
import org.frontdesk.api.v1.SeriesServiceGrpc.SeriesServiceImplBase;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;

/** The contract's SeriesService. */
public final class SeriesGrpcService extends SeriesServiceImplBase {

    private static final int LONGEST_REASON = 500;

    private final AppointmentCommands commands;
    private final SeriesQueries queries;
    private final AppointmentMessages messages;
    private final SeriesBooking booking;

    public SeriesGrpcService(
            AppointmentCommands commands,
            SeriesQueries queries,
            AppointmentMessages messages,
            SeriesBooking booking) {
        this.commands = commands;
        this.queries = queries;
        this.messages = messages;
        this.booking = booking;
    }

    @Override
    public void bookSeries(BookSeriesRequest request, StreamObserver<BookSeriesResponse> observer) {
        Unary.answer(observer, () -> booking.book(request));
    }

    @Override
    public void confirmSeries(
            ConfirmSeriesRequest request, StreamObserver<ConfirmSeriesResponse> observer) {
        Unary.answer(observer, () -> confirm(request));
    }

    @Override
    public void cancelSeries(
            CancelSeriesRequest request, StreamObserver<CancelSeriesResponse> observer) {
        Unary.answer(observer, () -> cancel(request));
    }

    @Override
    public void getSeries(GetSeriesRequest request, StreamObserver<GetSeriesResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    private ConfirmSeriesResponse confirm(ConfirmSeriesRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SeriesId series = fields.id("series_id", request.getSeriesId(), SeriesId::new);
        fields.check();
        var settled =
                commands.settle(
                        new ConfirmSeries(
                                intention(requestId, caller, request),
                                caller,
                                series,
                                ids(caller, series)));
        return switch (settled) {
            case Settled.Reused<ConfirmSeries.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ConfirmSeries.Outcome>(
                            ConfirmSeries.Confirmed(var confirmed, var expired)) ->
                    ConfirmSeriesResponse.newBuilder()
                            .addAllAppointments(messages.encode(confirmed))
                            .addAllExpiredAppointmentIds(
                                    expired.stream().map(AppointmentId::toString).toList())
                            .build();
            case Settled.As<ConfirmSeries.Outcome>(Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    private CancelSeriesResponse cancel(CancelSeriesRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SeriesId series = fields.id("series_id", request.getSeriesId(), SeriesId::new);
        var from =
                fields.optionalId(
                        "from_appointment_id", request.getFromAppointmentId(), AppointmentId::new);
        String words = fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        var code = AppointmentMessages.cancellationCode(request.getCode());
        if (code.isEmpty()) {
            fields.violation("code", "is not a reason to cancel");
        }
        fields.check();
        var settled =
                commands.settle(
                        new CancelSeries(
                                intention(requestId, caller, request),
                                caller,
                                series,
                                ids(caller, series),
                                from,
                                new Cancellation(code.orElseThrow(), words)));
        return switch (settled) {
            case Settled.Reused<CancelSeries.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<CancelSeries.Outcome>(CancelSeries.Cancelled(var cancelled)) ->
                    CancelSeriesResponse.newBuilder()
                            .addAllAppointments(messages.encode(cancelled))
                            .build();
            case Settled.As<CancelSeries.Outcome>(Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    private GetSeriesResponse get(GetSeriesRequest request) {
        var fields = new Fields();
        SeriesId id = fields.id("series_id", request.getSeriesId(), SeriesId::new);
        fields.check();
        List<Appointment> appointments = queries.appointments(Caller.current(), id);
        if (appointments.isEmpty()) {
            throw Refusals.statusOf(new Refused.SeriesUnknown(id));
        }
        return GetSeriesResponse.newBuilder()
                .setSeries(encode(queries.get(id).orElseThrow()))
                .addAllAppointments(messages.encode(appointments))
                .build();
    }

    /** Which they are never changes; what state they are in, the lane sees. */
    private List<AppointmentId> ids(Caller caller, SeriesId series) {
        return queries.appointments(caller, series).stream().map(Appointment::id).toList();
    }

    private static Intention intention(RequestId id, Caller caller, Message request) {
        return Intention.of(id, caller.userId(), request);
    }

    private static org.frontdesk.api.v1.Series encode(Series series) {
        return org.frontdesk.api.v1.Series.newBuilder()
                .setSeriesId(series.id().toString())
                .setPatientId(series.patient().toString())
                .setDoctorId(series.doctor().toString())
                .setEveryWeeks(series.everyWeeks())
                .setBookedByUserId(series.bookedBy().toString())
                .setBookedAt(timestamp(series.bookedAt()))
                .build();
    }
}
