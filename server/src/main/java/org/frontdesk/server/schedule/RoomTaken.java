package org.frontdesk.server.schedule;

import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.List;
import java.util.Map;

/**
 * The room is used by other slots at that time.
 *
 * @param clashes the first {@link SlotClashes#MOST_TOLD} of {@code clashCount}, at least one
 */
public record RoomTaken(RoomId room, int clashCount, List<SlotClashes.Clash> clashes)
        implements Refusal, CreateTimeSlots.Outcome, AssignRoom.Outcome {

    static RoomTaken by(RoomId room, List<SlotClashes.Clash> clashes) {
        return new RoomTaken(
                room, clashes.size(), clashes.stream().limit(SlotClashes.MOST_TOLD).toList());
    }

    @Override
    public Reason reason() {
        return Reason.ROOM_TAKEN;
    }

    @Override
    public String sentence() {
        return "The room is used by another time slot then.";
    }

    @Override
    public Map<String, String> metadata() {
        TimeSlot first = clashes.getFirst().slot();
        return Map.of(
                "room_id", room.toString(),
                "clash_count", Integer.toString(clashCount),
                "slot_id", first.id().toString(),
                "start_time", first.time().start().toString(),
                "end_time", first.time().end().toString());
    }
}
