package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.AUDIT_LOG;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.frontdesk.server.requests.RequestId;
import org.jooq.DSLContext;
import org.jooq.JSONB;

import java.util.UUID;

/** Where the audit log is written: inside the transaction that makes the change. */
public final class AuditTrail {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditTrail() {}

    public static void write(DSLContext db, AuditEntry entry) {
        db.insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.ACTOR_ID, entry.actor().map(actor -> actor.value()).orElse(null))
                .set(AUDIT_LOG.ACTION, entry.action())
                .set(AUDIT_LOG.RECORD_KIND, entry.recordKind())
                .set(AUDIT_LOG.RECORD_ID, entry.record().orElse(null))
                .set(AUDIT_LOG.PATIENT_ID, entry.patient().orElse(null))
                .set(AUDIT_LOG.REQUEST_ID, entry.request().map(RequestId::value).orElse(null))
                .set(AUDIT_LOG.DETAIL, JSONB.valueOf(json(entry)))
                .execute();
    }

    /**
     * The same for many records at once.
     *
     * @param entry of no single record
     * @param arePatients whether each record is a patient's own
     */
    public static void writeEach(
            DSLContext db, AuditEntry entry, UUID[] records, boolean arePatients) {
        db.execute(
                """
                insert into audit_log (actor_id, action, record_kind, record_id, patient_id, request_id, detail)
                select ?::uuid, ?, ?, done.id, case when ? then done.id end, ?::uuid, ?::jsonb
                from unnest(?::uuid[]) as done(id)
                """,
                entry.actor().map(actor -> actor.value()).orElse(null),
                entry.action(),
                entry.recordKind(),
                arePatients,
                entry.request().map(RequestId::value).orElse(null),
                json(entry),
                records);
    }

    private static String json(AuditEntry entry) {
        try {
            return JSON.writeValueAsString(entry.detail());
        } catch (JsonProcessingException e) {
            // Without the cause, whose message would quote the values.
            throw new IllegalStateException(
                    "the details of " + entry.action() + " can't be written");
        }
    }
}
