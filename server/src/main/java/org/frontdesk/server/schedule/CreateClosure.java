package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.CLOSURES;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Closes a time of a doctor, or of the whole clinic: its open slots are blocked, its appointments told.
 *
 * <p>Outcomes, in order of precedence: {@link CreateTimeSlots.NoSuchDoctor}, {@link Closed}.
 */
public final class CreateClosure {

    /** What came of it. */
    public sealed interface Outcome permits Closed, CreateTimeSlots.NoSuchDoctor {}

    /**
     * The time is closed.
     *
     * @param busy the first {@link BlockSlots#MOST_TOLD} slots that somebody has to look after
     */
    public record Closed(Closure closure, int blocked, int busyCount, List<TimeSlot> busy)
            implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public CreateClosure(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    /**
     * @param doctor empty: the whole clinic
     */
    public Settled<Outcome> settle(
            Intention intention, Optional<DoctorId> doctor, TimeRange time, String reason) {
        var closure = new Closure(new ClosureId(newIds.get()), doctor, time, reason);
        var turn = new SlotTurn();
        return transactions.serializable(
                PATIENCE,
                db -> {
                    SlotMaking.awaitTurn(db); // no slot is made in it meanwhile
                    turn.await(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, closure));
                });
    }

    private static Outcome decide(DSLContext db, Intention intention, Closure closure) {
        Optional<DoctorId> doctor = closure.doctor();
        if (doctor.isPresent() && CreateTimeSlots.isActive(db, doctor.get()).isEmpty()) {
            return new CreateTimeSlots.NoSuchDoctor(doctor.get());
        }
        db.insertInto(CLOSURES)
                .set(CLOSURES.ID, closure.id().value())
                .set(CLOSURES.DOCTOR_ID, doctor.map(DoctorId::value).orElse(null))
                .set(CLOSURES.STARTS_AT, closure.time().start())
                .set(CLOSURES.ENDS_AT, closure.time().end())
                .set(CLOSURES.REASON, closure.reason())
                .execute();
        List<TimeSlot> slots = slotsIn(db, closure);
        List<TimeSlot> open = slots.stream().filter(slot -> !slot.isBlocked()).toList();
        block(db, closure, open);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_CLOSURE", "closures", closure.id().value())
                        .with("doctor", doctor.map(DoctorId::toString).orElse(null))
                        .with("from", closure.time().start().toString())
                        .with("to", closure.time().end().toString())
                        .with("reason", closure.reason())
                        .with("blocked", open.size()));
        List<TimeSlot> busy =
                slots.stream()
                        .filter(slot -> slot.booked() > 0)
                        .map(slot -> slot.isBlocked() ? slot : slot.withBlocked(closure.reason()))
                        .toList();
        return new Closed(
                closure,
                open.size(),
                busy.size(),
                busy.stream().limit(BlockSlots.MOST_TOLD).toList());
    }

    private static List<TimeSlot> slotsIn(DSLContext db, Closure closure) {
        return LockedSlots.lock(
                db,
                LockedSlots.sharesTime(closure.time())
                        .and(
                                closure.doctor()
                                        .map(doctor -> TIME_SLOTS.DOCTOR_ID.eq(doctor.value()))
                                        .orElse(DSL.noCondition())));
    }

    /** Blocks slots that are locked. */
    static void block(DSLContext db, Closure closure, List<TimeSlot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BLOCKED_REASON, closure.reason())
                .set(TIME_SLOTS.CLOSURE_ID, closure.id().value())
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                .execute();
    }
}
