package org.frontdesk.server.schedule;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Days in the zones of the world, above all those when clocks change, and hours in which somebody may work. */
final class ClockChanges {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2050, 12, 31);
    private static final Instant BEGIN = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END = LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    /** A change of the clocks; its day is the one they showed before. */
    record Change(ZoneId zone, ZoneOffsetTransition transition) {

        LocalDate day() {
            return transition.getDateTimeBefore().toLocalDate();
        }
    }

    /** A day somewhere. */
    record Day(ZoneId zone, LocalDate date) {}

    private ClockChanges() {}

    /** Any change of any zone that skips time, or repeats it. */
    static Arbitrary<Change> changes(Predicate<ZoneOffsetTransition> which) {
        List<ZoneId> zones =
                zones().stream().filter(zone -> changes(zone).stream().anyMatch(which)).toList();
        return Arbitraries.of(zones)
                .flatMap(
                        zone ->
                                Arbitraries.of(changes(zone).stream().filter(which).toList())
                                        .map(transition -> new Change(zone, transition)))
                .withoutEdgeCases(); // neither Abidjan nor the year 1990 is one
    }

    /** Three of four days are such that the clocks change on them, or the day before or after. */
    static Arbitrary<Day> days() {
        var nearAChange =
                Combinators.combine(changes(any -> true), Arbitraries.integers().between(-1, 1))
                        .as((change, off) -> new Day(change.zone(), change.day().plusDays(off)));
        var any =
                Combinators.combine(
                                Arbitraries.of(zones()),
                                Arbitraries.longs()
                                        .between(FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay()))
                        .as((zone, day) -> new Day(zone, LocalDate.ofEpochDay(day)));
        return Arbitraries.frequencyOf(Tuple.of(3, nearAChange), Tuple.of(1, any))
                .withoutEdgeCases();
    }

    /** Hours of a day with up to three breaks, which may lie anywhere and meet each other. */
    static Arbitrary<WeeklyTemplate.Hours> hours() {
        var lengths =
                Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(5, 10, 15, 20, 30, 45, 60)),
                        Tuple.of(1, Arbitraries.integers().between(5, 24 * 60)));
        return Combinators.combine(ranges(), lengths, ranges().list().ofMaxSize(3))
                .as(
                        (range, length, breaks) ->
                                new WeeklyTemplate.Hours(
                                        range, length, breaks, 1, Optional.empty()));
    }

    /** A part of a day, to the minute. */
    static Arbitrary<MinuteRange> ranges() {
        return Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .flatMap(
                        start ->
                                Arbitraries.integers()
                                        .between(start + 1, 24 * 60)
                                        .map(end -> new MinuteRange(start, end)));
    }

    /** A template of some doctor that is valid between two days. */
    static WeeklyTemplate template(
            LocalDate first, Optional<LocalDate> last, LocalDate day, WeeklyTemplate.Hours hours) {
        return new WeeklyTemplate(
                new TemplateId(new UUID(0, 1)),
                new DoctorId(new UUID(0, 2)),
                day.getDayOfWeek(),
                hours,
                first,
                last,
                1);
    }

    private static List<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        var next = zone.getRules().nextTransition(BEGIN);
        while (next != null && next.getInstant().isBefore(END)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
