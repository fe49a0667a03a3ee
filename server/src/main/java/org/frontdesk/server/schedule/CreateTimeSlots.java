package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

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
import org.jooq.impl.DSL;

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
    public record NoSuchDoctor(DoctorId doctor) implements Outcome {
        Refusal refusal() {
            return new DoctorUnknown(doctor);
        }
    }

    /** Refused: see {@link DoctorInactive}. */
    public record DoctorIsInactive(DoctorId doctor) implements Outcome {
        Refusal refusal() {
            return new DoctorInactive(doctor);
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
                                db, intention, JSON, () -> decide(db, doctor, times, capacity)));
    }

    private Outcome decide(DSLContext db, DoctorId doctor, List<TimeRange> times, int capacity) {
        Boolean active =
                db.select(DOCTORS.ACTIVE)
                        .from(DOCTORS)
                        .where(DOCTORS.ID.eq(doctor.value()))
                        .fetchOne(DOCTORS.ACTIVE);
        if (active == null) {
            return new NoSuchDoctor(doctor);
        }
        if (!active) {
            return new DoctorIsInactive(doctor);
        }
        Optional<TimeSlot> inTheWay = firstInTheWay(db, doctor, times);
        if (inTheWay.isPresent()) {
            return new SlotOverlap(inTheWay.get().id(), inTheWay.get().time());
        }
        return new Created(times.size(), insert(db, doctor, times, capacity));
    }

    private static Optional<TimeSlot> firstInTheWay(
            DSLContext db, DoctorId doctor, List<TimeRange> times) {
        var wanted =
                DSL.table(
                        "unnest({0}, {1}) as wanted(starts_at, ends_at)",
                        DSL.val(starts(times)), DSL.val(ends(times)));
        return db
                .select(TIME_SLOTS.fields())
                .from(TIME_SLOTS)
                .join(wanted)
                .on(
                        "tstzrange({0}, {1}) && tstzrange(wanted.starts_at, wanted.ends_at)",
                        TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT)
                .where(TIME_SLOTS.DOCTOR_ID.eq(doctor.value()))
                .orderBy(TIME_SLOTS.STARTS_AT)
                .limit(1)
                .fetch(TimeSlotRows::decode)
                .stream()
                .findFirst();
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
