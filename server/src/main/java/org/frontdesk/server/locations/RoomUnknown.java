package org.frontdesk.server.locations;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** No room has this id. */
public record RoomUnknown(RoomId room) implements Refusal {

    @Override
    public Reason reason() {
        return Reason.ROOM_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "There is no such room.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("room_id", room.toString());
    }
}
