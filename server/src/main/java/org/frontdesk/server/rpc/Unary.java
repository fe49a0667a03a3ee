package org.frontdesk.server.rpc;

import io.grpc.stub.StreamObserver;

import java.util.function.Supplier;

/** Answers a call that has one answer, so that a service reads as: decode, call, encode. */
public final class Unary {

    private Unary() {}

    /** Sends what the supplier gives; what it throws is left to the interceptors. */
    public static <T> void answer(StreamObserver<T> observer, Supplier<T> response) {
        T message = response.get();
        observer.onNext(message);
        observer.onCompleted();
    }
}
