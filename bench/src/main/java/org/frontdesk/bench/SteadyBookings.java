package org.frontdesk.bench;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.frontdesk.api.v1.BookAppointmentRequest;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Bookings of free places by various patients, at an even pace for as long as something else is measured. */
final class SteadyBookings implements AutoCloseable {

    /** A clinic of 500 doctors books 10,000 appointments in a busy hour, three a second; some times that. */
    static final int PER_SECOND = 20;

    private final Api api;
    private final Asked asked;
    private final Histogram micros = new ConcurrentHistogram(60_000_000L, 3);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Thread booking = Thread.ofPlatform().name("bookings").unstarted(this::book);
    private volatile boolean closed;

    private SteadyBookings(Api api, Asked asked) {
        this.api = api;
        this.asked = asked;
    }

    static SteadyBookings begin(Api api, Asked asked) {
        var bookings = new SteadyBookings(api, asked);
        bookings.booking.start();
        return bookings;
    }

    /** What they took since the last time this was asked. */
    Histogram taken() {
        Histogram taken = micros.copy();
        micros.reset();
        return taken;
    }

    /** Books one place, whatever comes of it; a patient who is elsewhere then is an answer too. */
    static void one(Api api, Asked asked) {
        try {
            api.appointments()
                    .bookAppointment(
                            BookAppointmentRequest.newBuilder()
                                    .setRequestId(UUID.randomUUID().toString())
                                    .setSlotId(asked.nextFreeSlot())
                                    .setPatientId(asked.patient().id())
                                    .setReason("check-up")
                                    .build());
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
                throw refused;
            }
        }
    }

    private void book() {
        Pace.keep(
                PER_SECOND,
                _ -> !closed,
                _ -> {
                    try {
                        one(api, asked);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                },
                (_, taken) -> micros.recordValue(taken));
    }

    @Override
    public void close() {
        closed = true;
        try {
            booking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " bookings failed", failures.peek());
        }
    }
}
