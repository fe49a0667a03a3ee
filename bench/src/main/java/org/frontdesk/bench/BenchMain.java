package org.frontdesk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.frontdesk.server.database.DatabaseSettings;
import org.frontdesk.server.database.EmbeddedDatabase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs every scenario with every variant, prints the table and writes it as JSON to the file named first. */
public final class BenchMain {

    /** {@code -Dbench.variants=lane} measures one alone, for whoever looks for what makes it slow. */
    private static final List<String> VARIANTS =
            List.of(System.getProperty("bench.variants", "baseline,lane").split(","));

    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("frontdesk-bench");
        List<Result> results = new ArrayList<>();
        System.out.println(Result.HEADER);
        try (var postgres = EmbeddedDatabase.open(directory)) {
            DatabaseSettings database = postgres.settings();
            var clinic = new BenchClinic(database);
            for (String variant : VARIANTS) {
                measure(variant, clinic, database, directory, results);
            }
            report(Ceiling.measure(clinic), results);
        } finally {
            delete(directory);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(args[0]).toFile(), results);
        System.out.println("Written to " + args[0]);
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
