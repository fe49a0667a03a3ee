package org.frontdesk.server.waitlist;

import com.google.protobuf.Message;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.GetWaitlistEntryRequest;
import org.frontdesk.api.v1.GetWaitlistEntryResponse;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.JoinWaitlistResponse;
import org.frontdesk.api.v1.LeaveWaitlistRequest;
import org.frontdesk.api.v1.LeaveWaitlistResponse;
import org.frontdesk.api.v1.ListWaitlistMatchesRequest;
import org.frontdesk.api.v1.ListWaitlistMatchesResponse;
import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.ListWaitlistResponse;
import org.frontdesk.api.v1.OfferPlaceRequest;
import org.frontdesk.api.v1.OfferPlaceResponse;
import org.frontdesk.api.v1.PrioritizeWaitlistEntryRequest;
import org.frontdesk.api.v1.PrioritizeWaitlistEntryResponse;
import org.frontdesk.api.v1.WaitlistServiceGrpc.WaitlistServiceImplBase;
import org.frontdesk.api.v1.WatchWaitlistProposalsRequest;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.OfferPlace;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.appointments.WaitlistEntryId;
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
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The contract's WaitlistService. */
public final class WaitlistGrpcService extends WaitlistServiceImplBase {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_SPECIALIZATION = 100;
    private static final int HIGHEST_PRIORITY = 9;
    private static final int MOST_DOCTORS = 500;
    private static final int MOST_DAYS_WATCHED = 31;

    private final JoinWaitlist join;
    private final LeaveWaitlist leave;
    private final PrioritizeWaitlistEntry prioritize;
    private final PlaceOffers offers;
    private final WaitlistQueries queries;
    private final WaitlistMatches matches;
    private final ProposalWatch watch;
    private final WaitlistMessages messages;
    private final AppointmentMessages appointmentMessages;
    private final ClinicDays days;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public WaitlistGrpcService(
            JoinWaitlist join,
            LeaveWaitlist leave,
            PrioritizeWaitlistEntry prioritize,
            PlaceOffers offers,
            WaitlistQueries queries,
            WaitlistMatches matches,
            ProposalWatch watch,
            WaitlistMessages messages,
            AppointmentMessages appointmentMessages,
            ClinicDays days,
            Clock clinicClock) {
        this.join = join;
        this.leave = leave;
        this.prioritize = prioritize;
        this.offers = offers;
        this.queries = queries;
        this.matches = matches;
        this.watch = watch;
        this.messages = messages;
        this.appointmentMessages = appointmentMessages;
        this.days = days;
        this.clinicClock = clinicClock;
    }

    @Override
    public void joinWaitlist(
            JoinWaitlistRequest request, StreamObserver<JoinWaitlistResponse> observer) {
        Unary.answer(observer, () -> join(request));
    }

    @Override
    public void leaveWaitlist(
            LeaveWaitlistRequest request, StreamObserver<LeaveWaitlistResponse> observer) {
        Unary.answer(observer, () -> leave(request));
    }

    @Override
    public void prioritizeWaitlistEntry(
            PrioritizeWaitlistEntryRequest request,
            StreamObserver<PrioritizeWaitlistEntryResponse> observer) {
        Unary.answer(observer, () -> prioritize(request));
    }

    @Override
    public void getWaitlistEntry(
            GetWaitlistEntryRequest request, StreamObserver<GetWaitlistEntryResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listWaitlist(
            ListWaitlistRequest request, StreamObserver<ListWaitlistResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void listWaitlistMatches(
            ListWaitlistMatchesRequest request,
            StreamObserver<ListWaitlistMatchesResponse> observer) {
        Unary.answer(observer, () -> listMatches(request));
    }

    @Override
    public void offerPlace(OfferPlaceRequest request, StreamObserver<OfferPlaceResponse> observer) {
        Unary.answer(observer, () -> offer(request));
    }

    @Override
    public void watchWaitlistProposals(
            WatchWaitlistProposalsRequest request,
            StreamObserver<WatchWaitlistProposalsResponse> observer) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS_WATCHED);
        fields.check();
        watch.open(
                Caller.current(),
                doctors,
                days.range(dates.orElseThrow()),
                (ServerCallStreamObserver<WatchWaitlistProposalsResponse>) observer);
    }

    private JoinWaitlistResponse join(JoinWaitlistRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        PatientId patient =
                request.getPatientId().isEmpty() && caller.patientId().isPresent()
                        ? caller.patientId().get()
                        : fields.id("patient_id", request.getPatientId(), PatientId::new);
        Wishes wishes = WishesFields.read(fields, request, LocalDate.now(clinicClock));
        String note = fields.optionalText("note", request.getNote(), LONGEST_TEXT);
        fields.check();
        var settled = join.settle(intention(requestId, request), caller, patient, wishes, note);
        return switch (settled) {
            case Settled.Reused<JoinWaitlist.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.Joined(WaitlistEntry entry)) ->
                    JoinWaitlistResponse.newBuilder().setEntry(encode(entry)).build();
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.NoSuchPatient no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.NoSuchDoctor no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.DoctorIsInactive no) ->
                    throw Refusals.statusOf(no.refusal());
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.SpecializationUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<JoinWaitlist.Outcome>(JoinWaitlist.AlreadyJoined no) ->
                    throw Refusals.statusOf(no);
        };
    }

    private LeaveWaitlistResponse leave(LeaveWaitlistRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        WaitlistEntryId id = entryId(fields, request.getEntryId());
        fields.check();
        var settled = leave.settle(intention(requestId, request), Caller.current(), id);
        return switch (settled) {
            case Settled.Reused<LeaveWaitlist.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<LeaveWaitlist.Outcome>(LeaveWaitlist.Left(WaitlistEntry entry)) ->
                    LeaveWaitlistResponse.newBuilder().setEntry(encode(entry)).build();
            case Settled.As<LeaveWaitlist.Outcome>(WaitlistEntryUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<LeaveWaitlist.Outcome>(EntryInWrongState no) ->
                    throw Refusals.statusOf(no);
        };
    }

    private PrioritizeWaitlistEntryResponse prioritize(PrioritizeWaitlistEntryRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        WaitlistEntryId id = entryId(fields, request.getEntryId());
        int priority = fields.number("priority", request.getPriority(), 0, HIGHEST_PRIORITY, 0);
        String reason =
                priority == 0
                        ? fields.optionalText("reason", request.getReason(), LONGEST_TEXT)
                        : fields.text("reason", request.getReason(), LONGEST_TEXT);
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var settled =
                prioritize.settle(
                        intention(requestId, request),
                        Caller.current(),
                        id,
                        version,
                        priority,
                        reason);
        return switch (settled) {
            case Settled.Reused<PrioritizeWaitlistEntry.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<PrioritizeWaitlistEntry.Outcome>(
                            PrioritizeWaitlistEntry.Prioritized(WaitlistEntry entry)) ->
                    PrioritizeWaitlistEntryResponse.newBuilder().setEntry(encode(entry)).build();
            case Settled.As<PrioritizeWaitlistEntry.Outcome>(WaitlistEntryUnknown no) ->
                    throw Refusals.statusOf(no);
            case Settled.As<PrioritizeWaitlistEntry.Outcome>(
                            PrioritizeWaitlistEntry.Changed(var mismatch)) ->
                    throw Refusals.statusOf(mismatch);
            case Settled.As<PrioritizeWaitlistEntry.Outcome>(EntryInWrongState no) ->
                    throw Refusals.statusOf(no);
        };
    }

    private GetWaitlistEntryResponse get(GetWaitlistEntryRequest request) {
        var fields = new Fields();
        WaitlistEntryId id = entryId(fields, request.getEntryId());
        fields.check();
        return GetWaitlistEntryResponse.newBuilder().setEntry(encode(existing(id))).build();
    }

    private ListWaitlistResponse list(ListWaitlistRequest request) {
        var fields = new Fields();
        var doctor = fields.optionalId("doctor_id", request.getDoctorId(), DoctorId::new);
        var specialization =
                Optional.of(
                                fields.optionalText(
                                        "specialization",
                                        request.getSpecialization(),
                                        LONGEST_SPECIALIZATION))
                        .filter(text -> !text.isEmpty());
        var patient = fields.optionalId("patient_id", request.getPatientId(), PatientId::new);
        Set<WaitlistState> states = states(fields, request);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 3);
        fields.check();
        var found =
                queries.list(
                        Caller.current(),
                        new WaitlistQueries.Filter(doctor, specialization, patient, states),
                        after.map(WaitlistGrpcService::position),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, mark, WaitlistGrpcService::key);
        return ListWaitlistResponse.newBuilder()
                .addAllEntries(messages.encode(page.rows(), Caller.current().role()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static Set<WaitlistState> states(Fields fields, ListWaitlistRequest request) {
        Set<WaitlistState> states = EnumSet.noneOf(WaitlistState.class);
        for (int i = 0; i < request.getStatesCount(); i++) {
            Optional<WaitlistState> state = WaitlistMessages.state(request.getStates(i));
            if (state.isPresent()) {
                states.add(state.get());
            } else {
                fields.violation("states[" + i + "]", "is not a state of an entry");
            }
        }
        return states;
    }

    private ListWaitlistMatchesResponse listMatches(ListWaitlistMatchesRequest request) {
        var fields = new Fields();
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 3);
        fields.check();
        var found =
                matches.of(slot, after.map(WaitlistGrpcService::position), pageSize + 1)
                        .orElseThrow(() -> Refusals.statusOf(new Refused.SlotUnknown(slot)));
        var page = Paging.page(found, pageSize, mark, WaitlistGrpcService::key);
        return ListWaitlistMatchesResponse.newBuilder()
                .addAllEntries(messages.encode(page.rows(), Caller.current().role()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private OfferPlaceResponse offer(OfferPlaceRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        var chosen = fields.optionalId("entry_id", request.getEntryId(), WaitlistEntryId::new);
        String reason = fields.optionalText("reason", request.getReason(), LONGEST_TEXT);
        var type =
                fields.optionalId(
                        "appointment_type_id",
                        request.getAppointmentTypeId(),
                        AppointmentTypeId::new);
        fields.check();
        var intention = intention(requestId, request);
        var settled =
                chosen.isPresent()
                        ? offers.to(intention, caller, slot, existing(chosen.get()), reason, type)
                        : offers.toTheBest(intention, caller, slot, reason, type);
        return switch (settled) {
            case Settled.Reused<OfferPlace.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<OfferPlace.Outcome>(OfferPlace.Offered(var booked, var entry)) ->
                    OfferPlaceResponse.newBuilder()
                            .setAppointment(appointmentMessages.encode(booked))
                            .setEntry(encode(existing(entry)))
                            .build();
            case Settled.As<OfferPlace.Outcome>(Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    private WaitlistEntry existing(WaitlistEntryId id) {
        return queries.get(Caller.current(), id)
                .orElseThrow(() -> Refusals.statusOf(new WaitlistEntryUnknown(id)));
    }

    private org.frontdesk.api.v1.WaitlistEntry encode(WaitlistEntry entry) {
        return messages.encode(entry, Caller.current().role());
    }

    private static WaitlistEntryId entryId(Fields fields, String value) {
        return fields.id("entry_id", value, WaitlistEntryId::new);
    }

    private static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }

    private static WaitlistQueries.Position position(PageToken token) {
        return new WaitlistQueries.Position(
                Integer.parseInt(token.lastKey().get(0)),
                Instant.parse(token.lastKey().get(1)),
                UUID.fromString(token.lastKey().get(2)));
    }

    private static List<String> key(WaitlistEntry last) {
        return List.of(
                Integer.toString(last.priority()),
                last.joinedAt().toString(),
                last.id().toString());
    }
}
