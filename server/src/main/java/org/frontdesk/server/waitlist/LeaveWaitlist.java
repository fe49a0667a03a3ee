package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes a WAITING entry off the waitlist. One that is OFFERED holds a place, which is to be given back first.
 *
 * <p>Outcomes, in order of precedence: {@link WaitlistEntryUnknown}, {@link EntryInWrongState}, {@link Left}.
 */
public final class LeaveWaitlist {

    /** What came of it. */
    public sealed interface Outcome permits Left, WaitlistEntryUnknown, EntryInWrongState {}

    /** The patient waits no more. */
    public record Left(WaitlistEntry entry) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public LeaveWaitlist(Transactions transactions) {
        this.transactions = transactions;
    }

    public Settled<Outcome> settle(Intention intention, Caller caller, WaitlistEntryId id) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db, intention, JSON, () -> decide(db, intention, caller, id)));
    }

    private static Outcome decide(
            DSLContext db, Intention intention, Caller caller, WaitlistEntryId id) {
        Optional<WaitlistEntry> found = WaitlistQueries.locked(db, caller, id);
        if (found.isEmpty()) {
            return new WaitlistEntryUnknown(id);
        }
        WaitlistEntry entry = found.get();
        if (entry.state() != WaitlistState.WAITING) {
            return new EntryInWrongState(id, entry.state());
        }
        var left =
                db.update(WAITLIST_ENTRIES)
                        .set(WAITLIST_ENTRIES.STATE, WaitlistState.LEFT.name())
                        .set(WAITLIST_ENTRIES.VERSION, entry.version() + 1)
                        .where(WAITLIST_ENTRIES.ID.eq(id.value()))
                        .returning()
                        .fetchOne();
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "LEAVE_WAITLIST", "waitlist_entries", id.value())
                        .onPatient(entry.patient().value())
                        .changed("state", entry.state(), WaitlistState.LEFT));
        return new Left(WaitlistRows.decode(left));
    }
}
