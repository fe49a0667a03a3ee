package org.frontdesk.server.appointments;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlotMessages;

/** Turns a refusal into a status; one for want of a place says where there is one. */
public final class BookingRefusals {

    private final NearestFreeSlots nearestFree;

    public BookingRefusals(NearestFreeSlots nearestFree) {
        this.nearestFree = nearestFree;
    }

    public StatusRuntimeException of(Refused refused, Caller caller) {
        return switch (refused) {
            case Refused.SlotFull full -> withAlternatives(full, full.slot(), caller);
            case Refused.SlotBlocked blocked -> withAlternatives(blocked, blocked.slot(), caller);
            case Refused.OverbookingLimit limit -> withAlternatives(limit, limit.slot(), caller);
            case Refused other -> Refusals.statusOf(other);
        };
    }

    private StatusRuntimeException withAlternatives(Refused refused, SlotId slot, Caller caller) {
        var alternatives = SlotAlternatives.newBuilder();
        nearestFree
                .near(slot)
                .forEach(
                        free ->
                                alternatives.addSlots(
                                        TimeSlotMessages.encode(free, caller.role())));
        return Refusals.statusOf(refused, alternatives.build());
    }
}
