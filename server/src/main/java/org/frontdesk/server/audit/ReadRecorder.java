package org.frontdesk.server.audit;

import com.google.protobuf.Message;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.audit.PatientReads.Shows;
import org.frontdesk.server.patients.PatientId;

import java.util.HashSet;
import java.util.Set;

/**
 * Holds each answer that shows patients back until {@link ReadLog} has it durably; what can't be recorded isn't answered. It stands
 * between the service and all other interceptors, behind the one that finds the session: the thread that sends waits here, and
 * no lock of a stream is held meanwhile.
 */
public final class ReadRecorder implements ServerInterceptor {

    private final ReadLog log;

    public ReadRecorder(ReadLog log) {
        this.log = log;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Shows shows = PatientReads.of(call.getMethodDescriptor());
        return switch (shows) {
            case CHANGE, OWN_ACCOUNT, ITSELF, NOBODY -> next.startCall(call, headers);
            case IN_ANSWER ->
                    next.startCall(new InAnswer<>(call, Caller.current().userId()), headers);
            case NAMED, NAMED_IN_REFUSAL -> {
                var named = new Named<>(call, Caller.current().userId(), shows == Shows.NAMED);
                yield named.listener(
                        Contexts.interceptCall(
                                Context.current().withValue(ShownPatients.KEY, named.shown),
                                named,
                                headers,
                                next));
            }
        };
    }

    /** A call whose answers wait for the log. */
    private abstract class Recorded<Q, R> extends SimpleForwardingServerCall<Q, R> {

        /** A day's patients many times over; a stream that shows more of them has some written down again. */
        private static final int MOST_REMEMBERED = 4_096;

        private final UserId reader;
        private final String method;
        private final boolean isStream;
        private final Set<PatientId> recorded = new HashSet<>();

        Recorded(ServerCall<Q, R> call, UserId reader) {
            super(call);
            this.reader = reader;
            this.method =
                    call.getMethodDescriptor()
                            .getFullMethodName()
                            .substring("frontdesk.v1.".length());
            this.isStream = !call.getMethodDescriptor().getType().serverSendsOneMessage();
        }

        /** Whom this answer shows. */
        abstract Set<PatientId> shownIn(R message);

        @Override
        public void sendMessage(R message) {
            record(shownIn(message));
            super.sendMessage(message);
        }

        final void record(Set<PatientId> patients) {
            patients.removeAll(recorded);
            if (patients.isEmpty()) {
                return;
            }
            log.record(new PatientRead(reader, method, patients));
            if (isStream) {
                remember(patients);
            }
        }

        private void remember(Set<PatientId> patients) {
            if (recorded.size() + patients.size() > MOST_REMEMBERED) {
                recorded.clear();
            }
            recorded.addAll(patients);
        }
    }

    private final class InAnswer<Q, R> extends Recorded<Q, R> {

        InAnswer(ServerCall<Q, R> call, UserId reader) {
            super(call, reader);
        }

        @Override
        Set<PatientId> shownIn(R message) {
            return PatientsInMessage.of((Message) message);
        }
    }

    private final class Named<Q, R> extends Recorded<Q, R> {

        private final ShownPatients shown = new ShownPatients();
        private final boolean mustName;

        Named(ServerCall<Q, R> call, UserId reader, boolean mustName) {
            super(call, reader);
            this.mustName = mustName;
        }

        @Override
        Set<PatientId> shownIn(R message) {
            if (mustName && !shown.isNamed()) {
                throw new IllegalStateException("an answer does not say whom it shows");
            }
            return shown.take();
        }

        /** Also records whom a refusal shows, which the service throws. */
        ServerCall.Listener<Q> listener(ServerCall.Listener<Q> service) {
            return new SimpleForwardingServerCallListener<>(service) {
                @Override
                public void onHalfClose() {
                    try {
                        super.onHalfClose();
                    } catch (StatusRuntimeException refused) {
                        record(shown.take());
                        throw refused;
                    }
                }
            };
        }
    }
}
