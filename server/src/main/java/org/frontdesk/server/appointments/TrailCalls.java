package org.frontdesk.server.appointments;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetAppointmentTrailResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The call that reads an appointment's trail: decodes, reads, encodes. */
final class TrailCalls {

    private final AppointmentQueries queries;
    private final AppointmentTrail trail;
    private final DisplayNames users;

    TrailCalls(AppointmentQueries queries, AppointmentTrail trail, DisplayNames users) {
        this.queries = queries;
        this.trail = trail;
        this.users = users;
    }

    GetAppointmentTrailResponse read(GetAppointmentTrailRequest request) {
        var fields = new Fields();
        AppointmentId id =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        int size = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 1);
        fields.check();
        Caller caller = Caller.current();
        Appointment appointment =
                queries.get(caller, id)
                        .orElseThrow(() -> Refusals.statusOf(new Refused.AppointmentUnknown(id)));
        ShownPatients.name(List.of(appointment.patient()));
        long position = after.map(token -> Long.parseLong(token.lastKey().getFirst())).orElse(0L);
        var page =
                Paging.page(
                        trail.read(id, position, size + 1),
                        size,
                        mark,
                        last -> List.of(Long.toString(last.position())));
        Map<UserId, String> names =
                users.of(
                        page.rows().stream()
                                .flatMap(entry -> entry.actor().stream())
                                .collect(Collectors.toSet()));
        return GetAppointmentTrailResponse.newBuilder()
                .addAllEntries(
                        page.rows().stream().map(entry -> encode(entry, names, caller)).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static AppointmentTrailEntry encode(
            AppointmentTrail.Entry entry, Map<UserId, String> names, Caller caller) {
        boolean isOthersAffair =
                entry.action().isOfStaffNote() && !AppointmentQueries.mayReadNotes(caller);
        var message =
                AppointmentTrailEntry.newBuilder()
                        .setAction(entry.action().name())
                        .setToStatus(AppointmentMessages.status(entry.to()))
                        .setRequestId(entry.request().map(UUID::toString).orElse(""))
                        .setTime(timestamp(entry.at()))
                        .setNote(isOthersAffair ? "" : entry.note());
        entry.from().map(AppointmentMessages::status).ifPresent(message::setFromStatus);
        entry.actor()
                .ifPresent(
                        actor ->
                                message.setUserId(actor.toString())
                                        .setUserName(names.getOrDefault(actor, "")));
        entry.fromPlace()
                .ifPresent(
                        place ->
                                message.setFromSlotId(place.slot().toString())
                                        .setFromStartTime(timestamp(place.start())));
        entry.toPlace()
                .ifPresent(
                        place ->
                                message.setToSlotId(place.slot().toString())
                                        .setToStartTime(timestamp(place.start())));
        return message.build();
    }
}
