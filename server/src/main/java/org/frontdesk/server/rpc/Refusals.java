package org.frontdesk.server.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;

import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

import java.time.Duration;
import java.util.Map;

/** The one edge where a refusal becomes a gRPC status with {@code google.rpc} details. */
public final class Refusals {

    /** {@code ErrorInfo.domain} of every answer. */
    public static final String DOMAIN = "frontdesk";

    private Refusals() {}

    /** The status for a refusal, with further details that help the caller, such as alternatives. */
    public static StatusRuntimeException statusOf(Refusal refusal, Message... details) {
        return status(refusal.reason(), refusal.sentence(), refusal.metadata(), details);
    }

    /** The status for a call that may be sent again after a while. */
    public static StatusRuntimeException retryAfter(
            Reason reason, String sentence, Duration delay) {
        return status(
                reason,
                sentence,
                Map.of(),
                RetryInfo.newBuilder()
                        .setRetryDelay(Durations.fromMillis(delay.toMillis()))
                        .build());
    }

    /** The status for a reason that no feature declares, such as a missing session. */
    public static StatusRuntimeException status(
            Reason reason, String sentence, Map<String, String> metadata, Message... details) {
        Status.Builder status =
                Status.newBuilder()
                        .setCode(reason.code().value())
                        .setMessage(sentence)
                        .addDetails(
                                Any.pack(
                                        ErrorInfo.newBuilder()
                                                .setReason(reason.name())
                                                .setDomain(DOMAIN)
                                                .putAllMetadata(metadata)
                                                .build()));
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
