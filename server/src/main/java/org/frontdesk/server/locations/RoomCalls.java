package org.frontdesk.server.locations;

import static org.frontdesk.server.locations.LocationGrpcService.intention;
import static org.frontdesk.server.locations.LocationGrpcService.position;
import static org.frontdesk.server.locations.LocationGrpcService.statusOf;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.CreateRoomRequest;
import org.frontdesk.api.v1.CreateRoomResponse;
import org.frontdesk.api.v1.GetRoomRequest;
import org.frontdesk.api.v1.GetRoomResponse;
import org.frontdesk.api.v1.ListRoomsRequest;
import org.frontdesk.api.v1.ListRoomsResponse;
import org.frontdesk.api.v1.UpdateRoomRequest;
import org.frontdesk.api.v1.UpdateRoomResponse;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;

import java.util.List;
import java.util.Optional;

/** The half of the contract's LocationService that is about rooms: decodes, calls, encodes. */
final class RoomCalls {

    private final LocationQueries queries;
    private final RoomProfiles profiles;
    private final RoomActivity activity;

    RoomCalls(LocationQueries queries, RoomProfiles profiles, RoomActivity activity) {
        this.queries = queries;
        this.profiles = profiles;
        this.activity = activity;
    }

    CreateRoomResponse create(CreateRoomRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        LocationId location = fields.id("location_id", request.getLocationId(), LocationId::new);
        String name = fields.text("name", request.getName(), LocationGrpcService.LONGEST_NAME);
        fields.check();
        return CreateRoomResponse.newBuilder()
                .setRoom(written(profiles.create(intention(requestId, request), location, name)))
                .build();
    }

    UpdateRoomResponse update(UpdateRoomRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        RoomId id = fields.id("room_id", request.getRoomId(), RoomId::new);
        long version = fields.etag("etag", request.getEtag());
        String name = fields.text("name", request.getName(), LocationGrpcService.LONGEST_NAME);
        fields.check();
        return UpdateRoomResponse.newBuilder()
                .setRoom(written(profiles.update(intention(requestId, request), id, version, name)))
                .build();
    }

    private static org.frontdesk.api.v1.Room written(Settled<RoomProfiles.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<RoomProfiles.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<RoomProfiles.Outcome>(RoomProfiles.Written(var room)) ->
                    LocationMessages.encode(room);
            case Settled.As<RoomProfiles.Outcome>(LocationRefused refused) ->
                    throw statusOf(refused);
        };
    }

    GetRoomResponse get(GetRoomRequest request) {
        var fields = new Fields();
        RoomId id = fields.id("room_id", request.getRoomId(), RoomId::new);
        fields.check();
        Room room = queries.room(id).orElseThrow(() -> Refusals.statusOf(new RoomUnknown(id)));
        return GetRoomResponse.newBuilder().setRoom(LocationMessages.encode(room)).build();
    }

    ListRoomsResponse list(ListRoomsRequest request) {
        var fields = new Fields();
        Optional<LocationId> location =
                fields.optionalId("location_id", request.getLocationId(), LocationId::new);
        int size = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = position(fields, request.getPageToken(), filter);
        fields.check();
        var page =
                Paging.page(
                        queries.rooms(location, request.getIncludeInactive(), after, size + 1),
                        size,
                        filter,
                        last -> List.of(last.name(), last.id().toString()));
        return ListRoomsResponse.newBuilder()
                .addAllRooms(page.rows().stream().map(LocationMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    org.frontdesk.api.v1.Room setActive(
            Message request, String requestIdText, String idText, String etag, boolean active) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", requestIdText, RequestId::new);
        RoomId id = fields.id("room_id", idText, RoomId::new);
        long version = fields.etag("etag", etag);
        fields.check();
        var settled = activity.settle(intention(requestId, request), id, version, active);
        return switch (settled) {
            case Settled.Reused<RoomActivity.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<RoomActivity.Outcome>(RoomActivity.Changed(var room)) ->
                    LocationMessages.encode(room);
            case Settled.As<RoomActivity.Outcome>(LocationRefused refused) ->
                    throw statusOf(refused);
        };
    }
}
