package org.frontdesk.server.live;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.SlotBatch;
import org.frontdesk.api.v1.StreamCaughtUp;
import org.frontdesk.api.v1.StreamHeartbeat;
import org.frontdesk.api.v1.StreamReset;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.SlotHolds;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRoom;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotMessages;
import org.frontdesk.server.schedule.TimeSlotRows;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Time slots as a stream shows them: all of them, to everybody. */
final class SlotStreamKind
        implements StreamKind<SlotId, TimeSlot, org.frontdesk.api.v1.TimeSlot, WatchSlotsResponse> {

    @Override
    public String table() {
        return TIME_SLOTS.getName();
    }

    @Override
    public TimeSlot decode(Row row) {
        return new TimeSlot(
                new SlotId(row.uuid("id")),
                new DoctorId(row.uuid("doctor_id")),
                new TimeRange(row.instant("starts_at"), row.instant("ends_at")),
                row.integer("capacity"),
                row.integer("booked"),
                Optional.ofNullable(row.text("blocked_reason")),
                row.number("version"),
                SlotHolds.read(row.text("holds")),
                row.integer("overbooked_places"),
                row.optionalUuid("room_id")
                        .map(room -> SlotRoom.of(room, row.uuid("location_id"))));
    }

    @Override
    public SlotId key(TimeSlot slot) {
        return slot.id();
    }

    @Override
    public long version(TimeSlot slot) {
        return slot.version();
    }

    @Override
    public DoctorId doctor(TimeSlot slot) {
        return slot.doctor();
    }

    @Override
    public Instant startsAt(TimeSlot slot) {
        return slot.time().start();
    }

    @Override
    public boolean isShown(TimeSlot slot) {
        return true;
    }

    @Override
    public boolean maySee(Caller caller, TimeSlot slot) {
        return true;
    }

    @Override
    public List<TimeSlot> read(DSLContext db, Caller caller, WatchedSchedule schedule) {
        UUID[] doctors = schedule.doctors().stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.selectFrom(TIME_SLOTS)
                .where(TIME_SLOTS.STARTS_AT.ge(schedule.time().start()))
                .and(TIME_SLOTS.STARTS_AT.lt(schedule.time().end()))
                .and(
                        doctors.length == 0
                                ? DSL.noCondition()
                                : TIME_SLOTS.DOCTOR_ID.eq(DSL.any(doctors)))
                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                .fetch(TimeSlotRows::decode);
    }

    @Override
    public List<org.frontdesk.api.v1.TimeSlot> encode(List<TimeSlot> slots, Role viewer) {
        return slots.stream().map(slot -> TimeSlotMessages.encode(slot, viewer)).toList();
    }

    @Override
    public WatchSlotsResponse response(
            StreamEvent<SlotId, org.frontdesk.api.v1.TimeSlot> event, String resumeToken) {
        var response = WatchSlotsResponse.newBuilder().setResumeToken(resumeToken);
        switch (event) {
            case StreamEvent.Reset<SlotId, org.frontdesk.api.v1.TimeSlot>() ->
                    response.setReset(StreamReset.getDefaultInstance());
            case StreamEvent.Batch<SlotId, org.frontdesk.api.v1.TimeSlot>(var slots, var removed) ->
                    response.setSlots(
                            SlotBatch.newBuilder()
                                    .addAllSlots(slots)
                                    .addAllRemovedSlotIds(
                                            removed.stream().map(SlotId::toString).toList()));
            case StreamEvent.CaughtUp<SlotId, org.frontdesk.api.v1.TimeSlot>(var serverTime) ->
                    response.setCaughtUp(
                            StreamCaughtUp.newBuilder().setServerTime(timestamp(serverTime)));
            case StreamEvent.Heartbeat<SlotId, org.frontdesk.api.v1.TimeSlot>(var serverTime) ->
                    response.setHeartbeat(
                            StreamHeartbeat.newBuilder().setServerTime(timestamp(serverTime)));
        }
        return response.build();
    }
}
