package org.frontdesk.server.appointments;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldPlaceResponse;
import org.frontdesk.api.v1.HoldServiceGrpc.HoldServiceImplBase;
import org.frontdesk.api.v1.ListHoldsRequest;
import org.frontdesk.api.v1.ListHoldsResponse;
import org.frontdesk.api.v1.ReleaseHoldRequest;
import org.frontdesk.api.v1.ReleaseHoldResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.HoldMessages;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.SlotId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's HoldService: decodes, calls, encodes. */
public final class HoldGrpcService extends HoldServiceImplBase {

    private static final int MOST_DOCTORS = 500;

    /** Longer than that is no hold any more but a block. */
    private static final int MOST_HOLD_SECONDS = 3_600;

    private final AppointmentCommands commands;
    private final HoldQueries queries;
    private final BookingRefusals refusals;

    public HoldGrpcService(
            AppointmentCommands commands, HoldQueries queries, NearestFreeSlots nearestFree) {
        this.commands = commands;
        this.queries = queries;
        this.refusals = new BookingRefusals(nearestFree);
    }

    @Override
    public void holdPlace(HoldPlaceRequest request, StreamObserver<HoldPlaceResponse> observer) {
        Unary.answer(observer, () -> hold(request));
    }

    @Override
    public void releaseHold(
            ReleaseHoldRequest request, StreamObserver<ReleaseHoldResponse> observer) {
        Unary.answer(observer, () -> release(request));
    }

    @Override
    public void listHolds(ListHoldsRequest request, StreamObserver<ListHoldsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    private HoldPlaceResponse hold(HoldPlaceRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        int seconds =
                fields.number("hold_seconds", request.getHoldSeconds(), 1, MOST_HOLD_SECONDS, 0);
        fields.check();
        var intention = Intention.of(requestId, caller.userId(), request);
        Optional<Duration> length =
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        var settled = commands.settle(new HoldPlace(intention, caller, slot, length));
        return switch (settled) {
            case Settled.Reused<HoldPlace.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<HoldPlace.Outcome>(HoldPlace.Held(var held)) ->
                    HoldPlaceResponse.newBuilder().setHold(HoldMessages.encode(held)).build();
            case Settled.As<HoldPlace.Outcome>(Refused refused) -> throw refusal(refused, caller);
        };
    }

    private ReleaseHoldResponse release(ReleaseHoldRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        HoldId hold = fields.id("hold_id", request.getHoldId(), HoldId::new);
        fields.check();
        var intention = Intention.of(requestId, caller.userId(), request);
        var settled = commands.settle(new ReleaseHold(intention, caller, hold));
        return switch (settled) {
            case Settled.Reused<ReleaseHold.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ReleaseHold.Outcome>(ReleaseHold.Released(var released)) ->
                    ReleaseHoldResponse.newBuilder().setHold(HoldMessages.encode(released)).build();
            case Settled.As<ReleaseHold.Outcome>(Refused refused) -> throw refusal(refused, caller);
        };
    }

    private ListHoldsResponse list(ListHoldsRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 2);
        fields.check();
        var found =
                queries.list(
                        Caller.current(),
                        doctors,
                        request.getMineOnly(),
                        after.map(HoldGrpcService::position),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, mark, HoldGrpcService::key);
        return ListHoldsResponse.newBuilder()
                .addAllHolds(page.rows().stream().map(HoldMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private StatusRuntimeException refusal(Refused refused, Caller caller) {
        return refusals.of(refused, caller);
    }

    private static HoldQueries.Position position(PageToken token) {
        return new HoldQueries.Position(
                Instant.parse(token.lastKey().get(0)), UUID.fromString(token.lastKey().get(1)));
    }

    private static List<String> key(Hold last) {
        return List.of(last.expiresAt().toString(), last.id().toString());
    }
}
