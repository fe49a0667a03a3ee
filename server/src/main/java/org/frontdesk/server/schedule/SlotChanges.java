package org.frontdesk.server.schedule;

import org.frontdesk.api.v1.AssignRoomRequest;
import org.frontdesk.api.v1.AssignRoomResponse;
import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.BlockTimeSlotsResponse;
import org.frontdesk.api.v1.DeleteTimeSlotsRequest;
import org.frontdesk.api.v1.DeleteTimeSlotsResponse;
import org.frontdesk.api.v1.KeptSlot;
import org.frontdesk.api.v1.KeptSlotReason;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.ReopenTimeSlotsResponse;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityRequest;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The half of the contract's ScheduleService that changes slots which are there: decodes, calls, encodes. */
public final class SlotChanges {

    private static final int MOST_SLOTS = 500;
    private static final int MOST_PLACES = 1_000;
    private static final int LONGEST_REASON = 200;

    /** A quarter: some 5,000 slots of one doctor, in a transaction that stays short. */
    private static final Duration LONGEST_RANGE = Duration.ofDays(92);

    private final UpdateSlotCapacity updateCapacity;
    private final BlockSlots block;
    private final ReopenSlots reopen;
    private final DeleteSlots delete;
    private final AssignRoom assignRoom;

    public SlotChanges(Transactions transactions) {
        this.updateCapacity = new UpdateSlotCapacity(transactions);
        this.block = new BlockSlots(transactions);
        this.reopen = new ReopenSlots(transactions);
        this.delete = new DeleteSlots(transactions);
        this.assignRoom = new AssignRoom(transactions);
    }

    UpdateTimeSlotCapacityResponse updateCapacity(UpdateTimeSlotCapacityRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        long etag = fields.etag("etag", request.getEtag());
        if (request.getCapacity() == 0) {
            fields.violation("capacity", "is required");
        }
        int capacity = fields.number("capacity", request.getCapacity(), 1, MOST_PLACES, 1);
        fields.check();
        Caller caller = Caller.current();
        var settled =
                updateCapacity.settle(
                        Intention.of(requestId, caller.userId(), request), slot, etag, capacity);
        return switch (settled) {
            case Settled.Reused<UpdateSlotCapacity.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<UpdateSlotCapacity.Outcome>(UpdateSlotCapacity.Updated updated) ->
                    UpdateTimeSlotCapacityResponse.newBuilder()
                            .setSlot(TimeSlotMessages.encode(updated.slot(), caller.role()))
                            .build();
            case Settled.As<UpdateSlotCapacity.Outcome>(SelectionRefused.SlotUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<UpdateSlotCapacity.Outcome>(UpdateSlotCapacity.SlotChanged no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<UpdateSlotCapacity.Outcome>(
                            UpdateSlotCapacity.CapacityBelowBooked no) ->
                    throw Refusals.statusOf(no);
        };
    }

    BlockTimeSlotsResponse block(BlockTimeSlotsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotSelection selection = selection(fields, request.hasSelection(), request.getSelection());
        String reason = fields.text("reason", request.getReason(), LONGEST_REASON);
        fields.check();
        Caller caller = Caller.current();
        var settled =
                block.settle(
                        Intention.of(requestId, caller.userId(), request),
                        caller,
                        selection,
                        reason);
        return switch (settled) {
            case Settled.Reused<BlockSlots.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<BlockSlots.Outcome>(SelectionRefused no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<BlockSlots.Outcome>(
                            BlockSlots.Blocked(int count, int busyCount, var busy)) ->
                    BlockTimeSlotsResponse.newBuilder()
                            .setBlockedCount(count)
                            .setBusySlotCount(busyCount)
                            .addAllBusySlots(TimeSlotMessages.encode(busy, caller.role()))
                            .build();
        };
    }

    ReopenTimeSlotsResponse reopen(ReopenTimeSlotsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotSelection selection = selection(fields, request.hasSelection(), request.getSelection());
        String reason = fields.text("reason", request.getReason(), LONGEST_REASON);
        fields.check();
        Caller caller = Caller.current();
        var settled =
                reopen.settle(
                        Intention.of(requestId, caller.userId(), request),
                        caller,
                        selection,
                        reason);
        return switch (settled) {
            case Settled.Reused<ReopenSlots.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ReopenSlots.Outcome>(SelectionRefused no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<ReopenSlots.Outcome>(ReopenSlots.Reopened(int count)) ->
                    ReopenTimeSlotsResponse.newBuilder().setReopenedCount(count).build();
        };
    }

    DeleteTimeSlotsResponse delete(DeleteTimeSlotsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotSelection selection = selection(fields, request.hasSelection(), request.getSelection());
        fields.check();
        Caller caller = Caller.current();
        var settled =
                delete.settle(Intention.of(requestId, caller.userId(), request), caller, selection);
        return switch (settled) {
            case Settled.Reused<DeleteSlots.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<DeleteSlots.Outcome>(SelectionRefused no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<DeleteSlots.Outcome>(
                            DeleteSlots.Deleted(int count, int keptCount, var kept)) ->
                    DeleteTimeSlotsResponse.newBuilder()
                            .setDeletedCount(count)
                            .setKeptCount(keptCount)
                            .addAllKeptSlots(kept.stream().map(one -> encode(one, caller)).toList())
                            .build();
        };
    }

    AssignRoomResponse assignRoom(AssignRoomRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotSelection selection = selection(fields, request.hasSelection(), request.getSelection());
        Optional<RoomId> room = fields.optionalId("room_id", request.getRoomId(), RoomId::new);
        fields.check();
        Caller caller = Caller.current();
        var settled =
                assignRoom.settle(
                        Intention.of(requestId, caller.userId(), request), caller, selection, room);
        return switch (settled) {
            case Settled.Reused<AssignRoom.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<AssignRoom.Outcome>(SelectionRefused no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<AssignRoom.Outcome>(RoomNotUsable no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<AssignRoom.Outcome>(RoomTaken taken) ->
                    throw Refusals.statusOf(taken, TimeSlotMessages.encode(taken, caller.role()));
            case Settled.As<AssignRoom.Outcome>(
                            AssignRoom.Assigned(int count, int busyCount, var busy)) ->
                    AssignRoomResponse.newBuilder()
                            .setAssignedCount(count)
                            .setBusySlotCount(busyCount)
                            .addAllBusySlots(TimeSlotMessages.encode(busy, caller.role()))
                            .build();
        };
    }

    private static KeptSlot encode(DeleteSlots.Kept kept, Caller caller) {
        return KeptSlot.newBuilder()
                .setSlot(TimeSlotMessages.encode(kept.slot(), caller.role()))
                .setReason(
                        kept.booked()
                                ? KeptSlotReason.KEPT_SLOT_REASON_BOOKED
                                : KeptSlotReason.KEPT_SLOT_REASON_WAS_BOOKED)
                .build();
    }

    /** The selection, or null when its fields have violations. */
    private static SlotSelection selection(
            Fields fields, boolean present, org.frontdesk.api.v1.SlotSelection selection) {
        boolean ofDoctor =
                !selection.getDoctorId().isEmpty()
                        || selection.hasStartTime()
                        || selection.hasEndTime();
        if (!present || (selection.getSlotIdsCount() == 0 && !ofDoctor)) {
            fields.violation("selection", "is required");
            return null;
        }
        if (selection.getSlotIdsCount() > 0) {
            if (ofDoctor) {
                fields.violation("selection", "names slots and a doctor; only one is possible");
                return null;
            }
            List<SlotId> ids =
                    fields.ids(
                            "selection.slot_ids",
                            selection.getSlotIdsList(),
                            MOST_SLOTS,
                            SlotId::new);
            if (new HashSet<>(ids).size() < ids.size()) {
                fields.violation("selection.slot_ids", "has an entry twice");
            }
            return new SlotSelection.Named(ids);
        }
        DoctorId doctor = fields.id("selection.doctor_id", selection.getDoctorId(), DoctorId::new);
        Instant start =
                fields.minute(
                        "selection.start_time", selection.hasStartTime(), selection.getStartTime());
        Instant end =
                fields.minute("selection.end_time", selection.hasEndTime(), selection.getEndTime());
        if (start == null || end == null) {
            return null;
        }
        if (!end.isAfter(start)) {
            fields.violation("selection.end_time", "is not after start_time");
            return null;
        }
        if (Duration.between(start, end).compareTo(LONGEST_RANGE) > 0) {
            fields.violation("selection.end_time", "is more than 92 days after start_time");
        }
        return new SlotSelection.OfDoctor(doctor, new TimeRange(start, end));
    }
}
