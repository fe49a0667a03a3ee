package org.frontdesk.server.rpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer too long for one message. */
public final class Parts {

    private Parts() {}

    /** Sends a part whenever the client has taken those before it; each next one is made only then. */
    public static <R> void send(StreamObserver<R> observer, Iterator<R> parts) {
        var client = (ServerCallStreamObserver<R>) observer;
        var isDone = new AtomicBoolean();
        client.setOnReadyHandler(
                () -> {
                    while (client.isReady() && parts.hasNext()) {
                        client.onNext(parts.next());
                    }
                    if (!parts.hasNext() && isDone.compareAndSet(false, true)) {
                        client.onCompleted();
                    }
                });
    }
}
