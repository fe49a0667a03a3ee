package org.frontdesk.bench;

import io.grpc.ManagedChannel;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;

import org.HdrHistogram.ConcurrentHistogram;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after a commit every one of many desks has the change. The clock starts just before the commit is sent to the
 * database, by a writer that is no part of the server, so that the commit itself is counted too.
 */
final class StreamLag {

    private static final int STREAMS = 200;
    private static final int CHANGES = 500;
    private static final long CHANGE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private StreamLag() {}

    static Result measure(BenchClinic clinic, ServerProcess server) throws Exception {
        List<UUID> slots = clinic.newSlots(BenchClinic.DOCTORS, 1_000);
        String day = clinic.dayOf(slots.getFirst());
        clinic.settle();
        Map<String, Long> committedAt = new ConcurrentHashMap<>();
        var micros = new ConcurrentHistogram(60_000_000L, 3);
        var caughtUp = new CountDownLatch(STREAMS);
        var arrivals = new CountDownLatch(STREAMS * CHANGES);
        var failures = new LongAdder();
        for (int i = 0; i < STREAMS; i++) {
            ManagedChannel channel = server.channels().get(i % server.channels().size());
            ScheduleServiceGrpc.newStub(channel)
                    .withInterceptors(
                            MetadataUtils.newAttachHeadersInterceptor(
                                    Callers.headers(token(channel, i))))
                    .watchSlots(
                            WatchSlotsRequest.newBuilder()
                                    .setFirstDate(day)
                                    .setLastDate(day)
                                    .build(),
                            new Desk(committedAt, micros, caughtUp, arrivals, failures));
        }
        caughtUp.await(30, TimeUnit.SECONDS);
        double seconds = change(clinic, slots, committedAt);
        boolean all = arrivals.await(30, TimeUnit.SECONDS);
        return new Result(
                "stream",
                "lane",
                STREAMS,
                CHANGES / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                0,
                0,
                all ? 0 : arrivals.getCount() + failures.sum());
    }

    private static String token(ManagedChannel channel, int stream) {
        return SessionServiceGrpc.newBlockingStub(channel)
                .signIn(
                        SignInRequest.newBuilder()
                                .setUsername("desk" + (stream % BenchClinic.DESKS + 1))
                                .setPassword(BenchClinic.PASSWORD)
                                .build())
                .getSessionToken();
    }

    /** Changes the slots in turn, at an even pace; each change carries the number of its version. */
    private static double change(
            BenchClinic clinic, List<UUID> slots, Map<String, Long> committedAt) throws Exception {
        long began = System.nanoTime();
        try (Connection connection = clinic.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update time_slots set capacity = capacity - 1 where id = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < CHANGES; i++) {
                UUID slot = slots.get(i % slots.size());
                statement.setObject(1, slot);
                statement.executeUpdate();
                // Capacity tells the changes of one slot apart.
                committedAt.put(slot + " " + (999 - i / slots.size()), System.nanoTime());
                connection.commit();
                LockSupport.parkNanos(began + (i + 1) * CHANGE_EVERY_NANOS - System.nanoTime());
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private record Desk(
            Map<String, Long> committedAt,
            ConcurrentHistogram micros,
            CountDownLatch caughtUp,
            CountDownLatch arrivals,
            LongAdder failures)
            implements StreamObserver<WatchSlotsResponse> {

        @Override
        public void onNext(WatchSlotsResponse response) {
            long now = System.nanoTime();
            if (response.hasCaughtUp()) {
                caughtUp.countDown();
            }
            for (TimeSlot slot : response.getSlots().getSlotsList()) {
                Long committed = committedAt.get(slot.getSlotId() + " " + slot.getCapacity());
                if (committed != null) {
                    micros.recordValue((now - committed) / 1_000);
                    arrivals.countDown();
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            failures.increment();
        }

        @Override
        public void onCompleted() {
            failures.increment();
        }
    }
}
