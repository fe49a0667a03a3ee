package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorInactive;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes slots of one doctor: all of them, or none.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchDoctor}, {@link DoctorIsInactive}, {@link SlotOverlap}, {@link Created}.
 */
public final class CreateTimeSlots {

    /** What came of it. */
    public sealed interface Outcome permits Created, NoSuchDoctor, DoctorIsInactive, SlotOverlap {}

    /**
     * The slots are there.
     *
     * @param first the earliest of them
     */
    public record Created(int count, TimeSlot first) implements Outcome {}

    /** Refused: see {@link DoctorUnknown}. */
    public record NoSuchDoctor(DoctorId doctor)
            implements Outcome, Plan, CreateWeeklyTemplate.Outcome, CreateClosure.Outcome {
        Refusal refusal() {
            return new DoctorUnknown(doctor);
        }
    }

    /** Refused: see {@link DoctorInactive}. */
    public record DoctorIsInactive(DoctorId doctor)
            implements Outcome, Plan, CreateWeeklyTemplate.Outcome {
        Refusal refusal() {
            return new DoctorInactive(doctor);
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A list that a person works through. */
    static final int MOST_CLASHES = 100;

    /** More clashes than this are not counted to the end: as many as slots of five minutes under 5,000 planned ones. */
    static final int MOST_COUNTED = 100_000;

    private static final Field<Instant> WANTED_START =
            DSL.field("wanted.starts_at", SQLDataType.INSTANT).as("wanted_start");
    private static final Field<Instant> WANTED_END =
            DSL.field("wanted.ends_at", SQLDataType.INSTANT).as("wanted_end");

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public CreateTimeSlots(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    /**
     * @param times at least one, in order, none overlapping another
     * @param capacity places of each slot
     */
    public Settled<Outcome> settle(
            Intention intention, DoctorId doctor, List<TimeRange> times, int capacity) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, doctor, times, capacity)));
    }

    /** What {@link #plan} found: nothing was made. */
    public sealed interface Plan permits Planned, NoSuchDoctor, DoctorIsInactive {}

    /**
     * What making the slots would meet.
     *
     * @param clashes the first {@link #MOST_CLASHES} of {@code clashCount}
     */
    public record Planned(int clashCount, List<Clash> clashes) implements Plan {}

    /** A time that was asked for, and a slot that is there. */
    public record Clash(TimeRange wanted, TimeSlot slot) {}

    /** What making these slots would meet, without making any. */
    public Plan plan(DoctorId doctor, List<TimeRange> times) {
        return transactions.readOnly(
                db -> {
                    Optional<Boolean> active = isActive(db, doctor);
                    if (active.isEmpty()) {
                        return new NoSuchDoctor(doctor);
                    }
                    if (!active.get()) {
                        return new DoctorIsInactive(doctor);
                    }
                    List<Clash> clashes = inTheWay(db, doctor, times, MOST_COUNTED);
                    return new Planned(
                            clashes.size(), clashes.stream().limit(MOST_CLASHES).toList());
                });
    }

    private Outcome decide(
            DSLContext db,
            Intention intention,
            DoctorId doctor,
            List<TimeRange> times,
            int capacity) {
        Optional<Boolean> active = isActive(db, doctor);
        if (active.isEmpty()) {
            return new NoSuchDoctor(doctor);
        }
        if (!active.get()) {
            return new DoctorIsInactive(doctor);
        }
        List<Clash> inTheWay = inTheWay(db, doctor, times, 1);
        if (!inTheWay.isEmpty()) {
            TimeSlot slot = inTheWay.getFirst().slot();
            return new SlotOverlap(slot.id(), slot.time());
        }
        TimeSlot first = insert(db, doctor, times, capacity);
        AuditTrail.write(db, audited(intention, first, times, capacity));
        return new Created(times.size(), first);
    }

    private static AuditEntry audited(
            Intention intention, TimeSlot first, List<TimeRange> times, int capacity) {
        var entry =
                times.size() == 1
                        ? SlotAudit.of(intention, "CREATE_SLOTS", List.of(first))
                        : SlotAudit.many(intention, "CREATE_SLOTS")
                                .with("doctor", first.doctor().toString())
                                .with("count", times.size());
        return entry.with("from", times.getFirst().start().toString())
                .with("to", times.getLast().end().toString())
                .with("capacity", capacity);
    }

    static Optional<Boolean> isActive(DSLContext db, DoctorId doctor) {
        return db.select(DOCTORS.ACTIVE)
                .from(DOCTORS)
                .where(DOCTORS.ID.eq(doctor.value()))
                .fetchOptional(DOCTORS.ACTIVE);
    }

    static List<Clash> inTheWay(DSLContext db, DoctorId doctor, List<TimeRange> times, int most) {
        var wanted =
                DSL.table(
                        "unnest({0}, {1}) as wanted(starts_at, ends_at)",
                        DSL.val(starts(times)), DSL.val(ends(times)));
        return db.select(TIME_SLOTS.fields())
                .select(WANTED_START, WANTED_END)
                .from(TIME_SLOTS)
                .join(wanted)
                .on(
                        "tstzrange({0}, {1}) && tstzrange(wanted.starts_at, wanted.ends_at)",
                        TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT)
                .where(TIME_SLOTS.DOCTOR_ID.eq(doctor.value()))
                .orderBy(WANTED_START, TIME_SLOTS.STARTS_AT)
                .limit(most)
                .fetch(
                        row ->
                                new Clash(
                                        new TimeRange(row.get(WANTED_START), row.get(WANTED_END)),
                                        TimeSlotRows.decode(row)));
    }

    private TimeSlot insert(DSLContext db, DoctorId doctor, List<TimeRange> times, int capacity) {
        UUID[] ids = times.stream().map(time -> newIds.get()).toArray(UUID[]::new);
        db.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select made.id, ?::uuid, made.starts_at, made.ends_at, ?::int
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as made(id, starts_at, ends_at)
                """,
                doctor.value(),
                capacity,
                ids,
                starts(times),
                ends(times));
        return new TimeSlot(
                new SlotId(ids[0]), doctor, times.getFirst(), capacity, 0, Optional.empty(), 1);
    }

    private static Instant[] starts(List<TimeRange> times) {
        return times.stream().map(TimeRange::start).toArray(Instant[]::new);
    }

    private static Instant[] ends(List<TimeRange> times) {
        return times.stream().map(TimeRange::end).toArray(Instant[]::new);
    }
}
