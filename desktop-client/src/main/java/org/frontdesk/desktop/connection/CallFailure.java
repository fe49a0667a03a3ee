package org.frontdesk.desktop.connection;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;

import io.grpc.Status;
import io.grpc.protobuf.StatusProto;

import org.frontdesk.api.v1.SlotAlternatives;
import org.frontdesk.api.v1.TimeSlot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a call was not done.
 *
 * @param code gRPC's code
 * @param reason the server's stable reason; empty when no server answered
 * @param sentence the server's sentence for people; may be empty
 * @param metadata the server's facts for programs
 * @param fields what is wrong with which field of the request
 * @param alternatives slots that were free a moment ago
 * @param retryDelay how long the server asks to wait
 */
public record CallFailure(
        Status.Code code,
        String reason,
        String sentence,
        Map<String, String> metadata,
        Map<String, String> fields,
        List<TimeSlot> alternatives,
        Optional<Duration> retryDelay) {

    private static final Set<String> SESSION_ENDED = Set.of("SESSION_REQUIRED", "SESSION_EXPIRED");

    /** Reads a failed call, with all the details the server gave. */
    public static CallFailure of(Throwable failed) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failed);
        if (status == null) {
            return new CallFailure(
                    Status.fromThrowable(failed).getCode(),
                    "",
                    "",
                    Map.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty());
        }
        Optional<ErrorInfo> info = detail(status, ErrorInfo.class);
        return new CallFailure(
                Status.fromCodeValue(status.getCode()).getCode(),
                info.map(ErrorInfo::getReason).orElse(""),
                info.isPresent() ? status.getMessage() : "",
                info.map(ErrorInfo::getMetadataMap).orElse(Map.of()),
                detail(status, BadRequest.class).map(CallFailure::fields).orElse(Map.of()),
                detail(status, SlotAlternatives.class)
                        .map(SlotAlternatives::getSlotsList)
                        .orElse(List.of()),
                detail(status, RetryInfo.class)
                        .map(RetryInfo::getRetryDelay)
                        .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos())));
    }

    /** Whether the session is over, so that nothing but signing in again helps. */
    public boolean sessionEnded() {
        return code == Status.Code.UNAUTHENTICATED && SESSION_ENDED.contains(reason);
    }

    /** Whether the server may or may not have done it; the same request, sent again, settles it. */
    public boolean outcomeUnknown() {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, INTERNAL, UNKNOWN, ABORTED -> true;
            case RESOURCE_EXHAUSTED -> retryDelay.isPresent();
            default -> false;
        };
    }

    /** Whether it is worth sending the same request again at once, without asking anybody. */
    boolean worthRetrying() {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            case RESOURCE_EXHAUSTED -> reason.equals("SERVER_BUSY");
            default -> false;
        };
    }

    private static Map<String, String> fields(BadRequest bad) {
        Map<String, String> fields = new LinkedHashMap<>();
        bad.getFieldViolationsList()
                .forEach(one -> fields.putIfAbsent(one.getField(), one.getDescription()));
        return fields;
    }

    private static <T extends com.google.protobuf.Message> Optional<T> detail(
            com.google.rpc.Status status, Class<T> type) {
        for (Any any : status.getDetailsList()) {
            if (any.is(type)) {
                try {
                    return Optional.of(any.unpack(type));
                } catch (InvalidProtocolBufferException garbled) {
                    return Optional.empty(); // a detail that can't be read is as good as none
                }
            }
        }
        return Optional.empty();
    }
}
