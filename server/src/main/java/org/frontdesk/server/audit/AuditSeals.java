package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_AUDIT_LOG;
import static org.frontdesk.server.database.schema.Tables.AUDIT_LOG;
import static org.frontdesk.server.database.schema.Tables.AUDIT_SEALS;
import static org.frontdesk.server.database.schema.Tables.READ_LOG;

import org.frontdesk.server.database.schema.tables.records.AuditSealsRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.List;

/** The seals as they are stored, and the hashes of what they seal. */
final class AuditSeals {

    /** Every log that is sealed. */
    static final List<String> LOGS =
            List.of(APPOINTMENT_AUDIT_LOG.getName(), AUDIT_LOG.getName(), READ_LOG.getName());

    /**
     * Each entry as JSON with its keys in order and without what is null, so that a column added later changes nothing of it, on a
     * line of its own.
     */
    private static final String ENTRIES =
            """
            select count(*), sha256(coalesce(string_agg(
                convert_to(jsonb_strip_nulls(to_jsonb(entry))::text, 'UTF8'), '\\x0a'::bytea order by id), ''))
            from %s entry where id between ? and ?
            """;

    private AuditSeals() {}

    /** The newest; {@link Seal#BEGINNING} before there is any. */
    static Seal newest(DSLContext db) {
        return db.selectFrom(AUDIT_SEALS)
                .orderBy(AUDIT_SEALS.NUMBER.desc())
                .limit(1)
                .fetchOptional(AuditSeals::decode)
                .orElse(Seal.BEGINNING);
    }

    /** Those after a number, in order, at most so many. */
    static List<Seal> after(DSLContext db, long number, int most) {
        return db.selectFrom(AUDIT_SEALS)
                .where(AUDIT_SEALS.NUMBER.gt(number))
                .orderBy(AUDIT_SEALS.NUMBER)
                .limit(most)
                .fetch(AuditSeals::decode);
    }

    /** The id up to which a log is sealed; 0 for not at all. */
    static long sealedUpTo(DSLContext db, String log) {
        return db.select(DSL.coalesce(DSL.max(AUDIT_SEALS.LAST_ID), 0L))
                .from(AUDIT_SEALS)
                .where(AUDIT_SEALS.LOG.eq(log))
                .fetchSingle()
                .value1();
    }

    /** The newest id of a log; 0 for none. */
    static long newestId(DSLContext db, String log) {
        return db.fetchSingle("select coalesce(max(id), 0) from " + log).get(0, Long.class);
    }

    /** What a stretch of a log has now. */
    static SealedEntries entries(DSLContext db, String log, long firstId, long lastId) {
        db.execute("set local timezone = 'UTC'"); // times are written in it
        var row = db.fetchSingle(ENTRIES.formatted(log), firstId, lastId);
        return new SealedEntries(row.get(0, Long.class), row.get(1, byte[].class));
    }

    /** Stores it, unless another server was faster with another one of this number. */
    static boolean store(DSLContext db, Seal seal) {
        return db.insertInto(AUDIT_SEALS)
                        .set(AUDIT_SEALS.NUMBER, seal.number())
                        .set(AUDIT_SEALS.LOG, seal.log())
                        .set(AUDIT_SEALS.FIRST_ID, seal.firstId())
                        .set(AUDIT_SEALS.LAST_ID, seal.lastId())
                        .set(AUDIT_SEALS.ENTRY_COUNT, seal.entries().count())
                        .set(AUDIT_SEALS.ENTRIES_HASH, seal.entries().hash())
                        .set(AUDIT_SEALS.HASH, seal.hash())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static Seal decode(AuditSealsRecord row) {
        return new Seal(
                row.getNumber(),
                row.getLog(),
                row.getFirstId(),
                row.getLastId(),
                new SealedEntries(row.getEntryCount(), row.getEntriesHash()),
                row.getHash(),
                row.getSealedAt());
    }
}
