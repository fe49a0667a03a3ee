package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.READ_LOG;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.schema.tables.records.ReadLogRecord;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who was shown which patients. */
final class ReadEntries implements AuditSource {

    /** The one action of this log. */
    static final String READ = "READ";

    private static final String KIND = "patients";

    @Override
    public String table() {
        return READ_LOG.getName();
    }

    @Override
    public char letter() {
        return 'r';
    }

    @Override
    public Stretch read(DSLContext db, AuditFilter filter, IdRange range, int most) {
        if (!filter.wantsKind(KIND)
                || filter.action().filter(one -> !one.equals(READ)).isPresent()) {
            return Stretch.NOTHING;
        }
        var rows =
                filter.hasKey()
                        ? NewestRows.foundFirst(
                                db, READ_LOG, READ_LOG.ID, range, wanted(filter), most)
                        : NewestRows.inOrder(
                                db, READ_LOG, READ_LOG.ID, range, wanted(filter), most);
        return Stretch.of(rows.map(ReadEntries::decode), most, range.first(), range);
    }

    private static Condition wanted(AuditFilter filter) {
        Condition wanted = filter.byActorAndTime(READ_LOG.ACTOR_ID, READ_LOG.AT);
        if (!filter.patients().isEmpty()) {
            wanted = wanted.and(DSL.arrayOverlap(READ_LOG.PATIENT_IDS, filter.patientIds()));
        }
        if (filter.record().isPresent()) {
            wanted =
                    wanted.and(
                            DSL.arrayOverlap(
                                    READ_LOG.PATIENT_IDS, new UUID[] {filter.record().get().id()}));
        }
        return wanted;
    }

    private static LogEntry decode(ReadLogRecord row) {
        List<PatientId> patients = Arrays.stream(row.getPatientIds()).map(PatientId::new).toList();
        return new LogEntry(
                row.getId(),
                row.getAt(),
                Optional.of(new UserId(row.getActorId())),
                READ,
                KIND,
                patients.size() == 1 ? Optional.of(patients.getFirst().value()) : Optional.empty(),
                patients,
                Optional.empty(),
                row.getMethod(),
                List.of());
    }
}
