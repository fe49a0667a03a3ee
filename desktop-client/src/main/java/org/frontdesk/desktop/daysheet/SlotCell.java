package org.frontdesk.desktop.daysheet;

import java.time.Instant;
import java.time.LocalTime;

/**
 * One slot, as the sheet shows it.
 *
 * @param columnId the column it stands in
 * @param start on the clinic's wall clock
 * @param minutes its length
 * @param status the word for its state, with the seconds left of a hold
 * @param people who holds or has it; empty for nobody
 * @param spoken all of it in one sentence, for a screen reader
 * @param typeColour the colour of its kind of appointment, {@code #rrggbb}; empty for none
 * @param past whether it has begun
 * @param ticks whether its text changes with every second
 * @param urgent whether a hold in it ends within a minute
 */
public record SlotCell(
        String slotId,
        String columnId,
        Instant startsAt,
        LocalTime start,
        int minutes,
        CellState state,
        String status,
        String people,
        String spoken,
        String typeColour,
        boolean past,
        boolean ticks,
        boolean urgent) {

    /** The minute of the day at which it starts. */
    public int startMinute() {
        return start.toSecondOfDay() / 60;
    }
}
