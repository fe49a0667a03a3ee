package org.frontdesk.bench;

import org.frontdesk.bench.Callers.Order;
import org.frontdesk.bench.Callers.Outcome;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The loads a server is put under; the same for every variant. */
final class Scenarios {

    private static final int CROWD = 1_000;
    private static final int SPREAD_BOOKINGS = 20_000;
    private static final int SINGLE_BOOKINGS = 1_000;

    /** {@code -Dbench.warmup.seconds}: the compilers of both processes need their time, whatever the variant makes of it. */
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("bench.warmup.seconds", 25));

    private static final int WARM_UP_ROUND = 20_000;

    private final String variant;
    private final BenchClinic clinic;
    private final ServerProcess server;
    private final Callers callers;
    private final List<UUID> patients;

    Scenarios(String variant, BenchClinic clinic, ServerProcess server) throws SQLException {
        this.variant = variant;
        this.clinic = clinic;
        this.server = server;
        this.callers = new Callers(server.channels());
        this.patients = clinic.patients();
    }

    void warmUp() throws SQLException, InterruptedException {
        callers.work(orders(clinic.newSlots(SINGLE_BOOKINGS, 1), 1), 1);
        warmUp(WARM_UP.multipliedBy(3).dividedBy(4));
        clinic.checkpoint();
        warmUp(WARM_UP.dividedBy(4));
    }

    private void warmUp(Duration duration) throws SQLException, InterruptedException {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            callers.work(orders(clinic.newSlots(WARM_UP_ROUND, 1), 1), CROWD);
        }
    }

    /** A thousand callers, each booking of another slot. */
    Result spread() throws Exception {
        List<UUID> slots = clinic.newSlots(SPREAD_BOOKINGS, 1);
        return measured("spread", CROWD, slots, orders(slots, 1));
    }

    /** A thousand callers for the thousand places of ten slots. */
    Result hot() throws Exception {
        List<UUID> slots = clinic.newSlots(10, 100);
        return measured("hot", CROWD, slots, orders(slots, 100));
    }

    /** A thousand callers for one place. */
    Result lastPlace() throws Exception {
        List<UUID> slots = clinic.newSlots(1, 1);
        return measured("last-place", CROWD, slots, orders(slots, CROWD));
    }

    /** One caller, one booking after the other. */
    Result single() throws Exception {
        List<UUID> slots = clinic.newSlots(SINGLE_BOOKINGS, 1);
        return measured("single", 1, slots, orders(slots, 1));
    }

    private Result measured(String scenario, int users, List<UUID> slots, List<Order> orders)
            throws SQLException, IOException, InterruptedException {
        clinic.settle();
        long retriesBefore = server.retries();
        Outcome outcome = callers.work(orders, users);
        return new Result(
                scenario,
                variant,
                users,
                orders.size() / outcome.seconds(),
                outcome.micros().getValueAtPercentile(50) / 1e3,
                outcome.micros().getValueAtPercentile(99) / 1e3,
                outcome.micros().getMaxValue() / 1e3,
                server.retries() - retriesBefore,
                clinic.overbooked(slots),
                clinic.lost(slots, outcome.acknowledged()));
    }

    /** So many bookings of each slot, the slots mixed, each of another patient. */
    private List<Order> orders(List<UUID> slots, int each) {
        List<Order> orders = new ArrayList<>(slots.size() * each);
        for (int round = 0; round < each; round++) {
            for (UUID slot : slots) {
                orders.add(new Order(slot, patients.get(orders.size() % patients.size())));
            }
        }
        return orders;
    }
}
