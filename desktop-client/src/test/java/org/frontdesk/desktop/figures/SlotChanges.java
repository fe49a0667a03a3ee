package org.frontdesk.desktop.figures;

import org.frontdesk.desktop.journeys.RealClinic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Changes slots one commit after the other, at a steady rate, and remembers when each change was begun. */
final class SlotChanges implements AutoCloseable {

    /** One connection alone waits for the disk at every commit, and can't keep the rate. */
    private static final int CONNECTIONS = 4;

    private static final int MOST_CHANGES = 1 << 20;

    private final List<UUID> slots;
    private final int changesASecond;
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(CONNECTIONS);
    private final AtomicLongArray begunAt = new AtomicLongArray(MOST_CHANGES);
    private final AtomicIntegerArray lastOfSlot;
    private int changes;
    private long measuredRate;

    SlotChanges(RealClinic clinic, List<UUID> slots, int changesASecond) throws SQLException {
        this.slots = slots;
        this.changesASecond = changesASecond;
        this.lastOfSlot = new AtomicIntegerArray(slots.size());
        for (int one = 0; one < CONNECTIONS; one++) {
            connections.add(clinic.connection());
        }
    }

    List<UUID> slots() {
        return slots;
    }

    /** When a change was begun, before its commit. */
    long begunAt(int change) {
        return begunAt.get(change);
    }

    /** The number of the newest change of a slot. */
    int lastOf(int slot) {
        return lastOfSlot.get(slot);
    }

    /** The change of this slot before this one. */
    int before(int change) {
        return change - slots.size();
    }

    long measuredRate() {
        return measuredRate;
    }

    /** Makes so many changes more, slot after slot. */
    void run(int more) throws Exception {
        int first = changes;
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int one = 0; one < CONNECTIONS; one++) {
            int writer = one;
            Callable<Void> work =
                    () -> {
                        write(writer, first, more, start);
                        return null;
                    };
            running.add(writers.submit(work));
        }
        for (Future<?> one : running) {
            one.get();
        }
        changes += more;
        measuredRate = more * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }

    private void write(int writer, int first, int more, long start) throws SQLException {
        try (PreparedStatement change =
                connections
                        .get(writer)
                        .prepareStatement(
                                "update time_slots set blocked_reason = ? where id = ?")) {
            for (int at = writer; at < more; at += CONNECTIONS) {
                long due = start + at * TimeUnit.SECONDS.toNanos(1) / changesASecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = first + at;
                int slot = number % slots.size();
                begunAt.set(number, System.nanoTime());
                change.setString(1, "c" + number);
                change.setObject(2, slots.get(slot));
                change.execute();
                lastOfSlot.accumulateAndGet(slot, number, Math::max);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        writers.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
