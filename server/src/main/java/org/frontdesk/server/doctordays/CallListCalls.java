package org.frontdesk.server.doctordays;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.ListCallListRequest;
import org.frontdesk.api.v1.ListCallListResponse;
import org.frontdesk.api.v1.MarkCalledRequest;
import org.frontdesk.api.v1.MarkCalledResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The calls of the call list: decodes, calls, encodes. */
final class CallListCalls {

    private final CallList list;
    private final MarkCalled mark;
    private final AppointmentMessages messages;
    private final DisplayNames users;
    private final ClinicDays days;

    CallListCalls(
            CallList list,
            MarkCalled mark,
            AppointmentMessages messages,
            DisplayNames users,
            ClinicDays days) {
        this.list = list;
        this.mark = mark;
        this.messages = messages;
        this.users = users;
        this.days = days;
    }

    ListCallListResponse list(ListCallListRequest request) {
        var fields = new Fields();
        var doctor = fields.optionalId("doctor_id", request.getDoctorId(), DoctorId::new);
        Optional<TimeRange> day =
                request.getDate().isEmpty() ? Optional.empty() : day(fields, request.getDate());
        int pageSize = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), filter, 2);
        fields.check();
        var found =
                list.list(
                        new CallList.Filter(doctor, day, request.getIncludeDone()),
                        after.map(CallListCalls::position),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, filter, CallListCalls::key);
        return ListCallListResponse.newBuilder()
                .addAllEntries(encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private Optional<TimeRange> day(Fields fields, String text) {
        LocalDate date = fields.date("date", text);
        return Optional.ofNullable(date).map(one -> days.range(new Fields.DateRange(one, one)));
    }

    MarkCalledResponse mark(MarkCalledRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        AppointmentId id =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        long etag = fields.etag("etag", request.getEtag());
        Optional<CallOutcome> outcome = outcome(request.getOutcome());
        if (outcome.isEmpty()) {
            fields.violation("outcome", "is required");
        }
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        return switch (mark.settle(intention, id, etag, outcome.orElseThrow())) {
            case Settled.Reused<MarkCalled.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<MarkCalled.Outcome>(MarkCalled.Marked marked) ->
                    MarkCalledResponse.newBuilder()
                            .setEntry(encode(List.of(list.get(id).orElseThrow())).getFirst())
                            .build();
            case Settled.As<MarkCalled.Outcome>(CallUnknown no) -> throw Refusals.statusOf(no);
            case Settled.As<MarkCalled.Outcome>(MarkCalled.Changed no) ->
                    throw Refusals.statusOf(no.mismatch());
        };
    }

    private List<org.frontdesk.api.v1.CallListEntry> encode(List<CallListEntry> entries) {
        Set<UserId> people = new HashSet<>();
        entries.forEach(
                one -> {
                    people.add(one.movedBy());
                    one.lastCall().ifPresent(call -> people.add(call.by()));
                });
        Map<UserId, String> names = users.of(people);
        var appointments =
                messages.encode(entries.stream().map(CallListEntry::appointment).toList());
        return java.util.stream.IntStream.range(0, entries.size())
                .mapToObj(i -> encode(entries.get(i), appointments.get(i), names))
                .toList();
    }

    private static org.frontdesk.api.v1.CallListEntry encode(
            CallListEntry entry,
            org.frontdesk.api.v1.Appointment appointment,
            Map<UserId, String> names) {
        var message =
                org.frontdesk.api.v1.CallListEntry.newBuilder()
                        .setAppointment(appointment)
                        .setDoctorName(entry.doctorName())
                        .setPhone(entry.phone())
                        .setFromDoctorId(entry.fromDoctor().toString())
                        .setFromDoctorName(entry.fromDoctorName())
                        .setFromStartTime(timestamp(entry.fromStart()))
                        .setMovedByName(names.getOrDefault(entry.movedBy(), ""))
                        .setMoveTime(timestamp(entry.movedAt()))
                        .setOutcome(outcome(entry.outcome()))
                        .setCallCount(entry.calls())
                        .setEtag(Long.toString(entry.version()));
        entry.lastCall()
                .ifPresent(
                        call ->
                                message.setCalledByName(names.getOrDefault(call.by(), ""))
                                        .setCallTime(timestamp(call.at())));
        return message.build();
    }

    private static org.frontdesk.api.v1.CallOutcome outcome(CallOutcome outcome) {
        return switch (outcome) {
            case NOT_CALLED -> org.frontdesk.api.v1.CallOutcome.CALL_OUTCOME_UNSPECIFIED;
            case REACHED -> org.frontdesk.api.v1.CallOutcome.CALL_OUTCOME_REACHED;
            case NOT_REACHED -> org.frontdesk.api.v1.CallOutcome.CALL_OUTCOME_NOT_REACHED;
            case VOICEMAIL -> org.frontdesk.api.v1.CallOutcome.CALL_OUTCOME_VOICEMAIL;
        };
    }

    /** What a call came to; empty for what no call comes to. */
    private static Optional<CallOutcome> outcome(org.frontdesk.api.v1.CallOutcome outcome) {
        return switch (outcome) {
            case CALL_OUTCOME_REACHED -> Optional.of(CallOutcome.REACHED);
            case CALL_OUTCOME_NOT_REACHED -> Optional.of(CallOutcome.NOT_REACHED);
            case CALL_OUTCOME_VOICEMAIL -> Optional.of(CallOutcome.VOICEMAIL);
            case CALL_OUTCOME_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static CallList.Position position(PageToken token) {
        return new CallList.Position(
                Instant.parse(token.lastKey().get(0)), UUID.fromString(token.lastKey().get(1)));
    }

    private static List<String> key(CallListEntry last) {
        return List.of(last.callBefore().toString(), last.appointment().id().toString());
    }
}
