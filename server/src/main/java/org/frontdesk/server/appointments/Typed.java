package org.frontdesk.server.appointments;

import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an appointment has besides when it is of a type.
 *
 * @param neededMinutes how long the type was when it was booked
 * @param furtherSlots those after the first, in order of time; empty where it fits into one
 * @param firstSlotEnd when the first slot ends
 */
public record Typed(
        AppointmentTypeId type,
        int neededMinutes,
        List<SlotId> furtherSlots,
        Instant firstSlotEnd) {

    public Typed {
        furtherSlots = List.copyOf(furtherSlots);
    }

    static Typed of(AppointmentType type, SlotRun run) {
        return of(type.id(), type.minutes(), run);
    }

    /** The same in other slots. */
    Typed in(SlotRun run) {
        return of(type, neededMinutes, run);
    }

    private static Typed of(AppointmentTypeId type, int minutes, SlotRun run) {
        return new Typed(
                type,
                minutes,
                run.further().stream().map(TimeSlot::id).toList(),
                run.first().time().end());
    }

    Duration needed() {
        return Duration.ofMinutes(neededMinutes);
    }
}
