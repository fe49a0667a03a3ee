package org.frontdesk.server.rpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;

import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.util.Optional;

/** What a caller reads from a call that was refused. */
public final class Answers {

    private Answers() {}

    /** The refusal of a call that must be refused. */
    public static StatusRuntimeException refusal(ThrowingCallable call) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        if (refusal == null) {
            throw new AssertionError("the call was not refused");
        }
        return refusal;
    }

    /** The reason; empty where the answer has none. */
    public static Optional<Reason> reason(StatusRuntimeException refusal) {
        return info(refusal).map(info -> Reason.valueOf(info.getReason()));
    }

    /** The reason with its metadata. */
    public static Optional<ErrorInfo> info(StatusRuntimeException refusal) {
        return detail(refusal, ErrorInfo.class);
    }

    /** A detail of the answer. */
    public static <M extends Message> Optional<M> detail(
            StatusRuntimeException refusal, Class<M> type) {
        com.google.rpc.Status status = StatusProto.fromThrowable(refusal);
        for (Any detail : status == null ? java.util.List.<Any>of() : status.getDetailsList()) {
            if (detail.is(type)) {
                try {
                    return Optional.of(detail.unpack(type));
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return Optional.empty();
    }
}
