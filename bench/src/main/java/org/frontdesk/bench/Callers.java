package org.frontdesk.bench;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceStub;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookAppointmentResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** People who all book at once, each waiting for their answer before they ask again. */
final class Callers {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** A call that failed for want of resources or of the server is sent again this often, with its request id. */
    private static final int MOST_TRIES = 100;

    /** One booking to be made. */
    record Order(UUID slot, UUID patient) {}

    /** What came of the orders. */
    record Outcome(Histogram micros, double seconds, Set<UUID> acknowledged, long refused) {}

    private final List<AppointmentServiceStub> stubs = new ArrayList<>();

    /** Signs in at every desk, and spreads the desks over the channels. */
    Callers(List<ManagedChannel> channels) {
        for (int desk = 1; desk <= BenchClinic.DESKS; desk++) {
            ManagedChannel channel = channels.get(desk % channels.size());
            String token =
                    SessionServiceGrpc.newBlockingStub(channel)
                            .signIn(
                                    SignInRequest.newBuilder()
                                            .setUsername("desk" + desk)
                                            .setPassword(BenchClinic.PASSWORD)
                                            .build())
                            .getSessionToken();
            stubs.add(
                    AppointmentServiceGrpc.newStub(channel)
                            .withInterceptors(
                                    MetadataUtils.newAttachHeadersInterceptor(headers(token))));
        }
    }

    static Metadata headers(String token) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return headers;
    }

    /** Has this many callers work the orders off, in order, as fast as they are answered. */
    Outcome work(List<Order> orders, int callers) throws InterruptedException {
        var work = new Work(orders, callers);
        long began = System.nanoTime();
        for (int caller = 0; caller < callers; caller++) {
            work.next(stubs.get(caller % stubs.size()));
        }
        work.finished.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (!work.failures.isEmpty()) {
            throw new IllegalStateException(
                    work.failures.size() + " callers failed", work.failures.peek());
        }
        return new Outcome(work.micros, seconds, work.acknowledged, work.refused.sum());
    }

    /** Orders being worked off. A caller is a chain of calls, as a thread for each would cost more than what is measured. */
    private static final class Work {

        private final List<Order> orders;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch finished;
        private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000L, 3);
        private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        private final LongAdder refused = new LongAdder();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        Work(List<Order> orders, int callers) {
            this.orders = orders;
            this.finished = new CountDownLatch(callers);
        }

        /** Has a caller take the next order, or leave. */
        void next(AppointmentServiceStub stub) {
            int i = next.getAndIncrement();
            if (i < orders.size()) {
                send(stub, request(orders.get(i)), System.nanoTime(), 1);
            } else {
                finished.countDown();
            }
        }

        private void send(
                AppointmentServiceStub stub,
                BookAppointmentRequest request,
                long beganNanos,
                int tries) {
            stub.bookAppointment(
                    request,
                    new StreamObserver<>() {
                        @Override
                        public void onNext(BookAppointmentResponse response) {
                            acknowledged.add(
                                    UUID.fromString(response.getAppointment().getAppointmentId()));
                        }

                        @Override
                        public void onCompleted() {
                            answered(stub, beganNanos);
                        }

                        @Override
                        public void onError(Throwable answer) {
                            Status.Code code = Status.fromThrowable(answer).getCode();
                            if (code == Status.Code.FAILED_PRECONDITION) {
                                refused.increment();
                                answered(stub, beganNanos);
                            } else if (tries < MOST_TRIES && isTemporary(code)) {
                                send(stub, request, beganNanos, tries + 1);
                            } else {
                                failures.add(answer);
                                finished.countDown();
                            }
                        }
                    });
        }

        private void answered(AppointmentServiceStub stub, long beganNanos) {
            micros.recordValue(Math.min((System.nanoTime() - beganNanos) / 1_000, 60_000_000L));
            next(stub);
        }
    }

    private static BookAppointmentRequest request(Order order) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(order.slot().toString())
                .setPatientId(order.patient().toString())
                .setReason("check-up")
                .build();
    }

    private static boolean isTemporary(Status.Code code) {
        return code == Status.Code.RESOURCE_EXHAUSTED || code == Status.Code.UNAVAILABLE;
    }
}
