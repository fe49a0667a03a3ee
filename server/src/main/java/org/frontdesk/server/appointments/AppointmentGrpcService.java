package org.frontdesk.server.appointments;

import com.google.protobuf.Message;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceImplBase;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookAppointmentResponse;
import org.frontdesk.api.v1.BookWalkInRequest;
import org.frontdesk.api.v1.BookWalkInResponse;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentResponse;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.CheckInAppointmentResponse;
import org.frontdesk.api.v1.CompleteAppointmentRequest;
import org.frontdesk.api.v1.CompleteAppointmentResponse;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentResponse;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentResponse;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetAppointmentTrailResponse;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListAppointmentsResponse;
import org.frontdesk.api.v1.MarkNoShowRequest;
import org.frontdesk.api.v1.MarkNoShowResponse;
import org.frontdesk.api.v1.OverbookAppointmentRequest;
import org.frontdesk.api.v1.OverbookAppointmentResponse;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.RescheduleAppointmentResponse;
import org.frontdesk.api.v1.StartAppointmentRequest;
import org.frontdesk.api.v1.StartAppointmentResponse;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.api.v1.SwapAppointmentsResponse;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.api.v1.UndoLastStepResponse;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.AppointmentTypeQueries;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The contract's AppointmentService: decodes, calls, encodes. */
public final class AppointmentGrpcService extends AppointmentServiceImplBase {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_DOCTORS = 500;
    private static final int MOST_DAYS_LISTED = 366;
    private static final int MOST_DAYS_WATCHED = 31;

    private final AppointmentCommands commands;
    private final AppointmentQueries queries;
    private final AppointmentWatch watch;
    private final AppointmentMessages messages;
    private final BookingRefusals refusals;
    private final DeskCalls desk;
    private final AppointmentTypeQueries types;
    private final StepCalls steps;
    private final MoveCalls moves;
    private final TrailCalls trail;
    private final ClinicDays days;

    public AppointmentGrpcService(
            AppointmentCommands commands,
            AppointmentQueries queries,
            AppointmentWatch watch,
            AppointmentMessages messages,
            NearestFreeSlots nearestFree,
            AppointmentTypeQueries types,
            ClinicDays days,
            AppointmentTrail trail,
            DisplayNames users) {
        this.commands = commands;
        this.queries = queries;
        this.watch = watch;
        this.messages = messages;
        this.refusals = new BookingRefusals(nearestFree);
        this.types = types;
        this.days = days;
        this.desk = new DeskCalls(commands, messages, refusals, days);
        this.steps = new StepCalls(commands, messages, refusals, days);
        this.moves = new MoveCalls(commands, queries, messages, refusals);
        this.trail = new TrailCalls(queries, trail, users);
    }

    @Override
    public void bookAppointment(
            BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> observer) {
        Unary.answer(observer, () -> book(request));
    }

    @Override
    public void overbookAppointment(
            OverbookAppointmentRequest request,
            StreamObserver<OverbookAppointmentResponse> observer) {
        Unary.answer(observer, () -> desk.overbook(request));
    }

    @Override
    public void bookWalkIn(BookWalkInRequest request, StreamObserver<BookWalkInResponse> observer) {
        Unary.answer(observer, () -> desk.walkIn(request));
    }

    @Override
    public void confirmAppointment(
            ConfirmAppointmentRequest request,
            StreamObserver<ConfirmAppointmentResponse> observer) {
        Unary.answer(observer, () -> steps.confirm(request));
    }

    @Override
    public void cancelAppointment(
            CancelAppointmentRequest request, StreamObserver<CancelAppointmentResponse> observer) {
        Unary.answer(observer, () -> steps.cancel(request));
    }

    @Override
    public void checkInAppointment(
            CheckInAppointmentRequest request,
            StreamObserver<CheckInAppointmentResponse> observer) {
        Unary.answer(observer, () -> steps.checkIn(request));
    }

    @Override
    public void startAppointment(
            StartAppointmentRequest request, StreamObserver<StartAppointmentResponse> observer) {
        Unary.answer(observer, () -> steps.start(request));
    }

    @Override
    public void completeAppointment(
            CompleteAppointmentRequest request,
            StreamObserver<CompleteAppointmentResponse> observer) {
        Unary.answer(observer, () -> steps.complete(request));
    }

    @Override
    public void markNoShow(MarkNoShowRequest request, StreamObserver<MarkNoShowResponse> observer) {
        Unary.answer(observer, () -> steps.noShow(request));
    }

    @Override
    public void undoLastStep(
            UndoLastStepRequest request, StreamObserver<UndoLastStepResponse> observer) {
        Unary.answer(observer, () -> steps.undo(request));
    }

    @Override
    public void rescheduleAppointment(
            RescheduleAppointmentRequest request,
            StreamObserver<RescheduleAppointmentResponse> observer) {
        Unary.answer(observer, () -> moves.reschedule(request));
    }

    @Override
    public void swapAppointments(
            SwapAppointmentsRequest request, StreamObserver<SwapAppointmentsResponse> observer) {
        Unary.answer(observer, () -> moves.swap(request));
    }

    @Override
    public void getAppointmentTrail(
            GetAppointmentTrailRequest request,
            StreamObserver<GetAppointmentTrailResponse> observer) {
        Unary.answer(observer, () -> trail.read(request));
    }

    @Override
    public void getAppointment(
            GetAppointmentRequest request, StreamObserver<GetAppointmentResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listAppointments(
            ListAppointmentsRequest request, StreamObserver<ListAppointmentsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void watchAppointments(
            WatchAppointmentsRequest request, StreamObserver<WatchAppointmentsResponse> observer) {
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
                (ServerCallStreamObserver<WatchAppointmentsResponse>) observer);
    }

    private BookAppointmentResponse book(BookAppointmentRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = requestId(fields, request.getRequestId());
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        PatientId patient =
                request.getPatientId().isEmpty() && caller.patientId().isPresent()
                        ? caller.patientId().get()
                        : fields.id("patient_id", request.getPatientId(), PatientId::new);
        String reason = fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        Optional<HoldId> hold = fields.optionalId("hold_id", request.getHoldId(), HoldId::new);
        Optional<AppointmentTypeId> type =
                fields.optionalId(
                        "appointment_type_id",
                        request.getAppointmentTypeId(),
                        AppointmentTypeId::new);
        fields.check();
        var intention = intention(requestId, caller, request);
        var settled =
                commands.settle(
                        new BookAppointment(intention, caller, slot, patient, reason, hold, type));
        return switch (settled) {
            case Settled.Reused<BookAppointment.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<BookAppointment.Outcome>(BookAppointment.Booked(var booked)) ->
                    BookAppointmentResponse.newBuilder()
                            .setAppointment(messages.encode(booked))
                            .build();
            case Settled.As<BookAppointment.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller, () -> needed(type));
        };
    }

    private Duration needed(Optional<AppointmentTypeId> type) {
        return type.flatMap(types::get).map(AppointmentType::length).orElse(Duration.ZERO);
    }

    private GetAppointmentResponse get(GetAppointmentRequest request) {
        var fields = new Fields();
        AppointmentId id = appointmentId(fields, request.getAppointmentId());
        fields.check();
        Caller caller = Caller.current();
        return queries.get(caller, id)
                .map(
                        found ->
                                GetAppointmentResponse.newBuilder()
                                        .setAppointment(messages.encode(found))
                                        .setNoteCount(
                                                AppointmentQueries.mayReadNotes(caller)
                                                        ? queries.noteCount(id)
                                                        : 0)
                                        .build())
                .orElseThrow(() -> Refusals.statusOf(new Refused.AppointmentUnknown(id)));
    }

    private ListAppointmentsResponse list(ListAppointmentsRequest request) {
        var fields = new Fields();
        var patient = fields.optionalId("patient_id", request.getPatientId(), PatientId::new);
        var doctor = fields.optionalId("doctor_id", request.getDoctorId(), DoctorId::new);
        boolean hasDates = !request.getFirstDate().isEmpty() || !request.getLastDate().isEmpty();
        Optional<Fields.DateRange> dates =
                hasDates
                        ? fields.dates(
                                request.getFirstDate(), request.getLastDate(), MOST_DAYS_LISTED)
                        : Optional.empty();
        if (request.getPatientId().isEmpty() && request.getDoctorId().isEmpty() && !hasDates) {
            fields.violation("first_date", "is required without patient_id and doctor_id");
        }
        Set<AppointmentStatus> statuses = statuses(fields, request);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 2);
        fields.check();
        var found =
                queries.list(
                        Caller.current(),
                        new AppointmentQueries.Filter(
                                patient, doctor, dates.map(days::range), statuses),
                        after.map(AppointmentGrpcService::position),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, mark, AppointmentGrpcService::key);
        return ListAppointmentsResponse.newBuilder()
                .addAllAppointments(messages.encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static Set<AppointmentStatus> statuses(Fields fields, ListAppointmentsRequest request) {
        Set<AppointmentStatus> statuses = EnumSet.noneOf(AppointmentStatus.class);
        for (int i = 0; i < request.getStatusesCount(); i++) {
            AppointmentMessages.status(request.getStatuses(i))
                    .ifPresentOrElse(statuses::add, unknownStatus(fields, i));
        }
        return statuses;
    }

    private static Runnable unknownStatus(Fields fields, int index) {
        return () ->
                fields.violation("statuses[" + index + "]", "is not a status of an appointment");
    }

    private static RequestId requestId(Fields fields, String value) {
        return fields.id("request_id", value, RequestId::new);
    }

    private static AppointmentId appointmentId(Fields fields, String value) {
        return fields.id("appointment_id", value, AppointmentId::new);
    }

    private static Intention intention(RequestId id, Caller caller, Message request) {
        return Intention.of(id, caller.userId(), request);
    }

    private static AppointmentQueries.Position position(PageToken token) {
        return new AppointmentQueries.Position(
                Instant.parse(token.lastKey().get(0)), UUID.fromString(token.lastKey().get(1)));
    }

    private static List<String> key(Appointment last) {
        return List.of(last.time().start().toString(), last.id().toString());
    }
}
