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
    static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("bench.warmup.seconds", 75));

    private static final int WARM_UP_ROUND = 20_000;

    /** {@code -Dbench.rounds}: each scenario is run so often, as machines have bad moments, whatever runs on them. */
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

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
    Rounds spread() throws Exception {
        return measured("spread", CROWD, SPREAD_BOOKINGS, 1, 1);
    }

    /** A thousand callers for the thousand places of ten slots. */
    Rounds hot() throws Exception {
        return measured("hot", CROWD, 10, 100, 100);
    }

    /** A thousand callers for one place. */
    Rounds lastPlace() throws Exception {
        return measured("last-place", CROWD, 1, 1, CROWD);
    }

    /** One caller, one booking after the other. */
    Rounds single() throws Exception {
        return measured("single", 1, SINGLE_BOOKINGS, 1, 1);
    }

    /**
     * All rounds, each with slots of its own.
     *
     * @param each how many bookings of each slot are tried
     */
    private Rounds measured(String scenario, int users, int slots, int capacity, int each)
            throws SQLException, IOException, InterruptedException {
        List<Result> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> fresh = clinic.newSlots(slots, capacity);
            rounds.add(round(scenario, users, fresh, orders(fresh, each)));
        }
        return new Rounds(rounds);
    }

    private Result round(String scenario, int users, List<UUID> slots, List<Order> orders)
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
