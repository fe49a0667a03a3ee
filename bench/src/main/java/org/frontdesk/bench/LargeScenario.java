package org.frontdesk.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.DeleteClosureRequest;
import org.frontdesk.api.v1.GetActivityReportRequest;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.bench.ExplainedPlans.Found;
import org.frontdesk.server.database.DatabaseSettings;
import org.frontdesk.server.database.EmbeddedDatabase;
import org.frontdesk.server.database.Migrations;
import org.frontdesk.server.rpc.WireTime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * How long lists and searches take in clinics of three sizes while bookings run, and what the database does for them.
 * {@code -Dbench.rows} names the sizes; {@code -Dbench.data} a directory where clinics are kept for the next run, as the
 * largest takes minutes to make.
 */
final class LargeScenario {

    /**
     * Of all operations together, in a random order: what some hundred desks ask in a busy hour. How long an answer takes is
     * measured here, not how many can be given: two cores for callers, server and database are to have time to spare.
     */
    private static final int READS_PER_SECOND = 50;

    /**
     * Each, so that the 99th percentile is the third slowest; {@code -Dbench.calls=0 -Dbench.warmup.seconds=0} for whoever only wants
     * the plans.
     */
    private static final int CALLS = Integer.getInteger("bench.calls", 250);

    private static final int EXPLAINED_CALLS = 10;
    private static final int CLOSURES = 5;
    private static final double CLOSURES_PER_SECOND = 0.2;
    private static final int REPORTS = 5;
    private static final double REPORTS_PER_SECOND = 0.2;
    private static final int HOLDS = 20;

    private static final double AIM_MILLIS = 50;

    private final List<LargeResult> results = new ArrayList<>();
    private final List<LargeResult> reads = new ArrayList<>();
    private final List<String> readWhole = new ArrayList<>();

    /** Measures each size, and prints its table. */
    List<LargeResult> run(Path directory) throws Exception {
        for (String rows : System.getProperty("bench.rows").split(",")) {
            var clinic = LargeClinic.of(Integer.parseInt(rows));
            measure(clinic, directory.resolve("clinic-" + rows));
        }
        return results;
    }

    /**
     * Says what holds.
     *
     * @throws IllegalStateException when a large table was read from end to end, which is a fault and no matter of the machine
     */
    void verdict() {
        var slow = reads.stream().filter(one -> one.p99Millis() >= AIM_MILLIS).toList();
        System.out.printf(
                "%-5s every list and search: p99 under %.0f ms%n",
                slow.isEmpty() ? "holds" : "FAILS", AIM_MILLIS);
        slow.forEach(
                one ->
                        System.out.printf(
                                "      %,d rows, %s: %.1f ms%n",
                                one.rows(), one.operation(), one.p99Millis()));
        if (!readWhole.isEmpty()) {
            throw new IllegalStateException(
                    "large tables are read from end to end:\n" + String.join("\n", readWhole));
        }
    }

    private void measure(LargeClinic clinic, Path directory) throws Exception {
        try (var postgres = EmbeddedDatabase.open(directory)) {
            DatabaseSettings database = postgres.settings();
            Path filled = directory.resolve("filled");
            if (!Files.exists(filled)) {
                Migrations.migrate(database.unpooled());
                clinic.fill(database);
                Files.createFile(filled);
            }
            var plans = ExplainedPlans.prepare(database, directory);
            try (var server = ServerProcess.start("lane", database, directory)) {
                var asked = new Asked(database);
                List<Api> ways =
                        server.channels().stream()
                                .map(
                                        channel ->
                                                Api.signedIn(
                                                        channel,
                                                        LargeClinic.ADMINISTRATOR,
                                                        LargeClinic.PASSWORD))
                                .toList();
                measure(clinic, Api.inTurn(ways), asked, plans);
            }
        }
    }

    private void measure(LargeClinic clinic, Supplier<Api> api, Asked asked, ExplainedPlans plans)
            throws Exception {
        for (int i = 0; i < HOLDS; i++) {
            hold(api.get(), asked);
        }
        List<Operation> reads = Reads.all(api.get(), asked);
        Map<Operation, Histogram> taken;
        String hiccups;
        Histogram bookings;
        Histogram close = new ConcurrentHistogram(60_000_000L, 3);
        Histogram reopen = new ConcurrentHistogram(60_000_000L, 3);
        Histogram bookingsMeanwhile;
        Histogram report = new ConcurrentHistogram(60_000_000L, 3);
        Histogram bookingsBesideReports;
        // One after the other: a cold server has enough to do with itself.
        for (long began = System.nanoTime();
                System.nanoTime() - began < Scenarios.WARM_UP.toNanos(); ) {
            reads.forEach(read -> read.call().accept(api.get(), asked));
        }
        try (var booking = SteadyBookings.begin(api.get(), asked)) {
            ask(reads, CALLS / 4, api, asked);
            booking.taken();
            try (var beside = Hiccups.begin()) {
                taken = ask(reads, CALLS, api, asked);
                hiccups = beside.line();
            }
            bookings = booking.taken();
            Pace.keep(
                    CLOSURES_PER_SECOND,
                    i -> i < CLOSURES,
                    i -> closeTheClinic(api.get(), asked.workday().plusDays(1 + i), close, reopen),
                    (_, _) -> {}); // closing and opening are told apart
            bookingsMeanwhile = booking.taken();
            Pace.keep(
                    REPORTS_PER_SECOND,
                    i -> i < REPORTS,
                    i -> makeReport(api.get(), asked.workday()),
                    (i, micros) -> report.recordValue(micros));
            bookingsBesideReports = booking.taken();
        }
        Found found = explain(reads, api, asked, plans);
        System.out.printf(
                "%,d appointments, %,d patients, %,d doctors; %d reads and %d bookings a"
                        + " second%n%s%n",
                clinic.appointments(),
                clinic.patients(),
                clinic.doctors(),
                READS_PER_SECOND,
                SteadyBookings.PER_SECOND,
                LargeResult.HEADER);
        taken.forEach((read, micros) -> this.reads.add(report(clinic, read.name(), micros, found)));
        report(clinic, "BookAppointment, meanwhile", bookings, found);
        report(clinic, "CreateClosure, the whole clinic's day", close, found);
        report(clinic, "DeleteClosure", reopen, found);
        report(
                clinic,
                "BookAppointment, while the clinic closes and opens",
                bookingsMeanwhile,
                found);
        report(clinic, "GetActivityReport, a year by doctor", report, found);
        report(clinic, "BookAppointment, while reports are made", bookingsBesideReports, found);
        System.out.println(hiccups);
        found.readWhole().forEach(one -> readWhole.add(clinic.appointments() + " rows, " + one));
    }

    private LargeResult report(
            LargeClinic clinic, String operation, Histogram micros, Found found) {
        var result =
                LargeResult.of(
                        clinic.appointments(),
                        operation,
                        micros,
                        found.pages().getOrDefault(operation, 0L));
        results.add(result);
        System.out.println(result.line());
        return result;
    }

    /** Asks everything this often, in a random order at an even pace. */
    private static Map<Operation, Histogram> ask(
            List<Operation> reads, int times, Supplier<Api> api, Asked asked) {
        Map<Operation, Histogram> taken = new LinkedHashMap<>();
        reads.forEach(read -> taken.put(read, new ConcurrentHistogram(60_000_000L, 3)));
        List<Operation> order = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            order.addAll(reads);
        }
        Collections.shuffle(order, new Random(1));
        var failure = new AtomicReference<RuntimeException>();
        Pace.keep(
                READS_PER_SECOND,
                i -> i < order.size() && failure.get() == null,
                i -> {
                    try {
                        order.get(i).call().accept(api.get(), asked);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(
                                null, new IllegalStateException(order.get(i).name(), e));
                    }
                },
                (i, micros) -> taken.get(order.get(i)).recordValue(micros));
        if (failure.get() != null) {
            throw failure.get();
        }
        return taken;
    }

    private static Found explain(
            List<Operation> reads, Supplier<Api> api, Asked asked, ExplainedPlans plans)
            throws Exception {
        List<Operation> all = new ArrayList<>(reads);
        all.add(new Operation("BookAppointment, meanwhile", SteadyBookings::one));
        plans.begin();
        for (Operation operation : all) {
            for (int i = 0; i < EXPLAINED_CALLS; i++) {
                plans.mark(operation.name());
                operation.call().accept(api.get(), asked);
            }
        }
        return plans.end();
    }

    private static void makeReport(Api api, LocalDate day) {
        api.reports()
                .getActivityReport(
                        GetActivityReportRequest.newBuilder()
                                .setFirstDate(day.minusDays(365).toString())
                                .setLastDate(day.toString())
                                .setGroupBy(ReportGrouping.REPORT_GROUPING_DOCTOR)
                                .build());
    }

    private static void hold(Api api, Asked asked) {
        api.holds()
                .holdPlace(
                        HoldPlaceRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(asked.nextFreeSlot())
                                .build());
    }

    private static void closeTheClinic(Api api, LocalDate day, Histogram close, Histogram reopen) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        long began = System.nanoTime();
        String closure =
                api.availability()
                        .createClosure(
                                CreateClosureRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setStartTime(WireTime.timestamp(start))
                                        .setEndTime(
                                                WireTime.timestamp(start.plus(Duration.ofDays(1))))
                                        .setReason("Holiday")
                                        .build())
                        .getClosure()
                        .getClosureId();
        long closed = System.nanoTime();
        api.availability()
                .deleteClosure(
                        DeleteClosureRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setClosureId(closure)
                                .build());
        close.recordValue((closed - began) / 1_000);
        reopen.recordValue((System.nanoTime() - closed) / 1_000);
    }
}
