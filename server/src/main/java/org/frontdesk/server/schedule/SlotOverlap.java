package org.frontdesk.server.schedule;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** The doctor has another slot at that time: the first one in the way. */
public record SlotOverlap(SlotId slot, TimeRange time) implements Refusal, CreateTimeSlots.Outcome {

    @Override
    public Reason reason() {
        return Reason.SLOT_OVERLAP;
    }

    @Override
    public String sentence() {
        return "The doctor already has a time slot then.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of(
                "slot_id", slot.toString(),
                "start_time", time.start().toString(),
                "end_time", time.end().toString());
    }
}
