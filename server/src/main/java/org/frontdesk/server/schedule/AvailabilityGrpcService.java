package org.frontdesk.server.schedule;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AvailabilityServiceGrpc.AvailabilityServiceImplBase;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.CreateClosureResponse;
import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateResponse;
import org.frontdesk.api.v1.DeleteClosureRequest;
import org.frontdesk.api.v1.DeleteClosureResponse;
import org.frontdesk.api.v1.EndWeeklyTemplateRequest;
import org.frontdesk.api.v1.EndWeeklyTemplateResponse;
import org.frontdesk.api.v1.ExtendScheduleRequest;
import org.frontdesk.api.v1.ExtendScheduleResponse;
import org.frontdesk.api.v1.ListClosuresRequest;
import org.frontdesk.api.v1.ListClosuresResponse;
import org.frontdesk.api.v1.ListWeeklyTemplatesRequest;
import org.frontdesk.api.v1.ListWeeklyTemplatesResponse;
import org.frontdesk.api.v1.UpdateWeeklyTemplateRequest;
import org.frontdesk.api.v1.UpdateWeeklyTemplateResponse;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
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

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's AvailabilityService. */
public final class AvailabilityGrpcService extends AvailabilityServiceImplBase {

    private static final int MOST_DOCTORS = 500;
    private static final int MOST_PLACES = 1_000;
    private static final int MOST_DAYS_AHEAD = 366;
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST_TIME_OFF = Duration.ofDays(366);

    /** A week of everybody's slots is as much as one transaction should change. */
    private static final Duration LONGEST_HOLIDAY = Duration.ofDays(7);

    private final CreateWeeklyTemplate create;
    private final ReviseWeeklyTemplate revise;
    private final ExtendSchedule extend;
    private final CreateClosure close;
    private final DeleteClosure deleteClosure;
    private final AvailabilityQueries queries;
    private final ClinicDays days;
    private final Clock clock;

    public AvailabilityGrpcService(
            CreateWeeklyTemplate create,
            ReviseWeeklyTemplate revise,
            ExtendSchedule extend,
            CreateClosure close,
            DeleteClosure deleteClosure,
            AvailabilityQueries queries,
            ClinicDays days,
            Clock clock) {
        this.create = create;
        this.revise = revise;
        this.extend = extend;
        this.close = close;
        this.deleteClosure = deleteClosure;
        this.queries = queries;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void createWeeklyTemplate(
            CreateWeeklyTemplateRequest request,
            StreamObserver<CreateWeeklyTemplateResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void updateWeeklyTemplate(
            UpdateWeeklyTemplateRequest request,
            StreamObserver<UpdateWeeklyTemplateResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void endWeeklyTemplate(
            EndWeeklyTemplateRequest request, StreamObserver<EndWeeklyTemplateResponse> observer) {
        Unary.answer(observer, () -> end(request));
    }

    @Override
    public void listWeeklyTemplates(
            ListWeeklyTemplatesRequest request,
            StreamObserver<ListWeeklyTemplatesResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void createClosure(
            CreateClosureRequest request, StreamObserver<CreateClosureResponse> observer) {
        Unary.answer(observer, () -> close(request));
    }

    @Override
    public void listClosures(
            ListClosuresRequest request, StreamObserver<ListClosuresResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void deleteClosure(
            DeleteClosureRequest request, StreamObserver<DeleteClosureResponse> observer) {
        Unary.answer(observer, () -> delete(request));
    }

    @Override
    public void extendSchedule(
            ExtendScheduleRequest request, StreamObserver<ExtendScheduleResponse> observer) {
        Unary.answer(observer, () -> extend(request));
    }

    private CreateWeeklyTemplateResponse create(CreateWeeklyTemplateRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId doctor = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        Weekday weekday = request.getWeekday();
        if (weekday == Weekday.WEEKDAY_UNSPECIFIED || weekday == Weekday.UNRECOGNIZED) {
            fields.violation("weekday", "is not a day of the week");
        }
        var hours = hours(fields, request.hasWeeklyHours(), request.getWeeklyHours());
        LocalDate first = fields.date("first_date", request.getFirstDate());
        Optional<LocalDate> last =
                request.getLastDate().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(fields.date("last_date", request.getLastDate()));
        if (first != null && last.filter(day -> day.isBefore(first)).isPresent()) {
            fields.violation("last_date", "is before first_date");
        }
        fields.check();
        Caller caller = Caller.current();
        var settled =
                create.settle(
                        Intention.of(requestId, caller.userId(), request),
                        doctor,
                        DayOfWeek.of(weekday.getNumber()),
                        hours.orElseThrow(),
                        first,
                        last);
        return switch (settled) {
            case Settled.Reused<CreateWeeklyTemplate.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<CreateWeeklyTemplate.Outcome>(CreateTimeSlots.NoSuchDoctor no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<CreateWeeklyTemplate.Outcome>(CreateTimeSlots.DoctorIsInactive no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<CreateWeeklyTemplate.Outcome>(RoomNotUsable no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<CreateWeeklyTemplate.Outcome>(
                            CreateWeeklyTemplate.TemplateCreated(var template, var report)) ->
                    CreateWeeklyTemplateResponse.newBuilder()
                            .setTemplate(AvailabilityMessages.encode(template))
                            .setReport(AvailabilityMessages.encode(report, caller.role()))
                            .build();
        };
    }

    private UpdateWeeklyTemplateResponse update(UpdateWeeklyTemplateRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        TemplateId id = fields.id("template_id", request.getTemplateId(), TemplateId::new);
        long etag = fields.etag("etag", request.getEtag());
        var hours = hours(fields, request.hasWeeklyHours(), request.getWeeklyHours());
        fields.check();
        Caller caller = Caller.current();
        var revised =
                revised(
                        revise.settle(
                                Intention.of(requestId, caller.userId(), request),
                                id,
                                etag,
                                hours,
                                Optional.empty()));
        return UpdateWeeklyTemplateResponse.newBuilder()
                .setTemplate(AvailabilityMessages.encode(revised.template()))
                .setReport(AvailabilityMessages.encode(revised.report(), caller.role()))
                .addAllBusySlots(TimeSlotMessages.encode(revised.busy(), caller.role()))
                .build();
    }

    private EndWeeklyTemplateResponse end(EndWeeklyTemplateRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        TemplateId id = fields.id("template_id", request.getTemplateId(), TemplateId::new);
        long etag = fields.etag("etag", request.getEtag());
        LocalDate last = fields.date("last_date", request.getLastDate());
        fields.check();
        Caller caller = Caller.current();
        var revised =
                revised(
                        revise.settle(
                                Intention.of(requestId, caller.userId(), request),
                                id,
                                etag,
                                Optional.empty(),
                                Optional.of(last)));
        return EndWeeklyTemplateResponse.newBuilder()
                .setTemplate(AvailabilityMessages.encode(revised.template()))
                .addAllBusySlots(TimeSlotMessages.encode(revised.busy(), caller.role()))
                .build();
    }

    private static ReviseWeeklyTemplate.Revised revised(
            Settled<ReviseWeeklyTemplate.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<ReviseWeeklyTemplate.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<ReviseWeeklyTemplate.Outcome>(
                            ReviseWeeklyTemplate.TemplateUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<ReviseWeeklyTemplate.Outcome>(
                            ReviseWeeklyTemplate.TemplateChanged no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<ReviseWeeklyTemplate.Outcome>(RoomNotUsable no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<ReviseWeeklyTemplate.Outcome>(ReviseWeeklyTemplate.Revised revised) ->
                    revised;
        };
    }

    private static Optional<WeeklyTemplate.Hours> hours(
            Fields fields, boolean present, WeeklyHours hours) {
        if (!present) {
            fields.violation("weekly_hours", "is required");
            return Optional.empty();
        }
        var range =
                WorkingPatternFields.range(
                        fields, "weekly_hours.hours", hours.hasHours(), hours.getHours());
        if (hours.getSlotMinutes() == 0) {
            fields.violation("weekly_hours.slot_minutes", "is required");
        }
        int minutes =
                fields.number("weekly_hours.slot_minutes", hours.getSlotMinutes(), 5, 1440, 5);
        var breaks = WorkingPatternFields.breaks(fields, hours.getBreaksList());
        int capacity =
                fields.number("weekly_hours.capacity", hours.getCapacity(), 1, MOST_PLACES, 1);
        Optional<RoomId> room =
                fields.optionalId("weekly_hours.room_id", hours.getRoomId(), RoomId::new);
        return range.isEmpty() || breaks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WeeklyTemplate.Hours(
                                range.get(), minutes, breaks.get(), capacity, room));
    }

    private ListWeeklyTemplatesResponse list(ListWeeklyTemplatesRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        int size = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 3);
        fields.check();
        var found =
                queries.templates(
                        doctors,
                        after.map(PageToken::lastKey)
                                .map(
                                        key ->
                                                new AvailabilityQueries.TemplatePosition(
                                                        UUID.fromString(key.get(0)),
                                                        Short.parseShort(key.get(1)),
                                                        UUID.fromString(key.get(2)))),
                        size + 1);
        var page =
                Paging.page(
                        found,
                        size,
                        mark,
                        last ->
                                List.of(
                                        last.doctor().toString(),
                                        Integer.toString(last.weekday().getValue()),
                                        last.id().toString()));
        return ListWeeklyTemplatesResponse.newBuilder()
                .addAllTemplates(page.rows().stream().map(AvailabilityMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private CreateClosureResponse close(CreateClosureRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        Optional<DoctorId> doctor =
                fields.optionalId("doctor_id", request.getDoctorId(), DoctorId::new);
        Instant start = fields.minute("start_time", request.hasStartTime(), request.getStartTime());
        Instant end = fields.minute("end_time", request.hasEndTime(), request.getEndTime());
        if (start != null && end != null) {
            Duration most = request.getDoctorId().isEmpty() ? LONGEST_HOLIDAY : LONGEST_TIME_OFF;
            if (!end.isAfter(start)) {
                fields.violation("end_time", "is not after start_time");
            } else if (Duration.between(start, end).compareTo(most) > 0) {
                fields.violation(
                        "end_time", "is more than " + most.toDays() + " days after start_time");
            }
        }
        String reason = fields.text("reason", request.getReason(), LONGEST_REASON);
        fields.check();
        Caller caller = Caller.current();
        var settled =
                close.settle(
                        Intention.of(requestId, caller.userId(), request),
                        doctor,
                        new TimeRange(start, end),
                        reason);
        return switch (settled) {
            case Settled.Reused<CreateClosure.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<CreateClosure.Outcome>(CreateTimeSlots.NoSuchDoctor no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<CreateClosure.Outcome>(CreateClosure.Closed closed) ->
                    CreateClosureResponse.newBuilder()
                            .setClosure(AvailabilityMessages.encode(closed.closure()))
                            .setBlockedCount(closed.blocked())
                            .setBusySlotCount(closed.busyCount())
                            .addAllBusySlots(TimeSlotMessages.encode(closed.busy(), caller.role()))
                            .build();
        };
    }

    private ListClosuresResponse list(ListClosuresRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        LocalDate from =
                request.getFromDate().isEmpty()
                        ? LocalDate.ofInstant(clock.instant(), days.zone())
                        : fields.date("from_date", request.getFromDate());
        int size = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 2);
        fields.check();
        var found =
                queries.closures(
                        doctors,
                        from.atStartOfDay(days.zone()).toInstant(),
                        after.map(PageToken::lastKey)
                                .map(
                                        key ->
                                                new AvailabilityQueries.ClosurePosition(
                                                        Instant.parse(key.get(0)),
                                                        UUID.fromString(key.get(1)))),
                        size + 1);
        var page =
                Paging.page(
                        found,
                        size,
                        mark,
                        last -> List.of(last.time().end().toString(), last.id().toString()));
        return ListClosuresResponse.newBuilder()
                .addAllClosures(page.rows().stream().map(AvailabilityMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private DeleteClosureResponse delete(DeleteClosureRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        ClosureId id = fields.id("closure_id", request.getClosureId(), ClosureId::new);
        fields.check();
        var settled =
                deleteClosure.settle(
                        Intention.of(requestId, Caller.current().userId(), request), id);
        return switch (settled) {
            case Settled.Reused<DeleteClosure.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<DeleteClosure.Outcome>(DeleteClosure.ClosureUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<DeleteClosure.Outcome>(DeleteClosure.ClosureDeleted(int reopened)) ->
                    DeleteClosureResponse.newBuilder().setReopenedCount(reopened).build();
        };
    }

    private ExtendScheduleResponse extend(ExtendScheduleRequest request) {
        var fields = new Fields();
        Optional<RequestId> requestId =
                request.getDryRun()
                        ? fields.optionalId("request_id", request.getRequestId(), RequestId::new)
                        : Optional.ofNullable(
                                fields.id("request_id", request.getRequestId(), RequestId::new));
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        int ahead =
                fields.number("days", request.getDays(), 1, MOST_DAYS_AHEAD, extend.horizonDays());
        fields.check();
        Role viewer = Caller.current().role();
        var report =
                request.getDryRun()
                        ? extend.plan(doctors, ahead)
                        : extended(
                                extend.settle(
                                        Intention.of(
                                                requestId.orElseThrow(),
                                                Caller.current().userId(),
                                                request),
                                        doctors,
                                        ahead));
        return ExtendScheduleResponse.newBuilder()
                .setReport(AvailabilityMessages.encode(report, viewer))
                .build();
    }

    private static SlotsAhead.Report extended(Settled<ExtendSchedule.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<ExtendSchedule.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ExtendSchedule.Outcome>(ExtendSchedule.Extended(var report)) -> report;
        };
    }
}
