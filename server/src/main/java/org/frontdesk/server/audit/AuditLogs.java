package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.audit.AuditSource.Stretch;
import org.frontdesk.server.patients.PatientId;
import org.jooq.DSLContext;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The logs as one list, newest first. Each is read backwards by its own ids, and of what lies on top of them the newest is
 * taken next. A position is an id in each log, so what is added meanwhile is above it and moves nothing.
 */
final class AuditLogs {

    private static final List<AuditSource> SOURCES =
            List.of(new ChangeEntries(), new AppointmentEntries(), new ReadEntries());

    /**
     * A page is asked for rarely, and one plan for any values would go through a whole log to find that an action is not in it.
     */
    private static final String PLAN_FOR_THESE_VALUES =
            "set local plan_cache_mode = force_custom_plan";

    /** How many ids a position has. */
    static final int SOURCE_COUNT = SOURCES.size();

    /** Where a page begins: in each log, the newest id that may still come; 0 when nothing may. */
    record Position(List<Long> newestIds) {}

    /** An entry, named among those of all logs. */
    record Listed(String id, LogEntry entry) {}

    /**
     * @param next absent on the last page
     */
    record Page(List<Listed> entries, Optional<Position> next) {}

    private AuditLogs() {}

    /** The page at the position, or the first one; in a transaction whose reads see one moment. */
    static Page page(DSLContext db, AuditFilter filter, Optional<Position> position, int size) {
        db.execute(PLAN_FOR_THESE_VALUES);
        AuditFilter wanted = withMergedRecords(db, filter);
        List<Pile> piles = new ArrayList<>();
        for (int i = 0; i < SOURCES.size(); i++) {
            long newestId =
                    position.isPresent() ? position.get().newestIds().get(i) : Long.MAX_VALUE;
            piles.add(Pile.of(db, SOURCES.get(i), wanted, newestId, size));
        }
        List<Listed> entries = new ArrayList<>();
        // Below a pile that has run out may lie something newer than what is left on the others.
        while (entries.size() < size && piles.stream().noneMatch(Pile::hasRunOut)) {
            Optional<Pile> newest =
                    piles.stream()
                            .filter(pile -> !pile.entries.isEmpty())
                            .max(Comparator.comparing(pile -> pile.entries.getFirst().at()));
            if (newest.isEmpty()) {
                return new Page(entries, Optional.empty());
            }
            entries.add(newest.get().take());
        }
        List<Long> newestIds = piles.stream().map(Pile::newestId).toList();
        return new Page(
                entries,
                newestIds.stream().allMatch(id -> id == 0)
                        ? Optional.empty()
                        : Optional.of(new Position(newestIds)));
    }

    /** A patient is also who was found to be the same person. */
    private static AuditFilter withMergedRecords(DSLContext db, AuditFilter filter) {
        if (filter.patients().isEmpty()) {
            return filter;
        }
        List<PatientId> all = new ArrayList<>(filter.patients());
        db.select(PATIENTS.ID)
                .from(PATIENTS)
                .where(PATIENTS.MERGED_INTO.in(filter.patientIds()))
                .forEach(row -> all.add(new PatientId(row.value1())));
        return filter.withPatients(all);
    }

    /** What was read of one log, the newest on top. */
    private static final class Pile {

        private final AuditSource source;
        private final Deque<LogEntry> entries;
        private final long nextId;

        private Pile(AuditSource source, Stretch stretch) {
            this.source = source;
            this.entries = new ArrayDeque<>(stretch.entries());
            this.nextId = stretch.nextId();
        }

        static Pile of(
                DSLContext db, AuditSource source, AuditFilter filter, long newestId, int size) {
            IdRange range =
                    newestId == 0
                            ? new IdRange(1, 0)
                            : IdRange.of(db, source.table(), filter).upTo(newestId);
            return new Pile(
                    source,
                    range.isEmpty() ? Stretch.NOTHING : source.read(db, filter, range, size + 1));
        }

        boolean hasRunOut() {
            return entries.isEmpty() && nextId > 0;
        }

        Listed take() {
            LogEntry taken = entries.removeFirst();
            return new Listed(source.letter() + "-" + taken.id(), taken);
        }

        long newestId() {
            return entries.isEmpty() ? nextId : entries.getFirst().id();
        }
    }
}
