package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Map;

/**
 * Gives a slot more places, or fewer, but never fewer than are taken, apart from those it is overbooked by already.
 *
 * <p>Outcomes, in order of precedence: {@link SelectionRefused.SlotUnknown}, {@link SlotChanged}, {@link
 * CapacityBelowBooked}, {@link Updated}.
 */
public final class UpdateSlotCapacity {

    /** What came of it. */
    public sealed interface Outcome
            permits Updated, SelectionRefused.SlotUnknown, SlotChanged, CapacityBelowBooked {}

    /** The slot has these places now. */
    public record Updated(TimeSlot slot) implements Outcome {}

    /** Refused: see {@link EtagMismatch}. */
    public record SlotChanged(long version) implements Outcome {
        Refusal refusal() {
            return new EtagMismatch(Long.toString(version));
        }
    }

    /** More places are taken than the slot would have. */
    public record CapacityBelowBooked(SlotId slot, int booked) implements Outcome, Refusal {
        @Override
        public Reason reason() {
            return Reason.CAPACITY_BELOW_BOOKED;
        }

        @Override
        public String sentence() {
            return "More places of this time slot are taken than it would have.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString(), "booked", Integer.toString(booked));
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public UpdateSlotCapacity(Transactions transactions) {
        this.transactions = transactions;
    }

    public Settled<Outcome> settle(Intention intention, SlotId slot, long etag, int capacity) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, slot, etag, capacity)));
    }

    private static Outcome decide(
            DSLContext db, Intention intention, SlotId id, long etag, int capacity) {
        var locked = LockedSlots.lock(db, TIME_SLOTS.ID.eq(id.value()));
        if (locked.isEmpty()) {
            return new SelectionRefused.SlotUnknown(id);
        }
        TimeSlot slot = locked.getFirst();
        if (slot.version() != etag) {
            return new SlotChanged(slot.version());
        }
        if (slot.booked() > capacity + slot.overbookedPlaces()) {
            return new CapacityBelowBooked(id, slot.booked());
        }
        TimeSlot updated =
                db.update(TIME_SLOTS)
                        .set(TIME_SLOTS.CAPACITY, capacity)
                        // What finds room in the capacity is overbooked no more.
                        .set(TIME_SLOTS.OVERBOOKED_PLACES, Math.max(0, slot.booked() - capacity))
                        .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                        .where(TIME_SLOTS.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(TimeSlotRows::decode);
        AuditTrail.write(
                db,
                SlotAudit.of(intention, "UPDATE_SLOT_CAPACITY", locked)
                        .changed("capacity", slot.capacity(), capacity)
                        .changed(
                                "overbooked_places",
                                slot.overbookedPlaces(),
                                updated.overbookedPlaces()));
        return new Updated(updated);
    }
}
