package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.AUDIT_LOG;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.schema.tables.records.AuditLogRecord;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;

import java.util.List;
import java.util.Optional;

/** What was done to everything but appointments, and who signed in. Every filter has an index. */
final class ChangeEntries implements AuditSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String table() {
        return AUDIT_LOG.getName();
    }

    @Override
    public char letter() {
        return 'c';
    }

    @Override
    public Stretch read(DSLContext db, AuditFilter filter, IdRange range, int most) {
        var rows =
                filter.hasKey()
                        ? NewestRows.foundFirst(
                                db, AUDIT_LOG, AUDIT_LOG.ID, range, wanted(filter), most)
                        : NewestRows.inOrder(
                                db, AUDIT_LOG, AUDIT_LOG.ID, range, wanted(filter), most);
        return Stretch.of(rows.map(ChangeEntries::decode), most, range.first(), range);
    }

    private static Condition wanted(AuditFilter filter) {
        Condition wanted = filter.byActorAndTime(AUDIT_LOG.ACTOR_ID, AUDIT_LOG.AT);
        if (!filter.patients().isEmpty()) {
            wanted = wanted.and(AUDIT_LOG.PATIENT_ID.in(filter.patientIds()));
        }
        if (filter.record().isPresent()) {
            wanted =
                    wanted.and(AUDIT_LOG.RECORD_ID.eq(filter.record().get().id()))
                            .and(AUDIT_LOG.RECORD_KIND.eq(filter.record().get().kind()));
        }
        if (filter.action().isPresent()) {
            wanted = wanted.and(AUDIT_LOG.ACTION.eq(filter.action().get()));
        }
        return wanted;
    }

    private static LogEntry decode(AuditLogRecord row) {
        return new LogEntry(
                row.getId(),
                row.getAt(),
                Optional.ofNullable(row.getActorId()).map(UserId::new),
                row.getAction(),
                row.getRecordKind(),
                Optional.ofNullable(row.getRecordId()),
                Optional.ofNullable(row.getPatientId()).map(PatientId::new).stream().toList(),
                Optional.ofNullable(row.getRequestId()),
                "",
                facts(row.getDetail()));
    }

    private static List<LogEntry.Fact> facts(JSONB detail) {
        try {
            return JSON.readTree(detail.data()).properties().stream()
                    .map(fact -> fact(fact.getKey(), fact.getValue()))
                    .toList();
        } catch (JsonProcessingException e) {
            // Without the cause, whose message would quote the values.
            throw new IllegalStateException("the details of an audit entry can't be read");
        }
    }

    /** A pair is a change, as {@link AuditEntry#changed} writes it. */
    private static LogEntry.Fact fact(String name, JsonNode value) {
        return value.isArray() && value.size() == 2
                ? new LogEntry.Fact(name, Optional.of(text(value.get(0))), text(value.get(1)))
                : new LogEntry.Fact(name, Optional.empty(), text(value));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
