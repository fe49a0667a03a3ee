package org.frontdesk.server.audit;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** How each log is read backwards. */
final class NewestRows {

    private NewestRows() {}

    /** Goes along the ids of the range, or along an index that is in their order, until there are enough. */
    static <R extends Record> Result<R> inOrder(
            DSLContext db,
            Table<R> log,
            Field<Long> id,
            IdRange range,
            Condition wanted,
            int most) {
        return db.selectFrom(log)
                .where(id.between(range.first(), range.last()))
                .and(wanted)
                .orderBy(id.desc())
                .limit(most)
                .fetch();
    }

    /**
     * Finds all that is wanted by its key and sorts it then. Asked for the newest few of it at once, PostgreSQL may go through the
     * whole log backwards instead, hoping to meet them soon.
     */
    static <R extends Record> Result<R> foundFirst(
            DSLContext db,
            Table<R> log,
            Field<Long> id,
            IdRange range,
            Condition wanted,
            int most) {
        var found = DSL.name("found").asMaterialized(DSL.selectFrom(log).where(wanted));
        Field<Long> foundId = found.field(id);
        return db.with(found)
                .selectFrom(found)
                .where(foundId.between(range.first(), range.last()))
                .orderBy(foundId.desc())
                .limit(most)
                .fetch()
                .into(log);
    }
}
