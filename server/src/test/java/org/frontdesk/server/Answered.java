package org.frontdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;

import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call was refused with, as a client reads it. */
public record Answered(
        io.grpc.Status.Code code,
        String sentence,
        String reason,
        Map<String, String> metadata,
        List<Any> details) {

    /** The refusal of a call that must be refused. */
    public static Answered refusalOf(ThrowingCallable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).as("the refusal of a call").isNotNull();
        return of(refused);
    }

    public static Answered of(StatusRuntimeException refused) {
        Status status = StatusProto.fromThrowable(refused);
        ErrorInfo info =
                detail(status.getDetailsList(), ErrorInfo.class)
                        .orElse(ErrorInfo.getDefaultInstance());
        return new Answered(
                refused.getStatus().getCode(),
                status.getMessage(),
                info.getReason(),
                info.getMetadataMap(),
                status.getDetailsList());
    }

    /** The fields that were found wrong. */
    public List<String> violatedFields() {
        return detail(BadRequest.class)
                .map(BadRequest::getFieldViolationsList)
                .orElse(List.of())
                .stream()
                .map(BadRequest.FieldViolation::getField)
                .toList();
    }

    public <D extends Message> Optional<D> detail(Class<D> type) {
        return detail(details, type);
    }

    private static <D extends Message> Optional<D> detail(List<Any> details, Class<D> type) {
        return details.stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(
                        detail -> {
                            try {
                                return detail.unpack(type);
                            } catch (InvalidProtocolBufferException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
