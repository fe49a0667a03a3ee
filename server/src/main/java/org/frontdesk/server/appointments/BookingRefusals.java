package org.frontdesk.server.appointments;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlotMessages;

import java.time.Duration;
import java.util.function.Supplier;

/** Turns a refusal into a status; one for want of a place says where there is one. */
public final class BookingRefusals {

    private final NearestFreeSlots nearestFree;

    public BookingRefusals(NearestFreeSlots nearestFree) {
        this.nearestFree = nearestFree;
    }

    public StatusRuntimeException of(Refused refused, Caller caller) {
        return of(refused, caller, () -> Duration.ZERO);
    }

    /**
     * @param needed how long a time the places offered instead must have; asked only if there is need to offer some
     */
    StatusRuntimeException of(Refused refused, Caller caller, Supplier<Duration> needed) {
        return switch (refused) {
            case Refused.SlotFull no -> withAlternatives(no, no.slot(), caller, needed.get());
            case Refused.SlotBlocked no -> withAlternatives(no, no.slot(), caller, needed.get());
            case Refused.OverbookingLimit no ->
                    withAlternatives(no, no.slot(), caller, needed.get());
            case Refused.SlotsNotConsecutive no ->
                    withAlternatives(no, no.slot(), caller, needed.get());
            case Refused other -> Refusals.statusOf(other);
        };
    }

    private StatusRuntimeException withAlternatives(
            Refused refused, SlotId slot, Caller caller, Duration needed) {
        var alternatives = SlotAlternatives.newBuilder();
        nearestFree
                .near(slot, needed)
                .forEach(
                        free ->
                                alternatives.addSlots(
                                        TimeSlotMessages.encode(free, caller.role())));
        return Refusals.statusOf(refused, alternatives.build());
    }
}
