package org.frontdesk.server.rpc;

import io.grpc.stub.StreamObserver;

import java.util.function.Supplier;

/** Answers a call that has one response. What the work throws becomes a status at the edge. */
public final class Unary {

    private Unary() {}

    public static <R> void answer(StreamObserver<R> observer, Supplier<R> work) {
        R response = work.get();
        observer.onNext(response);
        observer.onCompleted();
    }
}
