package org.frontdesk.desktop.live;

import com.google.protobuf.Timestamp;

import io.grpc.MethodDescriptor;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;

import java.time.Instant;
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

    private static Optional<FeedEvent<TimeSlot>> eventOf(WatchSlotsResponse response) {
        return switch (response.getEventCase()) {
            case RESET -> Optional.of(new FeedEvent.Reset<>());
            case SLOTS ->
                    Optional.of(
                            new FeedEvent.Batch<>(
                                    response.getSlots().getSlotsList(),
                                    response.getSlots().getRemovedSlotIdsList()));
            case CAUGHT_UP ->
                    Optional.of(
                            new FeedEvent.CaughtUp<>(
                                    instant(response.getCaughtUp().getServerTime())));
            case HEARTBEAT ->
                    Optional.of(
                            new FeedEvent.Heartbeat<>(
                                    instant(response.getHeartbeat().getServerTime())));
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
            case CAUGHT_UP ->
                    Optional.of(
                            new FeedEvent.CaughtUp<>(
                                    instant(response.getCaughtUp().getServerTime())));
            case HEARTBEAT ->
                    Optional.of(
                            new FeedEvent.Heartbeat<>(
                                    instant(response.getHeartbeat().getServerTime())));
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
