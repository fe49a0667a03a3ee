package org.frontdesk.server.schedule;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.PlannedSlot;
import org.frontdesk.api.v1.RoomClashes;
import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.api.v1.SlotClashReason;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.server.access.Role;

import java.util.List;

/** Says in the contract's words what a slot is. */
public final class TimeSlotMessages {

    private TimeSlotMessages() {}

    /**
     * The slot as a person of this role may see it: why it is blocked, who holds it, and that it is more than full, is the
     * clinic's affair.
     */
    public static org.frontdesk.api.v1.TimeSlot encode(TimeSlot slot, Role viewer) {
        var message =
                org.frontdesk.api.v1.TimeSlot.newBuilder()
                        .setSlotId(slot.id().toString())
                        .setDoctorId(slot.doctor().toString())
                        .setStartTime(timestamp(slot.time().start()))
                        .setEndTime(timestamp(slot.time().end()))
                        .setCapacity(slot.capacity())
                        .setBooked(Math.min(slot.booked(), slot.capacity()))
                        .setStatus(status(slot))
                        .setVersion(slot.version());
        slot.room()
                .ifPresent(
                        room ->
                                message.setRoomId(room.id().toString())
                                        .setLocationId(room.location().toString()));
        if (viewer != Role.PATIENT) {
            message.setBooked(slot.booked()).setOverbookedPlaces(slot.overbookedPlaces());
            slot.blockedReason().ifPresent(message::setBlockedReason);
            slot.holds().forEach(hold -> message.addHolds(HoldMessages.encode(hold)));
        }
        return message.build();
    }

    public static List<org.frontdesk.api.v1.TimeSlot> encode(List<TimeSlot> slots, Role viewer) {
        return slots.stream().map(slot -> encode(slot, viewer)).toList();
    }

    static List<SlotClash> clashes(List<SlotClashes.Clash> clashes, Role viewer) {
        return clashes.stream()
                .map(
                        one ->
                                SlotClash.newBuilder()
                                        .setPlanned(planned(one.wanted()))
                                        .setSlot(encode(one.slot(), viewer))
                                        .setReason(
                                                one.overTheRoom()
                                                        ? SlotClashReason.SLOT_CLASH_REASON_ROOM
                                                        : SlotClashReason.SLOT_CLASH_REASON_DOCTOR)
                                        .build())
                .toList();
    }

    /** The detail of the refusal ROOM_TAKEN. */
    static RoomClashes encode(RoomTaken taken, Role viewer) {
        return RoomClashes.newBuilder()
                .setClashCount(taken.clashCount())
                .addAllClashes(clashes(taken.clashes(), viewer))
                .build();
    }

    static PlannedSlot planned(TimeRange time) {
        return PlannedSlot.newBuilder()
                .setStartTime(timestamp(time.start()))
                .setEndTime(timestamp(time.end()))
                .build();
    }

    private static SlotStatus status(TimeSlot slot) {
        if (slot.isBlocked()) {
            return SlotStatus.SLOT_STATUS_BLOCKED;
        }
        return slot.isFull() ? SlotStatus.SLOT_STATUS_FULL : SlotStatus.SLOT_STATUS_FREE;
    }
}
