package org.frontdesk.server.schedule;

import static org.frontdesk.server.rpc.WireTime.timestamp;

/** Says in the contract's words what a hold is. */
public final class HoldMessages {

    private HoldMessages() {}

    public static org.frontdesk.api.v1.Hold encode(Hold hold) {
        return org.frontdesk.api.v1.Hold.newBuilder()
                .setHoldId(hold.id().toString())
                .setSlotId(hold.slot().toString())
                .setHeldByUserId(hold.heldBy().toString())
                .setHeldByName(hold.heldByName())
                .setHeldAt(timestamp(hold.heldAt()))
                .setExpiresAt(timestamp(hold.expiresAt()))
                .build();
    }
}
