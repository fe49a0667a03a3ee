package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorInactive;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes slots of one doctor: all of them, or none.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchDoctor}, {@link DoctorIsInactive}, those of {@link RoomNotUsable}, {@link
 * SlotOverlap}, {@link RoomTaken}, {@link Created}.
 */
public final class CreateTimeSlots {

    /** What came of it. */
    public sealed interface Outcome
            permits Created,
                    NoSuchDoctor,
                    DoctorIsInactive,
                    RoomNotUsable,
                    SlotOverlap,
                    RoomTaken {}

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

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public CreateTimeSlots(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    /**
     * Slots that are to be made.
     *
     * @param times at least one, in order, none overlapping another
     * @param capacity places of each slot
     * @param room of each slot; empty: none
     */
    public record Wanted(
            DoctorId doctor, List<TimeRange> times, int capacity, Optional<RoomId> room) {}

    public Settled<Outcome> settle(Intention intention, Wanted wanted) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    SlotMaking.awaitTurn(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, wanted));
                });
    }

    /** What {@link #plan} found: nothing was made. */
    public sealed interface Plan permits Planned, NoSuchDoctor, DoctorIsInactive, RoomNotUsable {}

    /**
     * What making the slots would meet.
     *
     * @param clashes the first {@link SlotClashes#MOST_TOLD} of {@code clashCount}
     */
    public record Planned(int clashCount, List<SlotClashes.Clash> clashes) implements Plan {}

    /** What making these slots would meet, without making any. */
    public Plan plan(Wanted wanted) {
        return transactions.readOnly(
                db -> {
                    Optional<Boolean> active = isActive(db, wanted.doctor());
                    if (active.isEmpty()) {
                        return new NoSuchDoctor(wanted.doctor());
                    }
                    if (!active.get()) {
                        return new DoctorIsInactive(wanted.doctor());
                    }
                    var room = WantedRoom.find(db, wanted.room());
                    if (room.refused().isPresent()) {
                        return room.refused().get();
                    }
                    List<SlotClashes.Clash> clashes =
                            SlotClashes.of(
                                    db,
                                    wanted.doctor(),
                                    wanted.room(),
                                    wanted.times(),
                                    SlotClashes.MOST_COUNTED);
                    return new Planned(
                            clashes.size(), clashes.stream().limit(SlotClashes.MOST_TOLD).toList());
                });
    }

    private Outcome decide(DSLContext db, Intention intention, Wanted wanted) {
        Optional<Boolean> active = isActive(db, wanted.doctor());
        if (active.isEmpty()) {
            return new NoSuchDoctor(wanted.doctor());
        }
        if (!active.get()) {
            return new DoctorIsInactive(wanted.doctor());
        }
        var room = WantedRoom.find(db, wanted.room());
        if (room.refused().isPresent()) {
            return room.refused().get();
        }
        List<SlotClashes.Clash> overlapping =
                SlotClashes.ofDoctor(db, wanted.doctor(), wanted.times(), 1);
        if (!overlapping.isEmpty()) {
            TimeSlot slot = overlapping.getFirst().slot();
            return new SlotOverlap(slot.id(), slot.time());
        }
        if (wanted.room().isPresent()) {
            RoomId id = wanted.room().get();
            List<SlotClashes.Clash> taken =
                    SlotClashes.inRoom(db, id, wanted.times(), SlotClashes.MOST_COUNTED);
            if (!taken.isEmpty()) {
                return RoomTaken.by(id, taken);
            }
        }
        TimeSlot first = insert(db, wanted, room.room());
        AuditTrail.write(db, audited(intention, first, wanted));
        return new Created(wanted.times().size(), first);
    }

    private static AuditEntry audited(Intention intention, TimeSlot first, Wanted wanted) {
        List<TimeRange> times = wanted.times();
        var entry =
                times.size() == 1
                        ? SlotAudit.of(intention, "CREATE_SLOTS", List.of(first))
                        : SlotAudit.many(intention, "CREATE_SLOTS")
                                .with("doctor", first.doctor().toString())
                                .with("count", times.size());
        return entry.with("from", times.getFirst().start().toString())
                .with("to", times.getLast().end().toString())
                .with("capacity", wanted.capacity())
                .with("room", wanted.room().map(RoomId::toString).orElse(null));
    }

    static Optional<Boolean> isActive(DSLContext db, DoctorId doctor) {
        return db.select(DOCTORS.ACTIVE)
                .from(DOCTORS)
                .where(DOCTORS.ID.eq(doctor.value()))
                .fetchOptional(DOCTORS.ACTIVE);
    }

    private TimeSlot insert(DSLContext db, Wanted wanted, Optional<SlotRoom> room) {
        List<TimeRange> times = wanted.times();
        List<UUID> ids = times.stream().map(time -> newIds.get()).toList();
        db.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, room_id, location_id)
                select made.id, ?::uuid, made.starts_at, made.ends_at, ?::int, ?::uuid, ?::uuid
                from unnest(?, ?, ?) as made(id, starts_at, ends_at)
                """,
                wanted.doctor().value(),
                wanted.capacity(),
                room.map(one -> one.id().value()).orElse(null),
                room.map(one -> one.location().value()).orElse(null),
                BoundArray.ofUuids(ids, id -> id),
                BoundArray.ofInstants(times, TimeRange::start),
                BoundArray.ofInstants(times, TimeRange::end));
        return new TimeSlot(
                new SlotId(ids.getFirst()),
                wanted.doctor(),
                times.getFirst(),
                wanted.capacity(),
                0,
                Optional.empty(),
                1,
                List.of(),
                0,
                room);
    }
}
