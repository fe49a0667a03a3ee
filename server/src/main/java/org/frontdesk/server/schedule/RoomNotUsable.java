package org.frontdesk.server.schedule;

import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.locations.RoomInactive;
import org.frontdesk.server.locations.RoomUnknown;
import org.frontdesk.server.rpc.Refusal;

/** Why slots can't be tied to a room, whatever their time. */
public sealed interface RoomNotUsable
        extends CreateTimeSlots.Outcome,
                CreateTimeSlots.Plan,
                CreateWeeklyTemplate.Outcome,
                ReviseWeeklyTemplate.Outcome,
                AssignRoom.Outcome {

    /** As it is answered. */
    Refusal refusal();

    /** See {@link RoomUnknown}. */
    record NoSuchRoom(RoomId room) implements RoomNotUsable {
        @Override
        public Refusal refusal() {
            return new RoomUnknown(room);
        }
    }

    /** See {@link RoomInactive}. */
    record RoomIsInactive(RoomId room) implements RoomNotUsable {
        @Override
        public Refusal refusal() {
            return new RoomInactive(room);
        }
    }
}
