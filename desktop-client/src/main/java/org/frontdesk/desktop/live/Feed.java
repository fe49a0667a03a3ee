package org.frontdesk.desktop.live;

import com.google.protobuf.Timestamp;

import io.grpc.MethodDescriptor;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.api.v1.WatchWaitlistProposalsRequest;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.desktop.connection.WireTime;

import java.util.Optional;
import java.util.function.Function;

/**
 * What there is to know of one kind of stream.
 *
 * @param request makes the request that continues after a resume token; empty for a new stream
 * @param event what a response says; empty for one this version does not know
 * @param resumeToken the token in a response
 */
record Feed<Q, R, T>(
        MethodDescriptor<Q, R> method,
        Function<String, Q> request,
        Function<R, Optional<FeedEvent<T>>> event,
        Function<R, String> resumeToken) {

    /** The slots of some days. */
    static Feed<WatchSlotsRequest, WatchSlotsResponse, TimeSlot> slots(Watched watched) {
        return new Feed<>(
                ScheduleServiceGrpc.getWatchSlotsMethod(),
                token ->
                        WatchSlotsRequest.newBuilder()
                                .addAllDoctorIds(watched.doctorIds())
                                .setFirstDate(watched.first().toString())
                                .setLastDate(watched.last().toString())
                                .setResumeToken(token)
                                .build(),
                Feed::eventOf,
                WatchSlotsResponse::getResumeToken);
    }

    /** The appointments of some days that the signed-in person may see. */
    static Feed<WatchAppointmentsRequest, WatchAppointmentsResponse, Appointment> appointments(
            Watched watched) {
        return new Feed<>(
                AppointmentServiceGrpc.getWatchAppointmentsMethod(),
                token ->
                        WatchAppointmentsRequest.newBuilder()
                                .addAllDoctorIds(watched.doctorIds())
                                .setFirstDate(watched.first().toString())
                                .setLastDate(watched.last().toString())
                                .setResumeToken(token)
                                .build(),
                Feed::eventOf,
                WatchAppointmentsResponse::getResumeToken);
    }

    /** The free places that somebody waits for; a stream that is opened again begins anew. */
    static Feed<WatchWaitlistProposalsRequest, WatchWaitlistProposalsResponse, WaitlistProposal>
            proposals(Watched watched) {
        return new Feed<>(
                WaitlistServiceGrpc.getWatchWaitlistProposalsMethod(),
                token ->
                        WatchWaitlistProposalsRequest.newBuilder()
                                .addAllDoctorIds(watched.doctorIds())
                                .setFirstDate(watched.first().toString())
                                .setLastDate(watched.last().toString())
                                .build(),
                Feed::eventOf,
                response -> "");
    }

    private static Optional<FeedEvent<TimeSlot>> eventOf(WatchSlotsResponse response) {
        return switch (response.getEventCase()) {
            case RESET -> Optional.of(new FeedEvent.Reset<>());
            case SLOTS ->
                    Optional.of(
                            new FeedEvent.Batch<>(
                                    response.getSlots().getSlotsList(),
                                    response.getSlots().getRemovedSlotIdsList()));
            case CAUGHT_UP -> caughtUp(response.getCaughtUp().getServerTime());
            case HEARTBEAT -> heartbeat(response.getHeartbeat().getServerTime());
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<FeedEvent<Appointment>> eventOf(WatchAppointmentsResponse response) {
        return switch (response.getEventCase()) {
            case RESET -> Optional.of(new FeedEvent.Reset<>());
            case APPOINTMENTS ->
                    Optional.of(
                            new FeedEvent.Batch<>(
                                    response.getAppointments().getAppointmentsList(),
                                    response.getAppointments().getRemovedAppointmentIdsList()));
            case CAUGHT_UP -> caughtUp(response.getCaughtUp().getServerTime());
            case HEARTBEAT -> heartbeat(response.getHeartbeat().getServerTime());
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<FeedEvent<WaitlistProposal>> eventOf(
            WatchWaitlistProposalsResponse response) {
        return switch (response.getEventCase()) {
            case RESET -> Optional.of(new FeedEvent.Reset<>());
            case PROPOSALS ->
                    Optional.of(
                            new FeedEvent.Batch<>(
                                    response.getProposals().getProposalsList(),
                                    response.getProposals().getRemovedSlotIdsList()));
            case CAUGHT_UP -> caughtUp(response.getCaughtUp().getServerTime());
            case HEARTBEAT -> heartbeat(response.getHeartbeat().getServerTime());
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static <T> Optional<FeedEvent<T>> caughtUp(Timestamp serverTime) {
        return Optional.of(new FeedEvent.CaughtUp<>(WireTime.instant(serverTime)));
    }

    private static <T> Optional<FeedEvent<T>> heartbeat(Timestamp serverTime) {
        return Optional.of(new FeedEvent.Heartbeat<>(WireTime.instant(serverTime)));
    }
}
