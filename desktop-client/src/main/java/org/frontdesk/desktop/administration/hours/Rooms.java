package org.frontdesk.desktop.administration.hours;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.ListLocationsRequest;
import org.frontdesk.api.v1.ListLocationsResponse;
import org.frontdesk.api.v1.ListRoomsRequest;
import org.frontdesk.api.v1.ListRoomsResponse;
import org.frontdesk.api.v1.Location;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.Room;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The rooms in which slots can be; a clinic that has none keeps no list of rooms. */
public final class Rooms {

    /** The server's largest page, and more than a clinic has. */
    private static final int MOST = 500;

    private final SignedInServer server;
    private final Executor fx;
    private final Map<String, Location> locations = new HashMap<>();
    private final Map<String, Room> known = new HashMap<>();
    private final ObservableList<Room> usable = FXCollections.observableArrayList();

    public Rooms(SignedInServer server, Executor fx) {
        this.server = server;
        this.fx = fx;
    }

    /** Those that can be chosen, by location and name. */
    public ObservableList<Room> usable() {
        return usable;
    }

    /** One by its id, whether it can be chosen or not. */
    public Optional<Room> of(String roomId) {
        return Optional.ofNullable(known.get(roomId));
    }

    /** One by its id; one that is not known stays what it is. */
    Room orUnknown(String roomId) {
        return of(roomId).orElseGet(() -> Room.newBuilder().setRoomId(roomId).setName("…").build());
    }

    /** {@code Main Street · Room 2}; the location is left out where there is only one. */
    public String name(Room room) {
        Location location = locations.get(room.getLocationId());
        return location == null || locations.size() == 1
                ? room.getName()
                : location.getName() + " · " + room.getName();
    }

    /** As {@link #name(Room)}; empty for one that is not known. */
    public String name(String roomId) {
        return of(roomId).map(this::name).orElse("");
    }

    /** Reads them; {@code then} runs on the JavaFX thread, whether they could be read or not. */
    public void load(Runnable then) {
        server.call(
                        LocationServiceGrpc.getListLocationsMethod(),
                        ListLocationsRequest.newBuilder()
                                .setIncludeInactive(true)
                                .setPageSize(MOST)
                                .build())
                .thenAcceptAsync(
                        answer -> {
                            if (answer
                                    instanceof Answer.Done<ListLocationsResponse>(var response)) {
                                response.getLocationsList()
                                        .forEach(one -> locations.put(one.getLocationId(), one));
                            }
                            loadRooms(then);
                        },
                        fx);
    }

    private void loadRooms(Runnable then) {
        server.call(
                        LocationServiceGrpc.getListRoomsMethod(),
                        ListRoomsRequest.newBuilder()
                                .setIncludeInactive(true)
                                .setPageSize(MOST)
                                .build())
                .thenAcceptAsync(
                        answer -> {
                            if (answer instanceof Answer.Done<ListRoomsResponse>(var response)) {
                                remember(response.getRoomsList());
                            }
                            then.run();
                        },
                        fx);
    }

    private void remember(List<Room> rooms) {
        rooms.forEach(one -> known.put(one.getRoomId(), one));
        usable.setAll(
                rooms.stream()
                        .filter(Room::getActive)
                        .filter(
                                one ->
                                        Optional.ofNullable(locations.get(one.getLocationId()))
                                                .filter(Location::getActive)
                                                .isPresent())
                        .sorted(Comparator.comparing((Room one) -> name(one)))
                        .toList());
    }
}
