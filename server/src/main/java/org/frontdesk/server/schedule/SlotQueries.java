package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Condition;
import org.jooq.impl.DSL;

import java.time.Instant;
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
     * @param availableOnly in the future, not blocked, with a free place, of a doctor who takes appointments
     */
    public record Filter(
            List<DoctorId> doctors,
            Optional<String> specialization,
            TimeRange time,
            boolean availableOnly) {}

    private final Transactions transactions;

    public SlotQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code most} slots after the position, in order of start time, then id. */
    public List<TimeSlot> list(Filter filter, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(TIME_SLOTS)
                                .where(condition(filter))
                                .and(after.map(SlotQueries::isAfter).orElse(DSL.noCondition()))
                                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                                .limit(most)
                                .fetch(TimeSlotRows::decode));
    }

    private static Condition condition(Filter filter) {
        Condition condition =
                TIME_SLOTS
                        .STARTS_AT
                        .ge(filter.time().start())
                        .and(TIME_SLOTS.STARTS_AT.lt(filter.time().end()));
        if (!filter.doctors().isEmpty()) {
            UUID[] ids = filter.doctors().stream().map(DoctorId::value).toArray(UUID[]::new);
            condition = condition.and(TIME_SLOTS.DOCTOR_ID.eq(DSL.any(ids)));
        }
        if (filter.availableOnly()) {
            condition = condition.and(isAvailable());
        }
        if (filter.specialization().isPresent()) {
            condition =
                    condition.and(
                            TIME_SLOTS.DOCTOR_ID.in(
                                    DSL.select(DOCTORS.ID)
                                            .from(DOCTORS)
                                            .where(
                                                    DSL.lower(DOCTORS.SPECIALIZATION)
                                                            .eq(
                                                                    DSL.lower(
                                                                            filter.specialization()
                                                                                    .get())))));
        }
        return condition;
    }

    static Condition isAvailable() {
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
