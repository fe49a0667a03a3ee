package org.frontdesk.server.schedule;

import com.google.protobuf.Message;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AssignRoomRequest;
import org.frontdesk.api.v1.AssignRoomResponse;
import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.BlockTimeSlotsResponse;
import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.BulkCreateTimeSlotsResponse;
import org.frontdesk.api.v1.CreateTimeSlotRequest;
import org.frontdesk.api.v1.CreateTimeSlotResponse;
import org.frontdesk.api.v1.DeleteTimeSlotsRequest;
import org.frontdesk.api.v1.DeleteTimeSlotsResponse;
import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.FindFirstFreeResponse;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.GetTimeSlotResponse;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListAvailableSlotsResponse;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.ListTimeSlotsResponse;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.ReopenTimeSlotsResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceImplBase;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityRequest;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityResponse;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.schedule.CreateTimeSlots.Created;
import org.frontdesk.server.schedule.CreateTimeSlots.Outcome;
import org.frontdesk.server.types.AppointmentTypeQueries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's ScheduleService. */
public final class ScheduleGrpcService extends ScheduleServiceImplBase {

    /** A year of twenty-minute slots of one doctor; the outcome of one transaction that stays short. */
    static final int MOST_SLOTS_AT_ONCE = 5_000;

    /** So that the answer of a dry run stays a small message. */
    private static final int MOST_PLANNED_TOLD = 500;

    private static final int MOST_DOCTORS = 500;
    private static final int MOST_DAYS_LISTED = 92;
    private static final int MOST_DAYS_WATCHED = 31;
    private static final int MOST_PLACES = 1_000;
    private static final Duration SHORTEST_SLOT = Duration.ofMinutes(5);
    private static final Duration LONGEST_SLOT = Duration.ofHours(24);

    private final CreateTimeSlots create;
    private final SlotChanges changes;
    private final SlotQueries slots;
    private final SlotSearches searches;
    private final SlotWatch watch;
    private final ClinicDays days;

    public ScheduleGrpcService(
            CreateTimeSlots create,
            SlotChanges changes,
            SlotQueries slots,
            SlotWatch watch,
            AppointmentTypeQueries types,
            ClinicDays days,
            Clock clock) {
        this.create = create;
        this.changes = changes;
        this.slots = slots;
        this.searches = new SlotSearches(slots, types, days, clock);
        this.watch = watch;
        this.days = days;
    }

    @Override
    public void createTimeSlot(
            CreateTimeSlotRequest request, StreamObserver<CreateTimeSlotResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void bulkCreateTimeSlots(
            BulkCreateTimeSlotsRequest request,
            StreamObserver<BulkCreateTimeSlotsResponse> observer) {
        Unary.answer(observer, () -> bulkCreate(request));
    }

    @Override
    public void getTimeSlot(
            GetTimeSlotRequest request, StreamObserver<GetTimeSlotResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void updateTimeSlotCapacity(
            UpdateTimeSlotCapacityRequest request,
            StreamObserver<UpdateTimeSlotCapacityResponse> observer) {
        Unary.answer(observer, () -> changes.updateCapacity(request));
    }

    @Override
    public void blockTimeSlots(
            BlockTimeSlotsRequest request, StreamObserver<BlockTimeSlotsResponse> observer) {
        Unary.answer(observer, () -> changes.block(request));
    }

    @Override
    public void reopenTimeSlots(
            ReopenTimeSlotsRequest request, StreamObserver<ReopenTimeSlotsResponse> observer) {
        Unary.answer(observer, () -> changes.reopen(request));
    }

    @Override
    public void deleteTimeSlots(
            DeleteTimeSlotsRequest request, StreamObserver<DeleteTimeSlotsResponse> observer) {
        Unary.answer(observer, () -> changes.delete(request));
    }

    @Override
    public void assignRoom(AssignRoomRequest request, StreamObserver<AssignRoomResponse> observer) {
        Unary.answer(observer, () -> changes.assignRoom(request));
    }

    @Override
    public void findFirstFree(
            FindFirstFreeRequest request, StreamObserver<FindFirstFreeResponse> observer) {
        Unary.answer(observer, () -> searches.findFirst(request));
    }

    @Override
    public void listTimeSlots(
            ListTimeSlotsRequest request, StreamObserver<ListTimeSlotsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void listAvailableSlots(
            ListAvailableSlotsRequest request,
            StreamObserver<ListAvailableSlotsResponse> observer) {
        Unary.answer(observer, () -> searches.listAvailable(request));
    }

    @Override
    public void watchSlots(WatchSlotsRequest request, StreamObserver<WatchSlotsResponse> observer) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS_WATCHED);
        fields.check();
        watch.open(
                Caller.current(),
                doctors,
                days.range(dates.orElseThrow()),
                request.getResumeToken(),
                (ServerCallStreamObserver<WatchSlotsResponse>) observer);
    }

    private CreateTimeSlotResponse create(CreateTimeSlotRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId doctor = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        Instant start = fields.minute("start_time", request.hasStartTime(), request.getStartTime());
        Instant end = fields.minute("end_time", request.hasEndTime(), request.getEndTime());
        int capacity = fields.number("capacity", request.getCapacity(), 1, MOST_PLACES, 1);
        Optional<RoomId> room = fields.optionalId("room_id", request.getRoomId(), RoomId::new);
        if (start != null && end != null) {
            checkLength(fields, Duration.between(start, end));
        }
        fields.check();
        var settled =
                create.settle(
                        Intention.of(requestId, Caller.current().userId(), request),
                        new CreateTimeSlots.Wanted(
                                doctor, List.of(new TimeRange(start, end)), capacity, room));
        return CreateTimeSlotResponse.newBuilder()
                .setSlot(TimeSlotMessages.encode(created(settled).first(), Caller.current().role()))
                .build();
    }

    private static void checkLength(Fields fields, Duration length) {
        if (!length.isPositive()) {
            fields.violation("end_time", "is not after start_time");
        } else if (length.compareTo(SHORTEST_SLOT) < 0 || length.compareTo(LONGEST_SLOT) > 0) {
            fields.violation("end_time", "is not 5 minutes to 24 hours after start_time");
        }
    }

    private BulkCreateTimeSlotsResponse bulkCreate(BulkCreateTimeSlotsRequest request) {
        var fields = new Fields();
        Optional<RequestId> requestId =
                request.getDryRun()
                        ? fields.optionalId("request_id", request.getRequestId(), RequestId::new)
                        : Optional.ofNullable(
                                fields.id("request_id", request.getRequestId(), RequestId::new));
        DoctorId doctor = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        int capacity = fields.number("capacity", request.getCapacity(), 1, MOST_PLACES, 1);
        Optional<RoomId> room = fields.optionalId("room_id", request.getRoomId(), RoomId::new);
        Optional<WorkingPattern> pattern = WorkingPatternFields.read(fields, request);
        List<TimeRange> times =
                pattern.map(one -> one.slots(days.zone(), MOST_SLOTS_AT_ONCE)).orElse(List.of());
        if (pattern.isPresent() && times.isEmpty()) {
            fields.violation("hours", "make no slot on these days");
        }
        if (times.size() > MOST_SLOTS_AT_ONCE) {
            fields.violation(
                    "last_date",
                    "makes more than " + MOST_SLOTS_AT_ONCE + " slots; ask for fewer days at once");
        }
        fields.check();
        var wanted = new CreateTimeSlots.Wanted(doctor, times, capacity, room);
        if (request.getDryRun()) {
            return planned(wanted);
        }
        var settled =
                create.settle(
                        Intention.of(requestId.orElseThrow(), Caller.current().userId(), request),
                        wanted);
        return BulkCreateTimeSlotsResponse.newBuilder()
                .setCreatedCount(created(settled).count())
                .build();
    }

    private BulkCreateTimeSlotsResponse planned(CreateTimeSlots.Wanted wanted) {
        List<TimeRange> times = wanted.times();
        return switch (create.plan(wanted)) {
            case CreateTimeSlots.NoSuchDoctor no -> throw Refusals.statusOf(no.refusal());
            case CreateTimeSlots.DoctorIsInactive no -> throw Refusals.statusOf(no.refusal());
            case RoomNotUsable no -> throw Refusals.statusOf(no.refusal());
            case CreateTimeSlots.Planned(int clashCount, var clashes) ->
                    BulkCreateTimeSlotsResponse.newBuilder()
                            .setPlannedCount(times.size())
                            .addAllPlannedSlots(
                                    times.stream()
                                            .limit(MOST_PLANNED_TOLD)
                                            .map(TimeSlotMessages::planned)
                                            .toList())
                            .setClashCount(clashCount)
                            .addAllClashes(
                                    TimeSlotMessages.clashes(clashes, Caller.current().role()))
                            .build();
        };
    }

    private GetTimeSlotResponse get(GetTimeSlotRequest request) {
        var fields = new Fields();
        SlotId id = fields.id("slot_id", request.getSlotId(), SlotId::new);
        fields.check();
        TimeSlot slot =
                slots.get(id)
                        .orElseThrow(() -> Refusals.statusOf(new SelectionRefused.SlotUnknown(id)));
        return GetTimeSlotResponse.newBuilder()
                .setSlot(TimeSlotMessages.encode(slot, Caller.current().role()))
                .build();
    }

    private static Created created(Settled<Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<Outcome>(Created created) -> created;
            case Settled.As<Outcome>(CreateTimeSlots.NoSuchDoctor no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<Outcome>(CreateTimeSlots.DoctorIsInactive no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<Outcome>(RoomNotUsable no) -> throw Refusals.statusOf(no.refusal());
            case Settled.As<Outcome>(SlotOverlap overlap) -> throw Refusals.statusOf(overlap);
            case Settled.As<Outcome>(RoomTaken taken) ->
                    throw Refusals.statusOf(
                            taken, TimeSlotMessages.encode(taken, Caller.current().role()));
        };
    }

    private ListTimeSlotsResponse list(ListTimeSlotsRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS_LISTED);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 2);
        fields.check();
        var filter =
                new SlotQueries.Filter(
                        doctors, Optional.empty(), List.of(days.range(dates.orElseThrow())), false);
        var page = page(filter, after, pageSize, mark);
        return ListTimeSlotsResponse.newBuilder()
                .addAllSlots(encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private Paging.Page<TimeSlot> page(
            SlotQueries.Filter filter, Optional<PageToken> after, int size, Message mark) {
        var found = slots.list(filter, after.map(ScheduleGrpcService::position), size + 1);
        return Paging.page(found, size, mark, ScheduleGrpcService::key);
    }

    static SlotQueries.Position position(PageToken token) {
        return new SlotQueries.Position(
                Instant.parse(token.lastKey().get(0)), UUID.fromString(token.lastKey().get(1)));
    }

    static List<String> key(TimeSlot last) {
        return List.of(last.time().start().toString(), last.id().toString());
    }

    private static List<org.frontdesk.api.v1.TimeSlot> encode(List<TimeSlot> slots) {
        return TimeSlotMessages.encode(slots, Caller.current().role());
    }
}
