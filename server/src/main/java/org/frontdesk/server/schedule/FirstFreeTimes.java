package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The earliest free places. A time longer than a slot is put together from free slots of one doctor that follow each other
 * without a gap.
 */
public final class FirstFreeTimes {

    /** One slot, or several of one doctor one after the other. */
    public record FreeTime(List<TimeSlot> slots) {

        Instant start() {
            return slots.getFirst().time().start();
        }
    }

    /** Read at a time while a long stretch is looked for. */
    private static final int PAGE = 500;

    /** When these free slots hold no stretch long enough, nobody waits for more. */
    private static final int MOST_PAGES = 100;

    private final SlotQueries slots;

    public FirstFreeTimes(SlotQueries slots) {
        this.slots = slots;
    }

    /**
     * At most {@code most} times in order of their start.
     *
     * @param filter of available slots only
     * @param needed zero: one slot, however long
     */
    public List<FreeTime> find(SlotQueries.Filter filter, int most, Duration needed) {
        if (needed.isZero()) {
            return slots.list(filter, Optional.empty(), most).stream()
                    .map(slot -> new FreeTime(List.of(slot)))
                    .toList();
        }
        var stretches = new Stretches(most, needed);
        Optional<SlotQueries.Position> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<TimeSlot> read = slots.list(filter, after, PAGE);
            for (TimeSlot slot : read) {
                if (stretches.areEnoughBefore(slot.time().start())) {
                    return stretches.earliest();
                }
                stretches.add(slot);
            }
            if (read.size() < PAGE) {
                break;
            }
            TimeSlot last = read.getLast();
            after = Optional.of(new SlotQueries.Position(last.time().start(), last.id().value()));
        }
        return stretches.earliest();
    }

    /** Free slots that follow each other, gathered doctor by doctor as slots come in order of their start. */
    private static final class Stretches {

        private final int most;
        private final Duration needed;
        private final Map<DoctorId, Deque<TimeSlot>> growing = new HashMap<>();
        private final List<FreeTime> found = new ArrayList<>();

        Stretches(int most, Duration needed) {
            this.most = most;
            this.needed = needed;
        }

        void add(TimeSlot slot) {
            var stretch = growing.computeIfAbsent(slot.doctor(), doctor -> new ArrayDeque<>());
            if (!stretch.isEmpty() && !stretch.getLast().time().end().equals(slot.time().start())) {
                stretch.clear();
            }
            stretch.addLast(slot);
            while (!stretch.isEmpty() && isLongEnough(stretch)) {
                found.add(new FreeTime(List.copyOf(stretch)));
                stretch.removeFirst();
            }
        }

        /** Whether no slot from here on can complete a stretch that begins before those found. */
        boolean areEnoughBefore(Instant start) {
            return found.size() >= most && start.isAfter(earliest().getLast().start().plus(needed));
        }

        List<FreeTime> earliest() {
            return found.stream()
                    .sorted(
                            Comparator.comparing(FreeTime::start)
                                    .thenComparing(one -> one.slots().getFirst().doctor().value()))
                    .limit(most)
                    .toList();
        }

        private boolean isLongEnough(Deque<TimeSlot> stretch) {
            return Duration.between(
                                    stretch.getFirst().time().start(),
                                    stretch.getLast().time().end())
                            .compareTo(needed)
                    >= 0;
        }
    }
}
