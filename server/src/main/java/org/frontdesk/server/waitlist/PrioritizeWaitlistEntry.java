package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;

/**
 * Gives an open entry another priority; the time it has waited goes on counting.
 *
 * <p>Outcomes, in order of precedence: {@link WaitlistEntryUnknown}, {@link Changed}, {@link EntryInWrongState}, {@link
 * Prioritized}.
 */
public final class PrioritizeWaitlistEntry {

    /** What came of it. */
    public sealed interface Outcome
            permits Prioritized, WaitlistEntryUnknown, Changed, EntryInWrongState {}

    /** The entry has its new priority. */
    public record Prioritized(WaitlistEntry entry) implements Outcome {}

    /** The entry was changed since the caller read it. */
    public record Changed(EtagMismatch mismatch) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public PrioritizeWaitlistEntry(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param version that the caller read
     * @param reason not empty unless the priority is 0
     */
    public Settled<Outcome> settle(
            Intention intention,
            Caller caller,
            WaitlistEntryId id,
            long version,
            int priority,
            String reason) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () ->
                                        decide(
                                                db, intention, caller, id, version, priority,
                                                reason)));
    }

    private static Outcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            WaitlistEntryId id,
            long version,
            int priority,
            String reason) {
        Optional<WaitlistEntry> found = WaitlistQueries.locked(db, caller, id);
        if (found.isEmpty()) {
            return new WaitlistEntryUnknown(id);
        }
        WaitlistEntry entry = found.get();
        if (entry.version() != version) {
            return new Changed(new EtagMismatch(Long.toString(entry.version())));
        }
        if (!entry.state().isOpen()) {
            return new EntryInWrongState(id, entry.state());
        }
        var prioritized =
                db.update(WAITLIST_ENTRIES)
                        .set(WAITLIST_ENTRIES.PRIORITY, priority)
                        .set(WAITLIST_ENTRIES.PRIORITY_REASON, reason)
                        .set(WAITLIST_ENTRIES.VERSION, entry.version() + 1)
                        .where(WAITLIST_ENTRIES.ID.eq(id.value()))
                        .returning()
                        .fetchOne();
        AuditTrail.write(
                db,
                AuditEntry.of(
                                intention,
                                "PRIORITIZE_WAITLIST_ENTRY",
                                "waitlist_entries",
                                id.value())
                        .onPatient(entry.patient().value())
                        .changed("priority", entry.priority(), priority)
                        .changed("reason", entry.priorityReason(), reason));
        return new Prioritized(WaitlistRows.decode(prioritized));
    }
}
