package org.frontdesk.server.locations;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** Nobody receives in the room any more, or in its location. */
public record RoomInactive(RoomId room) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.ROOM_INACTIVE;
    }

    @Override
    public String sentence() {
        return "The room is not in use any more.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("room_id", room.toString());
    }
}
