package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists slots, without ever getting in the way of a booking. */
public final class SlotQueries {

    /** The order of every list of slots; the key of a page token. */
    public record Position(Instant start, UUID slot) {}

    /**
     * Which slots.
     *
     * @param doctors empty: every doctor
     * @param specialization empty: any
     * @param times in order, none overlapping another; which slots, by their start
     * @param availableOnly in the future, not blocked, with a free place, of a doctor who takes appointments
     */
    public record Filter(
            List<DoctorId> doctors,
            Optional<String> specialization,
            List<TimeRange> times,
            boolean availableOnly) {}

    private static final Field<Instant> WINDOW_START =
            DSL.field("windows.starts_at", Instant.class);
    private static final Field<Instant> WINDOW_END = DSL.field("windows.ends_at", Instant.class);

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

    /** Goes through the times a few at first, then more at once, and stops when there is enough. */
    private static List<TimeSlot> list(
            DSLContext db, Filter filter, Optional<Position> after, int most) {
        List<TimeRange> times =
                filter.times().stream()
                        .filter(time -> after.isEmpty() || time.end().isAfter(after.get().start()))
                        .toList();
        Condition condition =
                condition(db, filter)
                        .and(after.map(SlotQueries::isAfter).orElse(DSL.noCondition()));
        List<TimeSlot> found = new ArrayList<>();
        int looked = 0;
        for (int atOnce = 1; looked < times.size() && found.size() < most; atOnce *= 2) {
            int end = Math.min(times.size(), looked + atOnce);
            found.addAll(within(db, times.subList(looked, end), condition, most - found.size()));
            looked = end;
        }
        return found;
    }

    private static List<TimeSlot> within(
            DSLContext db, List<TimeRange> times, Condition condition, int most) {
        var windows =
                DSL.table(
                        "unnest({0}, {1}) as windows(starts_at, ends_at)",
                        BoundArray.ofInstants(times, TimeRange::start),
                        BoundArray.ofInstants(times, TimeRange::end));
        var slots =
                DSL.selectFrom(TIME_SLOTS)
                        .where(TIME_SLOTS.STARTS_AT.ge(WINDOW_START))
                        .and(TIME_SLOTS.STARTS_AT.lt(WINDOW_END))
                        .and(condition)
                        .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                        .limit(most)
                        .asTable(TIME_SLOTS.getName());
        return db.select(TIME_SLOTS.fields())
                .from(windows, DSL.lateral(slots))
                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                .limit(most)
                .fetch(TimeSlotRows::decode);
    }

    private static Condition condition(DSLContext db, Filter filter) {
        Condition condition = DSL.noCondition();
        if (filter.specialization().isPresent()) {
            condition = isOf(ofSpecialization(db, filter));
        } else if (!filter.doctors().isEmpty()) {
            condition = isOf(filter.doctors().stream().map(DoctorId::value).toList());
        }
        return filter.availableOnly() ? condition.and(isAvailable()) : condition;
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

    private static Condition isAfter(Position position) {
        return DSL.row(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID).gt(position.start(), position.slot());
    }
}
