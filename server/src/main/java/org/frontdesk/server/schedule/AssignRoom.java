package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ties slots to a room, or to none: all of them, or no one. Their appointments stay; who asked is told which slots have some,
 * as patients may have been told of another room.
 *
 * <p>Outcomes, in order of precedence: those of {@link SelectionRefused}, those of {@link RoomNotUsable}, {@link RoomTaken},
 * {@link Assigned}.
 */
public final class AssignRoom {

    /** What came of it. */
    public sealed interface Outcome permits Assigned, SelectionRefused, RoomNotUsable, RoomTaken {}

    /**
     * The slots are in the room.
     *
     * @param count how many were not before
     * @param withAppointments the first {@link BlockSlots#MOST_TOLD} of those whose patients may want to know
     */
    public record Assigned(int count, int withAppointmentsCount, List<TimeSlot> withAppointments)
            implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;

    public AssignRoom(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param room empty: none
     */
    public Settled<Outcome> settle(
            Intention intention, Caller caller, SlotSelection selection, Optional<RoomId> room) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    SlotMaking.awaitTurn(db);
                    return StoredOutcomes.settle(
                            db,
                            intention,
                            JSON,
                            () -> decide(db, intention, caller, selection, room));
                });
    }

    private static Outcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            SlotSelection selection,
            Optional<RoomId> roomId) {
        var locked = LockedSlots.of(db, caller, selection);
        if (locked.refused().isPresent()) {
            return locked.refused().get();
        }
        var wanted = WantedRoom.find(db, roomId);
        if (wanted.refused().isPresent()) {
            return wanted.refused().get();
        }
        Optional<SlotRoom> room = wanted.room();
        List<TimeSlot> moving =
                locked.slots().stream().filter(slot -> !slot.room().equals(room)).toList();
        if (moving.isEmpty()) {
            return new Assigned(0, 0, List.of());
        }
        if (room.isPresent()) {
            List<SlotClashes.Clash> clashes = clashes(db, room.get().id(), moving);
            if (!clashes.isEmpty()) {
                return RoomTaken.by(room.get().id(), clashes);
            }
        }
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.ROOM_ID, room.map(one -> one.id().value()).orElse(null))
                .set(TIME_SLOTS.LOCATION_ID, room.map(one -> one.location().value()).orElse(null))
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(moving))))
                .execute();
        AuditTrail.write(
                db,
                SlotAudit.of(intention, "ASSIGN_ROOM", moving)
                        .with("room", roomId.map(RoomId::toString).orElse("none")));
        List<TimeSlot> busy =
                moving.stream()
                        .filter(slot -> slot.booked() > 0)
                        .map(slot -> slot.withRoom(room))
                        .toList();
        return new Assigned(
                moving.size(), busy.size(), busy.stream().limit(BlockSlots.MOST_TOLD).toList());
    }

    /** Slots that are in the room already, and such as would come into it together. */
    private static List<SlotClashes.Clash> clashes(
            DSLContext db, RoomId room, List<TimeSlot> moving) {
        List<SlotClashes.Clash> clashes =
                new ArrayList<>(
                        SlotClashes.inRoom(
                                db,
                                room,
                                moving.stream().map(TimeSlot::time).toList(),
                                SlotClashes.MOST_COUNTED));
        TimeSlot reachesFurthest = null;
        for (TimeSlot slot : moving) { // in order of start time
            if (reachesFurthest != null && reachesFurthest.time().overlaps(slot.time())) {
                clashes.add(new SlotClashes.Clash(slot.time(), reachesFurthest, true));
            }
            if (reachesFurthest == null
                    || slot.time().end().isAfter(reachesFurthest.time().end())) {
                reachesFurthest = slot;
            }
        }
        clashes.sort(Comparator.comparing(one -> one.wanted().start()));
        return clashes;
    }
}
