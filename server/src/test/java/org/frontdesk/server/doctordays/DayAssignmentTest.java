package org.frontdesk.server.doctordays;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.doctordays.DayAssignment.Wanted;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Places given to a day's appointments, compared with the best of all possible ways. Chosen by chance from a fixed seed. */
class DayAssignmentTest {

    private static final int CASES = 2_000;
    private static final long SEED = 20_261_125;
    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");
    private static final TimeRange DAY =
            new TimeRange(
                    Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-11-26T00:00:00Z"));

    /** How good a way is, best first: who has a place, who is on another day, and the minutes in all. */
    private record Worth(List<Boolean> placed, int onAnotherDay, long minutes)
            implements Comparable<Worth> {

        @Override
        public int compareTo(Worth other) {
            return Comparator.comparingLong(
                            (Worth one) -> one.placed.stream().filter(p -> !p).count())
                    .thenComparing(
                            one ->
                                    one.placed.stream()
                                            .map(p -> p ? "a" : "b") // those with a place first
                                            .reduce("", String::concat))
                    .thenComparing(Worth::onAnotherDay)
                    .thenComparing(Worth::minutes)
                    .compare(this, other);
        }
    }

    @Test
    void noOtherWayIsBetter() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            List<Wanted> wanted = wanted(random);
            List<TimeSlot> free = free(random);

            var assigned = DayAssignment.assign(wanted, free, DAY, 100);

            String name = "case %d of seed %d".formatted(i, SEED);
            assertThat(isPossible(wanted, free, assigned)).as(name).isTrue();
            assertThat(worth(wanted, assigned)).as(name).isEqualTo(best(wanted, free));
        }
    }

    @Test
    void whoComesFirstHasAPlaceWhenThereIsOne() {
        var wanted = List.of(at(0, 20), at(20, 20));
        var free = List.of(slot(20, 20, 1));

        assertThat(DayAssignment.assign(wanted, free, DAY, 100))
                .containsExactly(Optional.of(free.getFirst()), Optional.empty());
    }

    @Test
    void somebodyGoesFurtherWhenThatIsTheOnlyWayForAllToHaveAPlace() {
        var early = slot(0, 20, 1);
        var late = slot(60, 20, 1);
        var busyLater = new Wanted(at(20, 20).time(), List.of(late.time()));

        assertThat(
                        DayAssignment.assign(
                                List.of(at(0, 20), busyLater), List.of(early, late), DAY, 9))
                .containsExactly(Optional.of(late), Optional.of(early));
    }

    @Test
    void aDaysMostAppointmentsAmongTheMostPlacesAllHaveTheirs() {
        var wanted = IntStream.range(0, 200).mapToObj(i -> at(i, 5)).toList();
        var free = IntStream.range(0, 2_000).mapToObj(i -> slot(i % 500, 20, 3)).toList();

        assertThat(DayAssignment.assign(wanted, free, DAY, 2_000)).allMatch(Optional::isPresent);
    }

    private static List<Wanted> wanted(Random random) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            List<TimeRange> busy =
                    random.nextInt(3) > 0 ? List.of() : List.of(time(20 * random.nextInt(8), 40));
            wanted.add(new Wanted(time(20 * random.nextInt(8), 20 + 20 * random.nextInt(2)), busy));
        }
        wanted.sort(Comparator.comparing(one -> one.time().start()));
        return wanted;
    }

    private static List<TimeSlot> free(Random random) {
        List<TimeSlot> free = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int day = random.nextInt(4) == 0 ? 24 * 60 : 0;
            free.add(
                    slot(
                            day + 20 * random.nextInt(8),
                            20 + 20 * random.nextInt(2),
                            1 + random.nextInt(2)));
        }
        return free;
    }

    /** The best of all ways, found by trying each. */
    private static Worth best(List<Wanted> wanted, List<TimeSlot> free) {
        return best(wanted, free, new ArrayList<>());
    }

    private static Worth best(
            List<Wanted> wanted, List<TimeSlot> free, List<Optional<TimeSlot>> begun) {
        if (begun.size() == wanted.size()) {
            return worth(wanted, begun);
        }
        Worth best = null;
        List<Optional<TimeSlot>> choices =
                new ArrayList<>(free.stream().map(Optional::of).toList());
        choices.add(Optional.empty());
        for (Optional<TimeSlot> choice : choices) {
            begun.add(choice);
            if (isPossible(wanted, free, begun)) {
                Worth found = best(wanted, free, begun);
                best = best == null || found.compareTo(best) < 0 ? found : best;
            }
            begun.removeLast();
        }
        return best;
    }

    private static boolean isPossible(
            List<Wanted> wanted, List<TimeSlot> free, List<Optional<TimeSlot>> assigned) {
        for (TimeSlot slot : free) {
            if (assigned.stream().filter(one -> one.equals(Optional.of(slot))).count()
                    > slot.capacity() - slot.booked()) {
                return false;
            }
        }
        return IntStream.range(0, assigned.size())
                .allMatch(i -> assigned.get(i).map(to -> wanted.get(i).fits(to)).orElse(true));
    }

    private static Worth worth(List<Wanted> wanted, List<Optional<TimeSlot>> assigned) {
        List<Boolean> placed = new ArrayList<>();
        int onAnotherDay = 0;
        long minutes = 0;
        for (int i = 0; i < wanted.size(); i++) {
            placed.add(assigned.get(i).isPresent());
            if (assigned.get(i).isPresent()) {
                Instant to = assigned.get(i).get().time().start();
                onAnotherDay += DAY.includes(to) ? 0 : 1;
                minutes += Duration.between(wanted.get(i).time().start(), to).abs().toMinutes();
            }
        }
        return new Worth(placed, onAnotherDay, minutes);
    }

    private static Wanted at(int minute, int length) {
        return new Wanted(time(minute, length), List.of());
    }

    private static TimeRange time(int minute, int length) {
        Instant start = MORNING.plus(Duration.ofMinutes(minute));
        return new TimeRange(start, start.plus(Duration.ofMinutes(length)));
    }

    private static TimeSlot slot(int minute, int length, int places) {
        return new TimeSlot(
                new SlotId(UUID.randomUUID()),
                new DoctorId(UUID.randomUUID()),
                time(minute, length),
                places,
                0,
                Optional.empty(),
                1);
    }
}
