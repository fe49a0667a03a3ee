package org.frontdesk.server.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.CreateLocationRequest;
import org.frontdesk.api.v1.CreateRoomRequest;
import org.frontdesk.api.v1.DeactivateLocationRequest;
import org.frontdesk.api.v1.DeactivateRoomRequest;
import org.frontdesk.api.v1.GetLocationRequest;
import org.frontdesk.api.v1.GetRoomRequest;
import org.frontdesk.api.v1.ListLocationsRequest;
import org.frontdesk.api.v1.ListRoomsRequest;
import org.frontdesk.api.v1.Location;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import org.frontdesk.api.v1.ReactivateLocationRequest;
import org.frontdesk.api.v1.ReactivateRoomRequest;
import org.frontdesk.api.v1.Room;
import org.frontdesk.api.v1.RoomUse;
import org.frontdesk.api.v1.RoomUses;
import org.frontdesk.api.v1.UpdateLocationRequest;
import org.frontdesk.api.v1.UpdateRoomRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Houses and rooms come, are renamed, and go out of use once nothing is planned in them. */
class LocationTest {

    private static RunningClinic clinic;
    private static LocationServiceBlockingStub admin;
    private static int number;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, clinic.doctor("Surgery"), null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        admin = locations("admin");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static LocationServiceBlockingStub locations(String user) {
        return clinic.as(user, LocationServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static CreateLocationRequest.Builder house() {
        return CreateLocationRequest.newBuilder()
                .setRequestId(newId())
                .setName("House " + ++number)
                .setAddress("Street " + number + "\n28001 Madrid");
    }

    private static Location location() {
        return admin.createLocation(house().build()).getLocation();
    }

    private static CreateRoomRequest.Builder creating(Location location, String name) {
        return CreateRoomRequest.newBuilder()
                .setRequestId(newId())
                .setLocationId(location.getLocationId())
                .setName(name);
    }

    private static Room room(Location location, String name) {
        return admin.createRoom(creating(location, name).build()).getRoom();
    }

    private static Room get(Room room) {
        return admin.getRoom(GetRoomRequest.newBuilder().setRoomId(room.getRoomId()).build())
                .getRoom();
    }

    private static UpdateLocationRequest.Builder same(Location location) {
        return UpdateLocationRequest.newBuilder()
                .setRequestId(newId())
                .setLocationId(location.getLocationId())
                .setEtag(location.getEtag())
                .setName(location.getName())
                .setAddress(location.getAddress());
    }

    private static UpdateRoomRequest renaming(Room room, String name) {
        return UpdateRoomRequest.newBuilder()
                .setRequestId(newId())
                .setRoomId(room.getRoomId())
                .setEtag(room.getEtag())
                .setName(name)
                .build();
    }

    private static DeactivateRoomRequest closing(Room room) {
        return DeactivateRoomRequest.newBuilder()
                .setRequestId(newId())
                .setRoomId(room.getRoomId())
                .setEtag(room.getEtag())
                .build();
    }

    private static ReactivateRoomRequest opening(Room room) {
        return ReactivateRoomRequest.newBuilder()
                .setRequestId(newId())
                .setRoomId(room.getRoomId())
                .setEtag(room.getEtag())
                .build();
    }

    private static DeactivateLocationRequest closing(Location location) {
        return DeactivateLocationRequest.newBuilder()
                .setRequestId(newId())
                .setLocationId(location.getLocationId())
                .setEtag(location.getEtag())
                .build();
    }

    private static ReactivateLocationRequest opening(Location location) {
        return ReactivateLocationRequest.newBuilder()
                .setRequestId(newId())
                .setLocationId(location.getLocationId())
                .setEtag(location.getEtag())
                .build();
    }

    private static UUID slotIn(Room room, Duration fromNow) {
        UUID slot = clinic.slot(clinic.doctor("Cardiology"), fromNow, 1);
        clinic.database.execute(
                "update time_slots set room_id = '%s', location_id = '%s' where id = '%s'"
                        .formatted(room.getRoomId(), room.getLocationId(), slot));
        return slot;
    }

    private static String templateIn(Room room, String validTo) {
        String id = newId();
        clinic.database.execute(
                """
                insert into weekly_templates (id, doctor_id, weekday, start_minute, end_minute, slot_minutes, capacity,
                    valid_from, valid_to, room_id)
                values ('%s', '%s', 1, 540, 600, 30, 1, '2020-01-01', %s, '%s')
                """
                        .formatted(id, clinic.doctor("Cardiology"), validTo, room.getRoomId()));
        return id;
    }

    private static long audited(String action, String record) {
        return clinic.database.count(
                "select count(*) from audit_log where action = '%s' and record_id = '%s' and request_id is not null"
                        .formatted(action, record));
    }

    @Test
    void aLocationAndItsRoomsAreMadeOnceAndFound() {
        var request = house().build();

        Location location = admin.createLocation(request).getLocation();
        Room room = room(location, "Room 1");

        assertThat(location.getActive()).isTrue();
        assertThat(location.getAddress()).isEqualTo(request.getAddress());
        assertThat(admin.createLocation(request).getLocation()).isEqualTo(location);
        assertThat(room.getLocationId()).isEqualTo(location.getLocationId());
        assertThat(get(room)).isEqualTo(room);
        assertThat(
                        admin.getLocation(
                                        GetLocationRequest.newBuilder()
                                                .setLocationId(location.getLocationId())
                                                .build())
                                .getLocation())
                .isEqualTo(location);
        assertThat(audited("CREATE_LOCATION", location.getLocationId())).isEqualTo(1);
        assertThat(audited("CREATE_ROOM", room.getRoomId())).isEqualTo(1);
    }

    @Test
    void aNameIsTakenOnceInTheClinicAndOnceInALocation() {
        Location location = location();
        Location other = location();
        Room room = room(location, "Room 1");

        var location2 =
                refusalOf(
                        () ->
                                admin.createLocation(
                                        house().setName(location.getName().toUpperCase()).build()));
        var room2 = refusalOf(() -> room(location, "ROOM 1"));

        assertThat(location2.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(location2.reason()).isEqualTo("LOCATION_NAME_TAKEN");
        assertThat(location2.metadata()).containsEntry("location_id", location.getLocationId());
        assertThat(room2.reason()).isEqualTo("ROOM_NAME_TAKEN");
        assertThat(room2.metadata()).containsEntry("room_id", room.getRoomId());
        assertThat(room(other, "Room 1").getActive()).isTrue();
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.updateLocation(
                                                        same(other)
                                                                .setName(location.getName())
                                                                .build()))
                                .reason())
                .isEqualTo("LOCATION_NAME_TAKEN");
    }

    @Test
    void ofTenThatMakeOneRoomAtOnceOneDoes() {
        Location location = location();

        List<String> reasons =
                AtOnce.call(
                        10,
                        i -> {
                            try {
                                room(location, "Room 1");
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons).containsOnly("OK", "ROOM_NAME_TAKEN").containsOnlyOnce("OK");
    }

    @Test
    void whatWasReadBeforeAChangeChangesNothing() {
        Location location = location();
        Room room = room(location, "Room 1");

        var renamed = admin.updateLocation(same(location).setName("Annex").build()).getLocation();
        var renamedRoom = admin.updateRoom(renaming(room, "Room 1b")).getRoom();

        assertThat(renamed.getName()).isEqualTo("Annex");
        assertThat(renamed.getVersion()).isEqualTo(location.getVersion() + 1);
        assertThat(renamedRoom.getName()).isEqualTo("Room 1b");
        for (var refused :
                List.of(
                        refusalOf(() -> admin.updateLocation(same(location).build())),
                        refusalOf(() -> admin.deactivateLocation(closing(location))),
                        refusalOf(() -> admin.reactivateLocation(opening(location))),
                        refusalOf(() -> admin.updateRoom(renaming(room, "Room 2"))),
                        refusalOf(() -> admin.deactivateRoom(closing(room))),
                        refusalOf(() -> admin.reactivateRoom(opening(room))))) {
            assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
            assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
        }
    }

    @Test
    void aRoomGoesOutOfUseAndComesBack() {
        Location location = location();
        Room room = room(location, "Room 1");
        slotIn(room, Duration.ofHours(-2)); // is over
        templateIn(room, "'2021-01-01'"); // has ended
        var request = closing(room);

        Room closed = admin.deactivateRoom(request).getRoom();

        assertThat(closed.getActive()).isFalse();
        assertThat(admin.deactivateRoom(request).getRoom()).isEqualTo(closed);
        assertThat(refusalOf(() -> admin.deactivateRoom(closing(closed))).reason())
                .isEqualTo("ROOM_INACTIVE");
        Room open = admin.reactivateRoom(opening(closed)).getRoom();
        assertThat(open.getActive()).isTrue();
        assertThat(refusalOf(() -> admin.reactivateRoom(opening(open))).reason())
                .isEqualTo("ROOM_ACTIVE");
        assertThat(audited("DEACTIVATE_ROOM", room.getRoomId())).isEqualTo(1);
        assertThat(audited("REACTIVATE_ROOM", room.getRoomId())).isEqualTo(1);
    }

    @Test
    void aRoomWithSlotsOrTemplatesToComeStaysInUseAndSaysWhich() {
        Location location = location();
        Room room = room(location, "Room 1");
        List<String> slots = new ArrayList<>();
        for (int hour = 1; hour <= 25; hour++) {
            slots.add(slotIn(room, Duration.ofHours(hour)).toString());
        }
        String template = templateIn(room, "null");

        var refused = refusalOf(() -> admin.deactivateRoom(closing(room)));
        var ofLocation = refusalOf(() -> admin.deactivateLocation(closing(location)));

        assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.reason()).isEqualTo("ROOM_IN_USE");
        assertThat(refused.metadata())
                .containsEntry("room_id", room.getRoomId())
                .containsEntry("slot_count", "25")
                .containsEntry("template_count", "1");
        RoomUses uses = refused.detail(RoomUses.class).orElseThrow();
        assertThat(uses.getSlotCount()).isEqualTo(25);
        assertThat(uses.getFirstSlotsList())
                .extracting(RoomUse::getSlotId)
                .containsExactlyElementsOf(slots.subList(0, 20));
        assertThat(uses.getTemplateIdsList()).containsExactly(template);
        assertThat(ofLocation.reason()).isEqualTo("LOCATION_IN_USE");
        assertThat(ofLocation.metadata())
                .containsEntry("location_id", location.getLocationId())
                .containsEntry("slot_count", "25");
        assertThat(ofLocation.detail(RoomUses.class)).contains(uses);
        assertThat(get(room).getActive()).isTrue();
    }

    @Test
    void aSlotUnderWayKeepsItsRoomInUse() {
        Room room = room(location(), "Room 1");
        slotIn(room, Duration.ofMinutes(-10));

        assertThat(refusalOf(() -> admin.deactivateRoom(closing(room))).metadata())
                .containsEntry("slot_count", "1");
    }

    @Test
    void inALocationOutOfUseNoRoomIsMadeAndNoneIsListed() {
        Location location = location();
        Room room = room(location, "Room 1");

        Location closed = admin.deactivateLocation(closing(location)).getLocation();

        assertThat(closed.getActive()).isFalse();
        assertThat(refusalOf(() -> room(location, "Room 2")).reason())
                .isEqualTo("LOCATION_INACTIVE");
        assertThat(refusalOf(() -> admin.deactivateLocation(closing(closed))).reason())
                .isEqualTo("LOCATION_INACTIVE");
        var rooms = ListRoomsRequest.newBuilder().setLocationId(location.getLocationId());
        assertThat(admin.listRooms(rooms.build()).getRoomsList()).isEmpty();
        assertThat(admin.listRooms(rooms.setIncludeInactive(true).build()).getRoomsList())
                .containsExactly(room);
        Location open = admin.reactivateLocation(opening(closed)).getLocation();
        assertThat(admin.listRooms(rooms.setIncludeInactive(false).build()).getRoomsList())
                .containsExactly(room);
        assertThat(refusalOf(() -> admin.reactivateLocation(opening(open))).reason())
                .isEqualTo("LOCATION_ACTIVE");
    }

    @Test
    void locationsAndRoomsAreListedByNameAPageAtATime() {
        Location location = location();
        List<Room> rooms = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            rooms.add(room(location, "Room " + i));
        }

        List<Room> read = new ArrayList<>();
        var page = ListRoomsRequest.newBuilder().setLocationId(location.getLocationId());
        do {
            var answer = locations("desk").listRooms(page.setPageSize(2).build());
            read.addAll(answer.getRoomsList());
            page.setPageToken(answer.getNextPageToken());
        } while (!page.getPageToken().isEmpty());

        assertThat(read).containsExactlyElementsOf(rooms);
        var all =
                admin.listLocations(
                                ListLocationsRequest.newBuilder()
                                        .setIncludeInactive(true)
                                        .setPageSize(500)
                                        .build())
                        .getLocationsList();
        assertThat(all).contains(location).hasSizeGreaterThanOrEqualTo(1);
        var first = admin.listLocations(ListLocationsRequest.newBuilder().setPageSize(1).build());
        assertThat(first.getLocationsList()).hasSize(1);
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.listLocations(
                                                        ListLocationsRequest.newBuilder()
                                                                .setPageToken("x")
                                                                .build()))
                                .violatedFields())
                .containsExactly("page_token");
    }

    @Test
    void brokenRequestsAreRefusedWithEveryField() {
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.createLocation(
                                                        CreateLocationRequest.newBuilder()
                                                                .setAddress("x".repeat(501))
                                                                .build()))
                                .violatedFields())
                .containsExactly("request_id", "name", "address");
        assertThat(
                        refusalOf(() -> admin.createRoom(CreateRoomRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "location_id", "name");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.deactivateRoom(
                                                        DeactivateRoomRequest.getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "room_id", "etag");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.getLocation(
                                                        GetLocationRequest.newBuilder()
                                                                .setLocationId(newId())
                                                                .build()))
                                .reason())
                .isEqualTo("LOCATION_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                admin.getRoom(
                                                        GetRoomRequest.newBuilder()
                                                                .setRoomId(newId())
                                                                .build()))
                                .reason())
                .isEqualTo("ROOM_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "doctor"})
    void everybodyOfTheClinicReadsAndOnlyAdministratorsWrite(String user) {
        Location location = location();

        assertThat(
                        locations(user)
                                .getLocation(
                                        GetLocationRequest.newBuilder()
                                                .setLocationId(location.getLocationId())
                                                .build())
                                .getLocation())
                .isEqualTo(location);
        assertThat(refusalOf(() -> locations(user).createLocation(house().build())).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                locations("patient")
                                                        .listRooms(
                                                                ListRoomsRequest
                                                                        .getDefaultInstance()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}
