package org.frontdesk.server.audit;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Compares the logs with their seals, a few seals at a time. */
public final class VerifyAudit {

    /** A fraction of a second of work. */
    private static final int SEALS_A_STEP = 50;

    private static final int MOST_FAULTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    /**
     * How far it is.
     *
     * @param faults those found in this step
     * @param newest the seal that was compared last
     * @param unsealed how many entries came after the last seal of their log; present at the end
     */
    record Step(
            long checkedEntries,
            long sealedEntries,
            List<SealFault> faults,
            Seal newest,
            Optional<Long> unsealed) {}

    public VerifyAudit(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes down who asks, then compares step by step; each next one reads the database. */
    Iterator<Step> open(Caller caller) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(
                            db,
                            new AuditEntry(
                                    Optional.of(caller.userId()),
                                    "VERIFY_AUDIT",
                                    "audit_log",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Map.of()));
                    return null;
                });
        return new Steps();
    }

    private final class Steps implements Iterator<Step> {

        private final Map<String, Long> sealedUpTo = new HashMap<>();
        private Seal newest = Seal.BEGINNING;
        private long sealed;
        private long checked;
        private int faults;
        private boolean done;

        @Override
        public boolean hasNext() {
            return !done;
        }

        @Override
        public Step next() {
            if (done) {
                throw new NoSuchElementException();
            }
            return transactions.readOnly(this::step);
        }

        private Step step(DSLContext db) {
            if (newest.number() == 0) {
                sealed = sealedEntries(db);
            }
            List<SealFault> found = new ArrayList<>();
            List<Seal> seals = AuditSeals.after(db, newest.number(), SEALS_A_STEP);
            for (Seal seal : seals) {
                compare(db, seal, found);
            }
            faults += found.size();
            done = seals.isEmpty() || faults >= MOST_FAULTS;
            return new Step(
                    checked,
                    Math.max(checked, sealed), // more may be sealed meanwhile
                    found,
                    newest,
                    done ? Optional.of(unsealed(db)) : Optional.empty());
        }

        private void compare(DSLContext db, Seal seal, List<SealFault> found) {
            if (!seal.follows(newest)) {
                found.add(new SealFault(seal, SealFault.Kind.SEAL));
            }
            if (seal.firstId() != sealedUpTo.getOrDefault(seal.log(), 0L) + 1) {
                found.add(new SealFault(seal, SealFault.Kind.GAP));
            }
            var now = AuditSeals.entries(db, seal.log(), seal.firstId(), seal.lastId());
            if (!now.areThoseOf(seal.entries())) {
                found.add(new SealFault(seal, SealFault.Kind.ENTRIES));
            }
            sealedUpTo.put(seal.log(), seal.lastId());
            checked += seal.entries().count();
            newest = seal;
        }

        private static long sealedEntries(DSLContext db) {
            return db.fetchSingle("select coalesce(sum(entry_count), 0)::bigint from audit_seals")
                    .get(0, Long.class);
        }

        private static long unsealed(DSLContext db) {
            return AuditSeals.LOGS.stream()
                    .mapToLong(
                            log ->
                                    db.fetchSingle(
                                                    "select count(*) from " + log + " where id > ?",
                                                    AuditSeals.sealedUpTo(db, log))
                                            .get(0, Long.class))
                    .sum();
        }
    }
}
