package org.frontdesk.server.exchange;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.schedule.SlotMaking;
import org.jooq.DSLContext;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the records of a CSV file: all of them, or none and a report of every line that is in the way.
 *
 * <p>One outcome, {@link Reported}.
 */
public final class ImportCsv {

    /** What came of it. */
    public sealed interface Outcome permits Reported {}

    /**
     * What is in the file, and whether it was imported.
     *
     * @param goodRows rows without a problem
     * @param imported {@code rows}, or 0
     * @param problems the first of {@code problemCount}
     */
    public record Reported(
            int rows, int goodRows, int imported, int problemCount, List<CsvProblem> problems)
            implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Who has more to put right sends the file again after these. */
    private static final int MOST_PROBLEMS_TOLD = 1_000;

    private final Transactions transactions;
    private final Supplier<UUID> newIds;
    private final Supplier<ZoneId> clinicZone;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public ImportCsv(
            Transactions transactions,
            Supplier<UUID> newIds,
            Supplier<ZoneId> clinicZone,
            Clock clinicClock) {
        this.transactions = transactions;
        this.newIds = newIds;
        this.clinicZone = clinicZone;
        this.clinicClock = clinicClock;
    }

    /** Only says what would come of it. */
    public Reported dryRun(CsvKind kind, byte[] content, boolean allowNamesakes) {
        return transactions.readOnly(db -> look(db, kind, content, allowNamesakes).reported(0));
    }

    public Settled<Outcome> settle(
            Intention intention, CsvKind kind, byte[] content, boolean allowNamesakes) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    if (kind == CsvKind.TIME_SLOTS) {
                        SlotMaking.awaitTurn(db);
                    }
                    return StoredOutcomes.settle(
                            db,
                            intention,
                            JSON,
                            () -> decide(db, intention, kind, content, allowNamesakes));
                });
    }

    private Outcome decide(
            DSLContext db,
            Intention intention,
            CsvKind kind,
            byte[] content,
            boolean allowNamesakes) {
        Looked looked = look(db, kind, content, allowNamesakes);
        if (!looked.report().isEmpty()) {
            return looked.reported(0);
        }
        looked.records().insert(db, intention, newIds);
        return looked.reported(looked.rows().size());
    }

    /** A file that was held against the rules and the database. */
    private record Looked(List<CsvFile.Row> rows, ImportedRows records, CsvReport report) {

        Reported reported(int imported) {
            int good = (int) rows.stream().filter(row -> !report.isBad(row.line())).count();
            return new Reported(
                    rows.size(), good, imported, report.size(), report.first(MOST_PROBLEMS_TOLD));
        }
    }

    private Looked look(DSLContext db, CsvKind kind, byte[] content, boolean allowNamesakes) {
        var report = new CsvReport();
        List<CsvFile.Row> rows = CsvFile.read(content, kind, report);
        // Under wrong columns every row would be wrong once more.
        List<CsvFile.Row> readable = report.isBad(1) ? List.of() : rows;
        ImportedRows records =
                switch (kind) {
                    case DOCTORS -> ImportedDoctors.read(readable, report);
                    case PATIENTS ->
                            ImportedPatients.read(
                                    readable, allowNamesakes, LocalDate.now(clinicClock), report);
                    case TIME_SLOTS -> ImportedSlots.read(readable, clinicZone.get(), report);
                    case APPOINTMENTS ->
                            throw new IllegalArgumentException("appointments are not imported");
                };
        records.reportClashes(db, report);
        return new Looked(rows, records, report);
    }
}
