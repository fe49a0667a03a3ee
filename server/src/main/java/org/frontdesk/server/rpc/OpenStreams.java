package org.frontdesk.server.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows every stream that is open, so that any of them can be ended from outside: when its session ends, when the server
 * stops. To the service it looks as if the client had gone; the client gets the status.
 */
public final class OpenStreams implements ServerInterceptor {

    /** Ends one stream. */
    public interface Stream {

        /** Does nothing when the stream has ended already. May be called on any thread. */
        void end(StatusRuntimeException status);

        /** Has the action run once the stream has ended, for whatever reason. */
        void whenEnded(Runnable action);
    }

    /** The stream of the call this thread works on; null in a call with one answer. */
    public static final Context.Key<Stream> KEY = Context.key("stream");

    private final Set<EndableCall<?, ?>> open = ConcurrentHashMap.newKeySet();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        EndableCall<Q, R> endable = new EndableCall<>(call);
        open.add(endable);
        endable.whenEnded(() -> open.remove(endable));
        ServerCall.Listener<Q> listener =
                Contexts.interceptCall(
                        Context.current().withValue(KEY, endable), endable, headers, next);
        return endable.listener(listener);
    }

    /** Ends all of them. */
    public void endAll(StatusRuntimeException status) {
        open.forEach(stream -> stream.end(status));
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    /**
     * A call is made for one thread at a time; here another one may end it, so the two take turns. What the service sends
     * after the end goes nowhere.
     */
    private static final class EndableCall<Q, R> extends SimpleForwardingServerCall<Q, R>
            implements Stream {

        private final Object turn = new Object();
        private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
        private boolean closed;
        private volatile boolean endedFromOutside;
        private volatile boolean over;
        private volatile EndableListener<Q> listener;

        EndableCall(ServerCall<Q, R> call) {
            super(call);
        }

        EndableListener<Q> listener(ServerCall.Listener<Q> service) {
            listener = new EndableListener<>(service, this);
            if (endedFromOutside) {
                tellService();
            }
            return listener;
        }

        @Override
        public void end(StatusRuntimeException status) {
            synchronized (turn) {
                if (closed) {
                    return;
                }
                closed = true;
                endedFromOutside = true;
                Metadata trailers = status.getTrailers();
                super.close(status.getStatus(), trailers != null ? trailers : new Metadata());
            }
            tellService();
        }

        @Override
        public void whenEnded(Runnable action) {
            actions.add(action);
            if (over) {
                action.run();
            }
        }

        /** On a thread of its own: the service may be busy with this very call. */
        private void tellService() {
            EndableListener<Q> told = listener;
            if (told != null) {
                Thread.ofVirtual().name("stream-end").start(told::onCancel);
            }
        }

        private void isOver() {
            over = true;
            actions.forEach(Runnable::run);
            actions.clear();
        }

        @Override
        public void request(int numMessages) {
            synchronized (turn) {
                super.request(numMessages);
            }
        }

        @Override
        public void sendHeaders(Metadata headers) {
            synchronized (turn) {
                if (!endedFromOutside) {
                    super.sendHeaders(headers);
                }
            }
        }

        @Override
        public void sendMessage(R message) {
            synchronized (turn) {
                if (!endedFromOutside) {
                    super.sendMessage(message);
                }
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            synchronized (turn) {
                if (!endedFromOutside) {
                    closed = true;
                    super.close(status, trailers);
                }
            }
        }

        @Override
        public boolean isReady() {
            return !endedFromOutside && super.isReady();
        }

        @Override
        public boolean isCancelled() {
            return endedFromOutside || super.isCancelled();
        }
    }

    /** One callback at a time, and none after the last. */
    private static final class EndableListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final EndableCall<?, ?> call;
        private boolean finished;

        EndableListener(ServerCall.Listener<Q> service, EndableCall<?, ?> call) {
            super(service);
            this.call = call;
        }

        @Override
        public synchronized void onMessage(Q message) {
            if (!finished) {
                super.onMessage(message);
            }
        }

        @Override
        public synchronized void onHalfClose() {
            if (!finished) {
                super.onHalfClose();
            }
        }

        @Override
        public synchronized void onReady() {
            if (!finished) {
                super.onReady();
            }
        }

        @Override
        public synchronized void onCancel() {
            finish(super::onCancel);
        }

        @Override
        public synchronized void onComplete() {
            finish(call.endedFromOutside ? super::onCancel : super::onComplete);
        }

        private void finish(Runnable last) {
            if (!finished) {
                finished = true;
                try {
                    last.run();
                } finally {
                    call.isOver();
                }
            }
        }
    }
}
