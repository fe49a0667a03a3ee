package org.frontdesk.bench;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;

import java.util.ArrayList;
import java.util.List;
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

    private final List<AppointmentServiceBlockingStub> stubs = new ArrayList<>();

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
                    AppointmentServiceGrpc.newBlockingStub(channel)
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
        var micros = new ConcurrentHistogram(60_000_000L, 3);
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        var refused = new LongAdder();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var next = new AtomicInteger();
        var ready = new CountDownLatch(callers);
        var go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            var stub = stubs.get(caller % stubs.size());
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    ready.countDown();
                                    go.await();
                                    for (int i = next.getAndIncrement();
                                            i < orders.size();
                                            i = next.getAndIncrement()) {
                                        long began = System.nanoTime();
                                        UUID booked = book(stub, orders.get(i));
                                        micros.recordValue(
                                                Math.min(
                                                        (System.nanoTime() - began) / 1_000,
                                                        60_000_000L));
                                        if (booked == null) {
                                            refused.increment();
                                        } else {
                                            acknowledged.add(booked);
                                        }
                                    }
                                } catch (Throwable failure) {
                                    failures.add(failure);
                                }
                            }));
        }
        ready.await();
        long began = System.nanoTime();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " callers failed", failures.peek());
        }
        return new Outcome(micros, seconds, acknowledged, refused.sum());
    }

    /** The new appointment, or null when the slot was full. */
    private static UUID book(AppointmentServiceBlockingStub stub, Order order) {
        var request =
                BookAppointmentRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSlotId(order.slot().toString())
                        .setPatientId(order.patient().toString())
                        .setReason("check-up")
                        .build();
        for (int tries = 1; ; tries++) {
            try {
                return UUID.fromString(
                        stub.bookAppointment(request).getAppointment().getAppointmentId());
            } catch (StatusRuntimeException answer) {
                if (answer.getStatus().getCode() == Status.Code.FAILED_PRECONDITION) {
                    return null;
                }
                if (tries == MOST_TRIES || !isTemporary(answer)) {
                    throw answer;
                }
            }
        }
    }

    private static boolean isTemporary(StatusRuntimeException answer) {
        return switch (answer.getStatus().getCode()) {
            case RESOURCE_EXHAUSTED, UNAVAILABLE -> true;
            default -> false;
        };
    }
}
