package org.frontdesk.server.schedule;

import java.util.List;
import java.util.Optional;

/** The earliest free places; a time longer than a slot is a run of slots that are all free. */
public final class FirstFreeTimes {

    private final SlotQueries slots;

    public FirstFreeTimes(SlotQueries slots) {
        this.slots = slots;
    }

    /**
     * At most {@code most} times in order of their start.
     *
     * @param filter of available slots only
     */
    public List<SlotRun> find(SlotQueries.Filter filter, int most) {
        List<TimeSlot> starts = slots.list(filter, Optional.empty(), most);
        return filter.needed().isZero()
                ? starts.stream().map(SlotRun::of).toList()
                : slots.runs(starts, filter.needed());
    }
}
