package org.frontdesk.server.appointments;

import java.util.List;

/** The whole state of the clinic as a desk sees it, by numbers: told by {@link ModelClinic} and by {@link DrivenClinic}. */
record Books(List<SlotSeen> slots, List<AppointmentSeen> appointments) {

    /**
     * @param holds whose, in the order of their numbers
     */
    record SlotSeen(
            int slot,
            int capacity,
            int taken,
            int overbooked,
            String status,
            boolean begun,
            List<String> holds) {}

    /**
     * @param expires whether it says when
     * @param stepped whether the last thing done was a step
     * @param cancellationSaid whether it says why it was cancelled
     */
    record AppointmentSeen(
            int appointment,
            int slot,
            int patient,
            String state,
            Who bookedBy,
            boolean expires,
            boolean stepped,
            boolean cancellationSaid,
            boolean walkIn) {}
}
