package org.frontdesk.server.patients;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.MergePatientsResponse;
import org.frontdesk.api.v1.MovedRecords;
import org.frontdesk.api.v1.OverlappingAppointments;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;

import java.util.List;
import java.util.UUID;

/** The call that makes one record of two: decodes, calls, encodes. */
final class MergeCalls {

    private final MergePatients merge;

    MergeCalls(MergePatients merge) {
        this.merge = merge;
    }

    MergePatientsResponse merge(MergePatientsRequest request) {
        var fields = new Fields();
        RequestId requestId =
                request.getValidateOnly() && request.getRequestId().isEmpty()
                        ? null
                        : fields.id("request_id", request.getRequestId(), RequestId::new);
        var asked =
                new MergePatients.Asked(
                        fields.id("survivor_id", request.getSurvivorId(), PatientId::new),
                        fields.etag("survivor_etag", request.getSurvivorEtag()),
                        fields.id("merged_id", request.getMergedId(), PatientId::new),
                        fields.etag("merged_etag", request.getMergedEtag()));
        fields.check();
        if (request.getValidateOnly()) {
            return switch (merge.foresee(asked)) {
                case MergePatients.Refused refused -> throw status(refused);
                case MergePatients.Foreseen(var survivor, var taken, var moved, var overlaps) -> {
                    ShownPatients.name(List.of(asked.survivor(), asked.merged()));
                    yield response(survivor, taken, moved).addAllOverlaps(encode(overlaps)).build();
                }
            };
        }
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        Settled<MergePatients.Outcome> settled = merge.settle(intention, asked);
        return switch (settled) {
            case Settled.Reused<MergePatients.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<MergePatients.Outcome>(MergePatients.Refused refused) ->
                    throw status(refused);
            case Settled.As<MergePatients.Outcome>(
                            MergePatients.Merged(var survivor, var taken, var moved)) -> {
                ShownPatients.name(List.of()); // the merge has an entry of its own
                yield response(survivor, taken, moved).build();
            }
        };
    }

    private static StatusRuntimeException status(MergePatients.Refused refused) {
        return refused instanceof MergePatients.AppointmentsOverlap overlap
                ? Refusals.statusOf(
                        overlap,
                        OverlappingAppointments.newBuilder()
                                .addAllOverlaps(encode(overlap.first()))
                                .build())
                : Refusals.statusOf(refused.refusal());
    }

    private static MergePatientsResponse.Builder response(
            Patient survivor, List<String> taken, PatientBelongings moved) {
        return MergePatientsResponse.newBuilder()
                .setPatient(PatientMessages.encode(survivor))
                .addAllTakenFields(taken)
                .setMoved(
                        MovedRecords.newBuilder()
                                .setAppointmentCount(moved.appointments())
                                .setUpcomingAppointmentCount(moved.upcomingAppointments())
                                .setReminderCount(moved.reminders())
                                .setWaitlistEntryCount(moved.waitlistEntries())
                                .addAllLeftWaitlistEntryIds(
                                        moved.leftWaitlistEntries().stream()
                                                .map(UUID::toString)
                                                .toList())
                                .setAccountCount(moved.accounts().size()));
    }

    private static List<org.frontdesk.api.v1.AppointmentOverlap> encode(
            List<AppointmentOverlap> overlaps) {
        return overlaps.stream()
                .map(
                        one ->
                                org.frontdesk.api.v1.AppointmentOverlap.newBuilder()
                                        .setSurvivorAppointmentId(one.survivor().id().toString())
                                        .setSurvivorStartTime(timestamp(one.survivor().start()))
                                        .setSurvivorEndTime(timestamp(one.survivor().end()))
                                        .setMergedAppointmentId(one.merged().id().toString())
                                        .setMergedStartTime(timestamp(one.merged().start()))
                                        .setMergedEndTime(timestamp(one.merged().end()))
                                        .build())
                .toList();
    }
}
