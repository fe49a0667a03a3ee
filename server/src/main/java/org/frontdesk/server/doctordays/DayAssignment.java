package org.frontdesk.server.doctordays;

import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gives appointments free places, of all possible ways the best one:
 *
 * <ol>
 *   <li>as many as possible have a place; where not all can, those that come later in the list have none;
 *   <li>of those ways, as many as possible stay on their day;
 *   <li>of those ways, the distances between old and new start are the fewest minutes in all.
 * </ol>
 *
 * <p>Each appointment in turn gets a place by the shortest augmenting path, those before it changing theirs where that serves the
 * whole (the Hungarian method, row by row). One for which there is no path will have none later either. Takes
 * appointments² × places steps: 80 million for the most that {@link DayMovePreview} looks at.
 */
final class DayAssignment {

    /**
     * An appointment that needs a place.
     *
     * @param busy when its patient can't come; its own time is none of these
     */
    record Wanted(TimeRange time, List<TimeRange> busy) {

        boolean isNoLongerThan(TimeSlot slot) {
            return time.length().compareTo(slot.time().length()) <= 0;
        }

        boolean fits(TimeSlot slot) {
            return isNoLongerThan(slot) && busy.stream().noneMatch(slot.time()::overlaps);
        }
    }

    /** More than all the minutes that as many appointments as are looked at can be moved by in a month. */
    static final long ANOTHER_DAY = 100_000_000;

    private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;
    private static final int NOBODY = -1;

    private final long[][] costs;
    private final long[] ofWanted;
    private final long[] ofPlaces;
    private final int[] takenBy;

    private DayAssignment(long[][] costs, int places) {
        this.costs = costs;
        this.ofWanted = new long[costs.length];
        this.ofPlaces = new long[places];
        this.takenBy = new int[places];
        Arrays.fill(takenBy, NOBODY);
    }

    /**
     * For each appointment its slot, or empty.
     *
     * @param wanted in order of precedence
     * @param free slots with free places
     * @param day that the appointments are on
     * @param mostPlaces to be considered; those of the slots that come first
     */
    static List<Optional<TimeSlot>> assign(
            List<Wanted> wanted, List<TimeSlot> free, TimeRange day, int mostPlaces) {
        List<TimeSlot> places = places(free, wanted.size(), mostPlaces);
        long[][] costs =
                wanted.stream()
                        .map(one -> places.stream().mapToLong(to -> cost(one, to, day)).toArray())
                        .toArray(long[][]::new);
        var assignment = new DayAssignment(costs, places.size());
        for (int i = 0; i < wanted.size(); i++) {
            assignment.place(i);
        }
        List<Optional<TimeSlot>> assigned = new ArrayList<>(wanted.size());
        wanted.forEach(one -> assigned.add(Optional.empty()));
        for (int place = 0; place < places.size(); place++) {
            if (assignment.takenBy[place] != NOBODY) {
                assigned.set(assignment.takenBy[place], Optional.of(places.get(place)));
            }
        }
        return assigned;
    }

    /** What the move costs, or {@link #IMPOSSIBLE}. */
    static long cost(Wanted wanted, TimeSlot to, TimeRange day) {
        if (!wanted.fits(to)) {
            return IMPOSSIBLE;
        }
        long minutes = Duration.between(wanted.time().start(), to.time().start()).abs().toMinutes();
        return day.includes(to.time().start()) ? minutes : ANOTHER_DAY + minutes;
    }

    /** A slot once for each of its free places. */
    private static List<TimeSlot> places(List<TimeSlot> free, int wanted, int most) {
        return free.stream()
                .flatMap(
                        slot ->
                                java.util.Collections.nCopies(
                                        Math.min(wanted, slot.capacity() - slot.booked()), slot)
                                        .stream())
                .limit(most)
                .toList();
    }

    /**
     * Finds the cheapest way to have a place for one more, as Dijkstra does, over costs reduced by what the appointments and
     * places have been found to be worth, which keeps them from being negative.
     */
    private void place(int newcomer) {
        int places = takenBy.length;
        long[] distance = new long[places];
        int[] before = new int[places]; // the place on the way; NOBODY: the newcomer
        boolean[] reached = new boolean[places];
        Arrays.fill(distance, IMPOSSIBLE);
        int at = NOBODY;
        do {
            int who = at == NOBODY ? newcomer : takenBy[at];
            int nearest = NOBODY;
            for (int place = 0; place < places; place++) {
                if (!reached[place]) {
                    approach(who, place, at, distance, before);
                    if (distance[place] < IMPOSSIBLE
                            && (nearest == NOBODY || distance[place] < distance[nearest])) {
                        nearest = place;
                    }
                }
            }
            if (nearest == NOBODY) {
                return; // whoever would have to make room has nowhere to go
            }
            settle(newcomer, distance[nearest], distance, reached);
            at = nearest;
            reached[at] = true;
        } while (takenBy[at] != NOBODY);
        while (at != NOBODY) {
            takenBy[at] = before[at] == NOBODY ? newcomer : takenBy[before[at]];
            at = before[at];
        }
    }

    private void approach(int who, int place, int from, long[] distance, int[] before) {
        if (costs[who][place] < IMPOSSIBLE) {
            long further = costs[who][place] - ofWanted[who] - ofPlaces[place];
            if (further < distance[place]) {
                distance[place] = further;
                before[place] = from;
            }
        }
    }

    /** Moves what was reached so far nearer by a step, so that the next place is at distance zero. */
    private void settle(int newcomer, long step, long[] distance, boolean[] reached) {
        ofWanted[newcomer] += step;
        for (int place = 0; place < distance.length; place++) {
            if (reached[place]) {
                ofWanted[takenBy[place]] += step;
                ofPlaces[place] -= step;
            } else if (distance[place] < IMPOSSIBLE) {
                distance[place] -= step;
            }
        }
    }
}
