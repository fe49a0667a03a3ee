package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One slot, or several of one doctor of which each begins when the one before ends. */
public record SlotRun(List<TimeSlot> slots) {

    /** As the schema has it: {@code appointments_run_is_whole}. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public SlotRun {
        slots = List.copyOf(slots);
        for (int i = 1; i < slots.size(); i++) {
            if (!slots.get(i).doctor().equals(slots.getFirst().doctor())
                    || !slots.get(i).time().start().equals(slots.get(i - 1).time().end())) {
                throw new IllegalArgumentException(
                        "a slot of a run begins when the one before ends");
            }
        }
    }

    public static SlotRun of(TimeSlot slot) {
        return new SlotRun(List.of(slot));
    }

    public TimeSlot first() {
        return slots.getFirst();
    }

    public TimeSlot last() {
        return slots.getLast();
    }

    /** Those after the first. */
    public List<TimeSlot> further() {
        return slots.subList(1, slots.size());
    }

    public DoctorId doctor() {
        return first().doctor();
    }

    /** From the beginning of the first slot to the end of the last. */
    public TimeRange time() {
        return new TimeRange(first().time().start(), last().time().end());
    }

    /** Whether the time that is needed ends in it. */
    public boolean reaches(Duration needed) {
        return time().length().compareTo(needed) >= 0;
    }

    /** The same with the slot that follows; empty where that would be longer than {@link #LONGEST}. */
    public Optional<SlotRun> followedBy(TimeSlot next) {
        List<TimeSlot> more = new ArrayList<>(slots);
        more.add(next);
        return Optional.of(new SlotRun(more))
                .filter(longer -> longer.time().length().compareTo(LONGEST) <= 0);
    }

    /** The first slot that is not to be booked. */
    public Optional<TimeSlot> blocked() {
        return slots.stream().filter(TimeSlot::isBlocked).findFirst();
    }
}
