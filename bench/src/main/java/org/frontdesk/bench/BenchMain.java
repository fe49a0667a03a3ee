package org.frontdesk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.frontdesk.server.database.DatabaseSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs every scenario with every variant, or with {@code -Dbench.scenario=large} that one alone; prints the table and writes
 * it as JSON to the file named first.
 */
public final class BenchMain {

    /** {@code -Dbench.variants=lane} measures one alone, for whoever looks for what makes it slow. */
    private static final List<String> VARIANTS =
            List.of(System.getProperty("bench.variants", "baseline,lane").split(","));

    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        String scenario = System.getProperty("bench.scenario", "bookings");
        switch (scenario) {
            case "bookings" -> bookings(args[0]);
            case "large" -> large(args[0]);
            default -> throw new IllegalArgumentException("no scenario " + scenario);
        }
    }

    private static void large(String resultFile) throws Exception {
        String kept = System.getProperty("bench.data", "");
        Path directory =
                kept.isEmpty() ? Files.createTempDirectory("frontdesk-bench") : Path.of(kept);
        var large = new LargeScenario();
        try {
            write(large.run(directory), resultFile);
        } finally {
            if (kept.isEmpty()) {
                delete(directory);
            }
        }
        large.verdict();
    }

    private static void bookings(String resultFile) throws Exception {
        Path directory = Files.createTempDirectory("frontdesk-bench");
        List<Result> results = new ArrayList<>();
        try (var postgres = BenchDatabase.open(directory)) {
            DatabaseSettings database = postgres.settings();
            System.out.println(postgres.version());
            System.out.println(Result.HEADER);
            var clinic = new BenchClinic(database);
            for (String variant : VARIANTS) {
                measure(variant, clinic, database, directory, results);
            }
            report(Ceiling.measure(clinic), results);
        } finally {
            delete(directory);
        }
        write(results, resultFile);
        if (VARIANTS.size() == 2) {
            Verdict.print(results);
        }
    }

    private static void measure(
            String variant,
            BenchClinic clinic,
            DatabaseSettings database,
            Path directory,
            List<Result> results)
            throws Exception {
        try (var server = ServerProcess.start(variant, database, directory)) {
            clinic.openOnce();
            var scenarios = new Scenarios(variant, clinic, server);
            scenarios.warmUp();
            report(scenarios.single(), results);
            report(scenarios.spread(), results);
            report(scenarios.hot(), results);
            report(scenarios.lastPlace(), results);
            if (variant.equals("lane")) {
                report(StreamLag.measure(clinic, server), results);
            }
        }
    }

    private static void write(List<?> results, String file) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(file).toFile(), results);
        System.out.println("Written to " + file);
    }

    private static void report(Rounds rounds, List<Result> results) {
        report(rounds.middle(), results);
        if (rounds.rounds().size() > 1) {
            System.out.println(rounds.range());
        }
    }

    private static void report(Result result, List<Result> results) {
        results.add(result);
        System.out.println(result.line());
    }

    private static void delete(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
