package org.frontdesk.desktop.waitlist;

import org.frontdesk.api.v1.TimeSlot;

import java.util.List;

/**
 * A free place and whom to call, as shown.
 *
 * @param isNew whether the place became free while somebody was looking
 * @param matches best first; one to three
 */
record Proposal(
        TimeSlot slot,
        String day,
        String time,
        String doctor,
        String specialization,
        boolean isNew,
        List<WaitingEntry> matches) {

    String id() {
        return slot.getSlotId();
    }
}
