package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists slots, without ever getting in the way of a booking. */
public final class SlotQueries {

    /** The order of every list of slots; the key of a page token. */
    public record Position(Instant start, UUID slot) {

        public static Position of(TimeSlot slot) {
            return new Position(slot.time().start(), slot.id().value());
        }
    }

    /**
     * Which slots.
     *
     * @param doctors empty: every doctor
     * @param specialization empty: any
     * @param times in order, none overlapping another; which slots, by their start
     * @param availableOnly in the future, not blocked, with a free place, of a doctor who takes appointments
     * @param needed only slots with which a run of free slots of this length begins; each begins within the times; zero: any
     */
    public record Filter(
            List<DoctorId> doctors,
            Optional<String> specialization,
            List<TimeRange> times,
            boolean availableOnly,
            Duration needed) {

        /** Slots, whatever begins with them. */
        public Filter(
                List<DoctorId> doctors,
                Optional<String> specialization,
                List<TimeRange> times,
                boolean availableOnly) {
            this(doctors, specialization, times, availableOnly, Duration.ZERO);
        }

        private boolean namesDoctors() {
            return !doctors.isEmpty() || specialization.isPresent();
        }
    }

    private static final Field<Instant> WINDOW_START =
            DSL.field("windows.starts_at", Instant.class);
    private static final Field<Instant> WINDOW_END = DSL.field("windows.ends_at", Instant.class);

    /** Where the windows that touch this one end: a run may go on there. */
    private static final Field<Instant> WINDOWS_END = DSL.field("windows.go_on_to", Instant.class);

    private static final Field<Object> PIECE = DSL.field(DSL.name("piece"));
    private static final Field<Object> FREE_TIME = DSL.field(DSL.name("free_time"));

    /** Any, said so that the index by doctor and time is read. */
    private static final Condition IS_OF_ANY_DOCTOR =
            TIME_SLOTS.DOCTOR_ID.eq(DSL.any(DSL.array(DSL.select(DOCTORS.ID).from(DOCTORS))));

    /** Of slots of one doctor; those that follow each other are one. */
    private static final Field<Object> TIMES_TOGETHER =
            DSL.field(
                    "unnest(range_agg(tstzrange({0}, {1}) order by {0}))",
                    TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT);

    private final Transactions transactions;

    public SlotQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<TimeSlot> get(SlotId slot) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(TIME_SLOTS)
                                .where(TIME_SLOTS.ID.eq(slot.value()))
                                .fetchOptional(TimeSlotRows::decode));
    }

    /** At most {@code most} slots after the position, in order of start time, then id. */
    public List<TimeSlot> list(Filter filter, Optional<Position> after, int most) {
        return transactions.readOnly(db -> list(db, filter, after, most));
    }

    /**
     * The same, inside the caller's transaction. Goes through the times a few at first, then more at once, and stops when there is
     * enough.
     */
    public static List<TimeSlot> list(
            DSLContext db, Filter filter, Optional<Position> after, int most) {
        List<Window> windows =
                windows(filter.times()).stream()
                        .filter(
                                one ->
                                        after.isEmpty()
                                                || one.time().end().isAfter(after.get().start()))
                        .toList();
        Condition isTheirs = isOfDoctors(db, filter);
        Condition condition =
                isTheirs.and(filter.availableOnly() ? isAvailable() : DSL.noCondition())
                        .and(after.map(SlotQueries::isAfter).orElse(DSL.noCondition()));
        Condition isOfNamed = filter.namesDoctors() ? isTheirs : IS_OF_ANY_DOCTOR;
        List<TimeSlot> found = new ArrayList<>();
        int looked = 0;
        for (int atOnce = 1; looked < windows.size() && found.size() < most; atOnce *= 4) {
            int end = Math.min(windows.size(), looked + atOnce);
            List<Window> next = windows.subList(looked, end);
            int missing = most - found.size();
            found.addAll(
                    filter.needed().isZero()
                            ? within(db, next, inWindow(condition), missing)
                            : within(
                                    db,
                                    joined(next),
                                    beginningsOfRuns(isOfNamed, condition, filter.needed()),
                                    missing));
            looked = end;
        }
        return found;
    }

    /**
     * A time slots are looked for in.
     *
     * @param goOnTo where the times that touch it end
     */
    private record Window(TimeRange time, Instant goOnTo) {}

    private static List<Window> windows(List<TimeRange> times) {
        List<Window> windows = new ArrayList<>(times.size());
        for (TimeRange time : times.reversed()) {
            boolean touches =
                    !windows.isEmpty() && windows.getLast().time().start().equals(time.end());
            windows.add(new Window(time, touches ? windows.getLast().goOnTo() : time.end()));
        }
        return windows.reversed();
    }

    private static List<TimeSlot> within(
            DSLContext db, List<Window> windows, SelectConditionStep<?> slotsOfWindow, int most) {
        var unnested =
                DSL.table(
                        "unnest({0}, {1}, {2}) as windows(starts_at, ends_at, go_on_to)",
                        BoundArray.ofInstants(windows, one -> one.time().start()),
                        BoundArray.ofInstants(windows, one -> one.time().end()),
                        BoundArray.ofInstants(windows, Window::goOnTo));
        var slots =
                slotsOfWindow
                        .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                        .limit(most)
                        .asTable(TIME_SLOTS.getName());
        return db.select(TIME_SLOTS.fields())
                .from(unnested, DSL.lateral(slots))
                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                .limit(most)
                .fetch(TimeSlotRows::decode);
    }

    /** Windows that touch as one: each costs a look into the index for every doctor. */
    private static List<Window> joined(List<Window> windows) {
        List<Window> joined = new ArrayList<>();
        for (Window window : windows) {
            boolean touches =
                    !joined.isEmpty()
                            && joined.getLast().time().end().equals(window.time().start());
            Instant start = touches ? joined.removeLast().time().start() : window.time().start();
            joined.add(new Window(new TimeRange(start, window.time().end()), window.goOnTo()));
        }
        return joined;
    }

    private static SelectConditionStep<?> inWindow(Condition condition) {
        return DSL.select(TIME_SLOTS.fields())
                .from(TIME_SLOTS)
                .where(TIME_SLOTS.STARTS_AT.ge(WINDOW_START))
                .and(TIME_SLOTS.STARTS_AT.lt(WINDOW_END))
                .and(condition);
    }

    /**
     * The slots of a window from which on the doctor is free for as long as is needed. The schedule's pieces without a gap are read
     * from the index alone; of those that are long enough, all free slots are read once and put together to times in which the doctor
     * is free. Looking after each free slot at those behind it would read the schedule many times over where there is no such run.
     */
    private static SelectConditionStep<?> beginningsOfRuns(
            Condition isOfDoctors, Condition condition, Duration needed) {
        Condition inReach =
                TIME_SLOTS
                        .STARTS_AT
                        .ge(WINDOW_START)
                        .and(
                                DSL.condition(
                                        "{0} < least({1}, {2} + {3})",
                                        TIME_SLOTS.STARTS_AT,
                                        WINDOWS_END,
                                        WINDOW_END,
                                        interval(needed)));
        var pieces =
                DSL.select(TIME_SLOTS.DOCTOR_ID, TIMES_TOGETHER.as(PIECE))
                        .from(TIME_SLOTS)
                        .where(isOfDoctors)
                        .and(inReach)
                        .groupBy(TIME_SLOTS.DOCTOR_ID)
                        .asTable("pieces");
        var freeSlots =
                DSL.select(TIME_SLOTS.DOCTOR_ID, TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT)
                        .from(TIME_SLOTS)
                        .where(TIME_SLOTS.DOCTOR_ID.eq(pieces.field(TIME_SLOTS.DOCTOR_ID)))
                        .and(
                                DSL.condition(
                                        "{0} >= lower({1}) and {0} < upper({1})",
                                        TIME_SLOTS.STARTS_AT, PIECE))
                        .and(condition)
                        .offset(0) // looked up in the index for each piece, as below
                        .asTable(TIME_SLOTS.getName());
        var freeTimes =
                DSL.select(TIME_SLOTS.DOCTOR_ID, TIMES_TOGETHER.as(FREE_TIME))
                        .from(pieces, DSL.lateral(freeSlots))
                        .where(isLongEnough(PIECE, needed))
                        .groupBy(TIME_SLOTS.DOCTOR_ID)
                        .asTable("free_times");
        var beginnings =
                DSL.selectFrom(TIME_SLOTS)
                        .where(TIME_SLOTS.DOCTOR_ID.eq(freeTimes.field(TIME_SLOTS.DOCTOR_ID)))
                        .and(
                                DSL.condition(
                                        "{0} >= lower({1}) and {0} <= upper({1}) - {2}",
                                        TIME_SLOTS.STARTS_AT, FREE_TIME, interval(needed)))
                        .and(TIME_SLOTS.STARTS_AT.lt(WINDOW_END))
                        // no longer than an appointment can be
                        .and(beginsFreeRun(needed, WINDOWS_END))
                        .offset(0) // looked up in the index for each free time, never joined whole
                        .asTable(TIME_SLOTS.getName());
        return DSL.select(TIME_SLOTS.fields())
                .from(freeTimes, DSL.lateral(beginnings))
                .where(isLongEnough(FREE_TIME, needed));
    }

    private static Condition isLongEnough(Field<Object> time, Duration needed) {
        return DSL.condition("upper({0}) - lower({0}) >= {1}", time, interval(needed));
    }

    private static Condition isOfDoctors(DSLContext db, Filter filter) {
        if (filter.specialization().isPresent()) {
            return isOf(ofSpecialization(db, filter));
        }
        return filter.doctors().isEmpty()
                ? DSL.noCondition()
                : isOf(filter.doctors().stream().map(DoctorId::value).toList());
    }

    private static Condition isOf(List<UUID> doctors) {
        return TIME_SLOTS.DOCTOR_ID.eq(DSL.any(doctors.toArray(UUID[]::new)));
    }

    /** Looked up first, so that the slots are found by their doctors. */
    private static List<UUID> ofSpecialization(DSLContext db, Filter filter) {
        UUID[] ids = filter.doctors().stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.select(DOCTORS.ID)
                .from(DOCTORS)
                .where(
                        DSL.lower(DOCTORS.SPECIALIZATION)
                                .eq(DSL.lower(filter.specialization().orElseThrow())))
                .and(ids.length == 0 ? DSL.noCondition() : DOCTORS.ID.eq(DSL.any(ids)))
                .fetch(DOCTORS.ID);
    }

    public static Condition isAvailable() {
        return TIME_SLOTS
                .BLOCKED_REASON
                .isNull()
                .and(TIME_SLOTS.BOOKED.lt(TIME_SLOTS.CAPACITY))
                .and(TIME_SLOTS.STARTS_AT.gt(DSL.field("now()", Instant.class)))
                .and(
                        TIME_SLOTS.DOCTOR_ID.in(
                                DSL.select(DOCTORS.ID).from(DOCTORS).where(DOCTORS.ACTIVE)));
    }

    /**
     * Whether the slots from this one on are free for as long as is needed. A doctor's slots never overlap, so those that begin in
     * that time fill it only if there is no gap; the index by doctor and time has them side by side. Most that are free are followed
     * by one that is taken: that one glance spares looking at the rest.
     *
     * @param before each of them begins before this
     */
    static Condition beginsFreeRun(Duration needed, Field<Instant> before) {
        return DSL.condition(
                """
                ({4} >= {0} + {1}
                    or exists (select from time_slots next
                        where next.doctor_id = {2} and next.starts_at = {4}
                            and next.blocked_reason is null and next.booked < next.capacity))
                and (select sum(least(run.ends_at, {0} + {1}) - run.starts_at)
                from time_slots run
                where run.doctor_id = {2} and run.starts_at >= {0} and run.starts_at < {0} + {1}
                    and run.starts_at < {3} and run.ends_at <= {0} + interval '24 hours'
                    and run.blocked_reason is null and run.booked < run.capacity) >= {1}
                """,
                TIME_SLOTS.STARTS_AT,
                interval(needed),
                TIME_SLOTS.DOCTOR_ID,
                before,
                TIME_SLOTS.ENDS_AT);
    }

    private static Field<?> interval(Duration length) {
        return DSL.field(
                "make_interval(mins => {0})", DSL.val(Math.toIntExact(length.toMinutes())));
    }

    /** The runs of this length that begin with these slots, in the same order, as far as they are there. */
    public List<SlotRun> runs(List<TimeSlot> starts, Duration needed) {
        if (starts.isEmpty()) {
            return List.of();
        }
        var begun =
                DSL.table(
                        "unnest({0}, {1}, {2}) as begun(slot_id, doctor_id, starts_at)",
                        BoundArray.ofUuids(starts, one -> one.id().value()),
                        BoundArray.ofUuids(starts, one -> one.doctor().value()),
                        BoundArray.ofInstants(starts, one -> one.time().start()));
        var first = DSL.field("begun.slot_id", UUID.class);
        var start = DSL.field("begun.starts_at", Instant.class);
        var rows =
                transactions.readOnly(
                        db ->
                                db.select(first)
                                        .select(TIME_SLOTS.fields())
                                        .from(begun)
                                        .join(TIME_SLOTS)
                                        .on(
                                                TIME_SLOTS.DOCTOR_ID.eq(
                                                        DSL.field("begun.doctor_id", UUID.class)))
                                        .and(TIME_SLOTS.STARTS_AT.ge(start))
                                        .and(
                                                DSL.condition(
                                                        "{0} < {1} + {2}",
                                                        TIME_SLOTS.STARTS_AT,
                                                        start,
                                                        interval(needed)))
                                        .orderBy(TIME_SLOTS.STARTS_AT)
                                        .fetch());
        Map<SlotId, SlotRun> runs = new LinkedHashMap<>();
        starts.forEach(one -> runs.put(one.id(), SlotRun.of(one)));
        for (var row : rows) {
            TimeSlot slot = TimeSlotRows.decode(row.into(TIME_SLOTS));
            runs.computeIfPresent(
                    new SlotId(row.get(first)),
                    (id, run) ->
                            run.last().time().end().equals(slot.time().start())
                                    ? run.followedBy(slot).orElse(run)
                                    : run);
        }
        return runs.values().stream().filter(run -> run.reaches(needed)).toList();
    }

    private static Condition isAfter(Position position) {
        return DSL.row(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID).gt(position.start(), position.slot());
    }
}
