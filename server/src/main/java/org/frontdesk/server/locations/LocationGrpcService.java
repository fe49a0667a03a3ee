package org.frontdesk.server.locations;

import com.google.protobuf.Message;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CreateLocationRequest;
import org.frontdesk.api.v1.CreateLocationResponse;
import org.frontdesk.api.v1.CreateRoomRequest;
import org.frontdesk.api.v1.CreateRoomResponse;
import org.frontdesk.api.v1.DeactivateLocationRequest;
import org.frontdesk.api.v1.DeactivateLocationResponse;
import org.frontdesk.api.v1.DeactivateRoomRequest;
import org.frontdesk.api.v1.DeactivateRoomResponse;
import org.frontdesk.api.v1.GetLocationRequest;
import org.frontdesk.api.v1.GetLocationResponse;
import org.frontdesk.api.v1.GetRoomRequest;
import org.frontdesk.api.v1.GetRoomResponse;
import org.frontdesk.api.v1.ListLocationsRequest;
import org.frontdesk.api.v1.ListLocationsResponse;
import org.frontdesk.api.v1.ListRoomsRequest;
import org.frontdesk.api.v1.ListRoomsResponse;
import org.frontdesk.api.v1.LocationServiceGrpc.LocationServiceImplBase;
import org.frontdesk.api.v1.ReactivateLocationRequest;
import org.frontdesk.api.v1.ReactivateLocationResponse;
import org.frontdesk.api.v1.ReactivateRoomRequest;
import org.frontdesk.api.v1.ReactivateRoomResponse;
import org.frontdesk.api.v1.UpdateLocationRequest;
import org.frontdesk.api.v1.UpdateLocationResponse;
import org.frontdesk.api.v1.UpdateRoomRequest;
import org.frontdesk.api.v1.UpdateRoomResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's LocationService. */
public final class LocationGrpcService extends LocationServiceImplBase {

    static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 500;

    private final LocationQueries queries;
    private final LocationProfiles locationProfiles;
    private final LocationActivity locationActivity;
    private final RoomCalls rooms;

    public LocationGrpcService(
            LocationQueries queries,
            LocationProfiles locationProfiles,
            LocationActivity locationActivity,
            RoomProfiles roomProfiles,
            RoomActivity roomActivity) {
        this.queries = queries;
        this.locationProfiles = locationProfiles;
        this.locationActivity = locationActivity;
        this.rooms = new RoomCalls(queries, roomProfiles, roomActivity);
    }

    @Override
    public void createLocation(
            CreateLocationRequest request, StreamObserver<CreateLocationResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void getLocation(
            GetLocationRequest request, StreamObserver<GetLocationResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listLocations(
            ListLocationsRequest request, StreamObserver<ListLocationsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void updateLocation(
            UpdateLocationRequest request, StreamObserver<UpdateLocationResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void deactivateLocation(
            DeactivateLocationRequest request,
            StreamObserver<DeactivateLocationResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        DeactivateLocationResponse.newBuilder()
                                .setLocation(
                                        setActive(
                                                request,
                                                request.getRequestId(),
                                                request.getLocationId(),
                                                request.getEtag(),
                                                false))
                                .build());
    }

    @Override
    public void reactivateLocation(
            ReactivateLocationRequest request,
            StreamObserver<ReactivateLocationResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        ReactivateLocationResponse.newBuilder()
                                .setLocation(
                                        setActive(
                                                request,
                                                request.getRequestId(),
                                                request.getLocationId(),
                                                request.getEtag(),
                                                true))
                                .build());
    }

    @Override
    public void createRoom(CreateRoomRequest request, StreamObserver<CreateRoomResponse> observer) {
        Unary.answer(observer, () -> rooms.create(request));
    }

    @Override
    public void getRoom(GetRoomRequest request, StreamObserver<GetRoomResponse> observer) {
        Unary.answer(observer, () -> rooms.get(request));
    }

    @Override
    public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> observer) {
        Unary.answer(observer, () -> rooms.list(request));
    }

    @Override
    public void updateRoom(UpdateRoomRequest request, StreamObserver<UpdateRoomResponse> observer) {
        Unary.answer(observer, () -> rooms.update(request));
    }

    @Override
    public void deactivateRoom(
            DeactivateRoomRequest request, StreamObserver<DeactivateRoomResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        DeactivateRoomResponse.newBuilder()
                                .setRoom(
                                        rooms.setActive(
                                                request,
                                                request.getRequestId(),
                                                request.getRoomId(),
                                                request.getEtag(),
                                                false))
                                .build());
    }

    @Override
    public void reactivateRoom(
            ReactivateRoomRequest request, StreamObserver<ReactivateRoomResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        ReactivateRoomResponse.newBuilder()
                                .setRoom(
                                        rooms.setActive(
                                                request,
                                                request.getRequestId(),
                                                request.getRoomId(),
                                                request.getEtag(),
                                                true))
                                .build());
    }

    private CreateLocationResponse create(CreateLocationRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        var profile = profile(fields, request.getName(), request.getAddress());
        fields.check();
        return CreateLocationResponse.newBuilder()
                .setLocation(
                        written(locationProfiles.create(intention(requestId, request), profile)))
                .build();
    }

    private UpdateLocationResponse update(UpdateLocationRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        LocationId id = fields.id("location_id", request.getLocationId(), LocationId::new);
        long version = fields.etag("etag", request.getEtag());
        var profile = profile(fields, request.getName(), request.getAddress());
        fields.check();
        return UpdateLocationResponse.newBuilder()
                .setLocation(
                        written(
                                locationProfiles.update(
                                        intention(requestId, request), id, version, profile)))
                .build();
    }

    private static LocationProfiles.Profile profile(Fields fields, String name, String address) {
        return new LocationProfiles.Profile(
                fields.text("name", name, LONGEST_NAME),
                fields.optionalText("address", address, LONGEST_ADDRESS));
    }

    private static org.frontdesk.api.v1.Location written(
            Settled<LocationProfiles.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<LocationProfiles.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<LocationProfiles.Outcome>(LocationProfiles.Written(var location)) ->
                    LocationMessages.encode(location);
            case Settled.As<LocationProfiles.Outcome>(LocationRefused refused) ->
                    throw statusOf(refused);
        };
    }

    private GetLocationResponse get(GetLocationRequest request) {
        var fields = new Fields();
        LocationId id = fields.id("location_id", request.getLocationId(), LocationId::new);
        fields.check();
        Location location =
                queries.location(id)
                        .orElseThrow(
                                () -> Refusals.statusOf(new LocationRefused.NoSuchLocation(id)));
        return GetLocationResponse.newBuilder()
                .setLocation(LocationMessages.encode(location))
                .build();
    }

    private ListLocationsResponse list(ListLocationsRequest request) {
        var fields = new Fields();
        int size = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = position(fields, request.getPageToken(), filter);
        fields.check();
        var page =
                Paging.page(
                        queries.locations(request.getIncludeInactive(), after, size + 1),
                        size,
                        filter,
                        last -> List.of(last.name(), last.id().toString()));
        return ListLocationsResponse.newBuilder()
                .addAllLocations(page.rows().stream().map(LocationMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private org.frontdesk.api.v1.Location setActive(
            Message request, String requestIdText, String idText, String etag, boolean active) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", requestIdText, RequestId::new);
        LocationId id = fields.id("location_id", idText, LocationId::new);
        long version = fields.etag("etag", etag);
        fields.check();
        var settled = locationActivity.settle(intention(requestId, request), id, version, active);
        return switch (settled) {
            case Settled.Reused<LocationActivity.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<LocationActivity.Outcome>(LocationActivity.Changed(var location)) ->
                    LocationMessages.encode(location);
            case Settled.As<LocationActivity.Outcome>(LocationRefused refused) ->
                    throw statusOf(refused);
        };
    }

    static StatusRuntimeException statusOf(LocationRefused refused) {
        return refused instanceof LocationRefused.InUse inUse
                ? Refusals.statusOf(inUse, LocationMessages.encode(inUse.uses()))
                : Refusals.statusOf(refused.refusal());
    }

    static Optional<LocationQueries.Position> position(
            Fields fields, String token, Message filter) {
        return PageToken.decode(fields, token, filter, 2)
                .map(PageToken::lastKey)
                .map(key -> new LocationQueries.Position(key.get(0), UUID.fromString(key.get(1))));
    }

    static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }
}
