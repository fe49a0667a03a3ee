package org.frontdesk.server.audit;

import org.jooq.DSLContext;

import java.util.List;

/** One of the logs that are listed as one. */
interface AuditSource {

    /** The table it is in, whose {@code id} and {@code at} grow together. */
    String table();

    /** Marks its entries, among those of the other logs. */
    char letter();

    /** The newest entries of the range that are wanted, at most {@code most}. */
    Stretch read(DSLContext db, AuditFilter filter, IdRange range, int most);

    /**
     * What was found going back.
     *
     * @param entries newest first
     * @param nextId where to go on; 0 when nothing is left
     */
    record Stretch(List<LogEntry> entries, long nextId) {

        static final Stretch NOTHING = new Stretch(List.of(), 0);

        /** Of entries that were looked for down to an id, at most {@code most} of them. */
        static Stretch of(List<LogEntry> entries, int most, long lookedDownTo, IdRange range) {
            if (entries.size() == most) {
                return new Stretch(entries, entries.getLast().id() - 1);
            }
            return new Stretch(entries, lookedDownTo > range.first() ? lookedDownTo - 1 : 0);
        }
    }
}
