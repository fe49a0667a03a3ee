package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.WaitlistEntriesRecord;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotQueries;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who fits which free place: their wishes are met, and they are not elsewhere at that time. */
public final class WaitlistMatches {

    /** A free place and its best matches. */
    public record Proposal(TimeSlot slot, List<WaitlistEntry> entries) {}

    /** As many as a desk calls before it looks again. */
    static final int MOST_PER_SLOT = 3;

    /** More than a desk can work through; the earliest places are the urgent ones. */
    static final int MOST_PROPOSALS = 50;

    /** When few of the places fit anybody, more are looked at in one go. */
    private static final int MOST_PLACES_AT_ONCE = 2_000;

    /** As the schema has it: {@code time_slots_at_most_a_day}, {@code appointments_run_is_whole}. */
    private static final DayToSecond LONGEST_APPOINTMENT = new DayToSecond(1);

    private static final Duration A_DAY = Duration.ofDays(1);

    private static final Condition IS_FOR_THE_DOCTOR =
            WAITLIST_ENTRIES.DOCTOR_ID.eq(TIME_SLOTS.DOCTOR_ID);
    private static final Condition IS_FOR_THE_SPECIALIZATION =
            DSL.lower(WAITLIST_ENTRIES.SPECIALIZATION).eq(DSL.lower(DOCTORS.SPECIALIZATION));

    private static final Field<UUID> PLACE = DSL.field(DSL.name("place"), UUID.class);

    private final Transactions transactions;
    private final Supplier<ZoneId> zone;

    /**
     * @param zone the clinic's, in which wishes are meant
     */
    public WaitlistMatches(Transactions transactions, Supplier<ZoneId> zone) {
        this.transactions = transactions;
        this.zone = zone;
    }

    /** At most {@code most} matches of the slot after the position, best first; empty when there is no such slot. */
    public Optional<List<WaitlistEntry>> of(
            SlotId slot, Optional<WaitlistQueries.Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.fetchExists(TIME_SLOTS, TIME_SLOTS.ID.eq(slot.value()))
                                ? Optional.of(
                                        db.select(WAITLIST_ENTRIES.fields())
                                                .from(TIME_SLOTS)
                                                .join(DOCTORS)
                                                .on(DOCTORS.ID.eq(TIME_SLOTS.DOCTOR_ID))
                                                .join(WAITLIST_ENTRIES)
                                                .on(
                                                        fits(
                                                                zone.get(),
                                                                IS_FOR_THE_DOCTOR.or(
                                                                        IS_FOR_THE_SPECIALIZATION)))
                                                .where(TIME_SLOTS.ID.eq(slot.value()))
                                                .and(SlotQueries.isAvailable())
                                                .and(
                                                        after.map(WaitlistQueries::isAfter)
                                                                .orElse(DSL.noCondition()))
                                                .orderBy(WaitlistRows.LINE)
                                                .limit(most)
                                                .fetch(WaitlistRows::decode))
                                : Optional.empty());
    }

    /**
     * The free places somebody waits for, earliest first, each with its best matches, as it was at one moment.
     *
     * @param doctors empty: every doctor
     */
    public List<Proposal> proposals(List<DoctorId> doctors, TimeRange time) {
        return transactions.readOnly(db -> proposals(db, doctors, time));
    }

    private List<Proposal> proposals(DSLContext db, List<DoctorId> doctors, TimeRange time) {
        List<Proposal> proposals = new ArrayList<>();
        List<DoctorId> waitedFor = waitedFor(db, doctors);
        if (waitedFor.isEmpty()) {
            return proposals;
        }
        var free = new SlotQueries.Filter(waitedFor, Optional.empty(), time.pieces(A_DAY), true);
        Optional<SlotQueries.Position> after = Optional.empty();
        int atOnce = MOST_PROPOSALS;
        for (boolean isMore = true; isMore && proposals.size() < MOST_PROPOSALS; ) {
            List<TimeSlot> places = SlotQueries.list(db, free, after, atOnce);
            proposals.addAll(best(db, places));
            isMore = places.size() == atOnce;
            if (isMore) {
                db.execute("set local enable_bitmapscan = on"); // as plans of lists are kept
                after = Optional.of(SlotQueries.Position.of(places.getLast()));
                atOnce = Math.min(4 * atOnce, MOST_PLACES_AT_ONCE);
            }
        }
        return proposals.stream().limit(MOST_PROPOSALS).toList();
    }

    /** Those of the places that somebody fits. */
    private List<Proposal> best(DSLContext db, List<TimeSlot> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<WaitlistEntry>> entries = new HashMap<>();
        // The line is walked in its index until enough fit. Without this, the database, which takes
        // the wishes for harder
        // to meet than they are, would read everybody who waits, for each place anew.
        db.execute("set local enable_bitmapscan = off");
        var best =
                DSL.lateral(
                        DSL.selectFrom(
                                        inLine(IS_FOR_THE_DOCTOR)
                                                .unionAll(inLine(IS_FOR_THE_SPECIALIZATION))
                                                .asTable(WAITLIST_ENTRIES.getName()))
                                .orderBy(WaitlistRows.LINE)
                                .limit(MOST_PER_SLOT)
                                .asTable(WAITLIST_ENTRIES.getName()));
        db.select(WAITLIST_ENTRIES.fields())
                .select(TIME_SLOTS.ID.as(PLACE))
                .from(TIME_SLOTS)
                .join(DOCTORS)
                .on(DOCTORS.ID.eq(TIME_SLOTS.DOCTOR_ID))
                .crossJoin(best)
                .where(
                        TIME_SLOTS.ID.eq(
                                DSL.any(BoundArray.ofUuids(places, slot -> slot.id().value()))))
                .orderBy(WaitlistRows.LINE)
                .forEach(
                        row ->
                                entries.computeIfAbsent(row.get(PLACE), id -> new ArrayList<>())
                                        .add(WaitlistRows.decode(row)));
        return places.stream()
                .filter(place -> entries.containsKey(place.id().value()))
                .map(place -> new Proposal(place, entries.get(place.id().value())))
                .toList();
    }

    /** The first who fit the slot, of those who wait for its doctor, or for what the doctor practises. */
    private Select<WaitlistEntriesRecord> inLine(Condition whose) {
        return DSL.selectFrom(WAITLIST_ENTRIES)
                .where(fits(zone.get(), whose))
                .orderBy(WaitlistRows.LINE)
                .limit(MOST_PER_SLOT);
    }

    /** Spares looking at the slots of doctors whom nobody waits for. */
    private static List<DoctorId> waitedFor(DSLContext db, List<DoctorId> doctors) {
        UUID[] ids = doctors.stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.select(DOCTORS.ID)
                .from(DOCTORS)
                .where(DOCTORS.ACTIVE)
                .and(ids.length == 0 ? DSL.noCondition() : DOCTORS.ID.eq(DSL.any(ids)))
                .and(
                        isWaitedFor(DOCTORS.ID, WAITLIST_ENTRIES.DOCTOR_ID)
                                .or(
                                        isWaitedFor(
                                                DSL.lower(DOCTORS.SPECIALIZATION),
                                                DSL.lower(WAITLIST_ENTRIES.SPECIALIZATION))))
                .fetch(row -> new DoctorId(row.value1()));
    }

    private static <T> Condition isWaitedFor(Field<T> one, Field<T> wanted) {
        return one.in(
                DSL.select(wanted)
                        .from(WAITLIST_ENTRIES)
                        .where(WaitlistRows.IS_WAITING)
                        .and(wanted.isNotNull())); // said so that the index of those is read
    }

    private static Condition fits(ZoneId zone, Condition whose) {
        Field<LocalDate> day =
                DSL.field(
                        "({0} at time zone {1})::date",
                        SQLDataType.LOCALDATE, TIME_SLOTS.STARTS_AT, DSL.inline(zone.getId()));
        Field<Integer> weekday = DSL.field("extract(isodow from {0})::int", Integer.class, day);
        Field<Integer> fromMinute =
                DSL.field(
                        "(extract(epoch from ({0} at time zone {1})::time) / 60)::int",
                        Integer.class, TIME_SLOTS.STARTS_AT, DSL.inline(zone.getId()));
        Field<Integer> untilMinute =
                DSL.field(
                        "{0} + (extract(epoch from {1} - {2}) / 60)::int",
                        Integer.class, fromMinute, TIME_SLOTS.ENDS_AT, TIME_SLOTS.STARTS_AT);
        return WaitlistRows.IS_WAITING
                .and(whose)
                .and(WAITLIST_ENTRIES.EARLIEST_DATE.le(day))
                .and(WAITLIST_ENTRIES.LATEST_DATE.isNull().or(WAITLIST_ENTRIES.LATEST_DATE.ge(day)))
                .and(WAITLIST_ENTRIES.FROM_MINUTE.le(fromMinute))
                .and(WAITLIST_ENTRIES.UNTIL_MINUTE.ge(untilMinute))
                .and(
                        DSL.condition(
                                "({0} = '{}' or {1} = any({0}))",
                                WAITLIST_ENTRIES.WEEKDAYS, weekday))
                .andNotExists(
                        DSL.selectOne()
                                .from(APPOINTMENTS)
                                .where(APPOINTMENTS.PATIENT_ID.eq(WAITLIST_ENTRIES.PATIENT_ID))
                                .and(AppointmentRows.IS_ACTIVE)
                                .and(APPOINTMENTS.STARTS_AT.lt(TIME_SLOTS.ENDS_AT))
                                .and(AppointmentRows.ENDS_AT.gt(TIME_SLOTS.STARTS_AT))
                                .and(
                                        APPOINTMENTS.STARTS_AT.gt(
                                                TIME_SLOTS.STARTS_AT.minus(LONGEST_APPOINTMENT))));
    }
}
