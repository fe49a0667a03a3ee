package org.frontdesk.desktop.administration.places;

import org.frontdesk.api.v1.CreateRoomRequest;
import org.frontdesk.api.v1.DeactivateRoomRequest;
import org.frontdesk.api.v1.DeactivateRoomResponse;
import org.frontdesk.api.v1.GetRoomRequest;
import org.frontdesk.api.v1.GetRoomResponse;
import org.frontdesk.api.v1.ListRoomsRequest;
import org.frontdesk.api.v1.Location;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.ReactivateRoomRequest;
import org.frontdesk.api.v1.ReactivateRoomResponse;
import org.frontdesk.api.v1.Room;
import org.frontdesk.api.v1.UpdateRoomRequest;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The rooms of a location, and the name of a new one or of one that is renamed. */
final class RoomsViewModel extends RecordsViewModel<Room> {

    static final String NAME = "name";

    private String locationId = "";

    RoomsViewModel(Workplace at) {
        super(at);
        form().saysAt("ROOM_NAME_TAKEN", NAME);
    }

    /** Shows the rooms of a location; of null there are none. */
    void show(Location location) {
        String shown = location == null ? "" : location.getLocationId();
        if (!shown.equals(locationId)) {
            locationId = shown;
            records().clear();
            leave();
            if (!shown.isEmpty()) {
                load();
            }
        }
    }

    /** Gives up what is typed. */
    void leave() {
        form().revert();
        close();
    }

    @Override
    protected CompletableFuture<Answer<Page<Room>>> page(String token) {
        ListRoomsRequest request =
                ListRoomsRequest.newBuilder()
                        .setLocationId(locationId)
                        .setIncludeInactive(true)
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return at.server()
                .call(LocationServiceGrpc.getListRoomsMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        list ->
                                                new Page<>(
                                                        list.getRoomsList(),
                                                        list.getNextPageToken())));
    }

    @Override
    protected CompletableFuture<Answer<Room>> again(Room room) {
        return at.server()
                .call(
                        LocationServiceGrpc.getGetRoomMethod(),
                        GetRoomRequest.newBuilder().setRoomId(room.getRoomId()).build())
                .thenApply(answer -> answer.map(GetRoomResponse::getRoom));
    }

    @Override
    protected String idOf(Room room) {
        return room.getRoomId();
    }

    @Override
    protected Map<String, String> valuesOf(Room room) {
        return Map.of(NAME, room.getName());
    }

    /** Adds the room that is typed, or renames the one that was chosen. */
    @Override
    public void save() {
        Room room = chosenProperty().get();
        if (room == null) {
            save(
                    LocationServiceGrpc.getCreateRoomMethod(),
                    CreateRoomRequest.newBuilder()
                            .setLocationId(locationId)
                            .setName(form().typed(NAME))
                            .build(),
                    response -> saved(response.getRoom()));
        } else {
            save(
                    LocationServiceGrpc.getUpdateRoomMethod(),
                    UpdateRoomRequest.newBuilder()
                            .setRoomId(room.getRoomId())
                            .setEtag(room.getEtag())
                            .setName(form().typed(NAME))
                            .build(),
                    response -> saved(response.getRoom()));
        }
    }

    private void saved(Room room) {
        stored(room, at.texts().get("places.saved", room.getName()));
        close(); // the line is free for the next one
        load();
    }

    /** Nobody receives in it any more. */
    void deactivate(Room room) {
        act(
                LocationServiceGrpc.getDeactivateRoomMethod(),
                DeactivateRoomRequest.newBuilder()
                        .setRoomId(room.getRoomId())
                        .setEtag(room.getEtag())
                        .build(),
                DeactivateRoomResponse::getRoom,
                response -> said("places.deactivated", response.getRoom()));
    }

    /** It is in use again. */
    void reactivate(Room room) {
        act(
                LocationServiceGrpc.getReactivateRoomMethod(),
                ReactivateRoomRequest.newBuilder()
                        .setRoomId(room.getRoomId())
                        .setEtag(room.getEtag())
                        .build(),
                ReactivateRoomResponse::getRoom,
                response -> said("places.reactivated", response.getRoom()));
    }

    @Override
    protected void refused(CallFailure failure) {
        super.refused(failure);
        InUse.tell(form(), failure, at.texts());
        load();
    }

    private void said(String key, Room room) {
        at.shell().done(at.texts().get(key, room.getName()));
    }
}
