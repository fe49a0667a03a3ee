package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientQueries;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the waitlist, always only those entries that the caller may see. */
public final class WaitlistQueries {

    /** Where somebody stands in the line; the key of a page token. */
    public record Position(int priority, Instant joinedAt, UUID entry) {

        static Position of(WaitlistEntry entry) {
            return new Position(entry.priority(), entry.joinedAt(), entry.id().value());
        }
    }

    /**
     * Which entries; what is empty does not limit.
     *
     * @param states empty: those that are open
     */
    public record Filter(
            Optional<DoctorId> doctor,
            Optional<String> specialization,
            Optional<PatientId> patient,
            Set<WaitlistState> states) {}

    private final Transactions transactions;

    public WaitlistQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<WaitlistEntry> get(Caller caller, WaitlistEntryId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(WAITLIST_ENTRIES)
                                .where(WAITLIST_ENTRIES.ID.eq(id.value()))
                                .and(WaitlistRows.isVisibleTo(caller))
                                .fetchOptional(WaitlistRows::decode));
    }

    /** At most {@code most} entries after the position, in the order in which they would be served. */
    public List<WaitlistEntry> list(
            Caller caller, Filter filter, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(WAITLIST_ENTRIES)
                                .where(WaitlistRows.isVisibleTo(caller))
                                .and(condition(filter))
                                .and(after.map(WaitlistQueries::isAfter).orElse(DSL.noCondition()))
                                .orderBy(WaitlistRows.LINE)
                                .limit(most)
                                .fetch(WaitlistRows::decode));
    }

    /** Inside the caller's transaction: the entry, if the caller may see it, locked. */
    static Optional<WaitlistEntry> locked(DSLContext db, Caller caller, WaitlistEntryId id) {
        return db.selectFrom(WAITLIST_ENTRIES)
                .where(WAITLIST_ENTRIES.ID.eq(id.value()))
                .and(WaitlistRows.isVisibleTo(caller))
                .forUpdate()
                .fetchOptional(WaitlistRows::decode);
    }

    static Condition isAfter(Position position) {
        return WAITLIST_ENTRIES
                .PRIORITY
                .lt(position.priority())
                .or(
                        WAITLIST_ENTRIES
                                .PRIORITY
                                .eq(position.priority())
                                .and(
                                        DSL.row(WAITLIST_ENTRIES.JOINED_AT, WAITLIST_ENTRIES.ID)
                                                .gt(position.joinedAt(), position.entry())));
    }

    private static Condition condition(Filter filter) {
        Condition condition =
                filter.states().isEmpty()
                        ? WaitlistRows.IS_OPEN
                        : WAITLIST_ENTRIES.STATE.in(
                                filter.states().stream().map(Enum::name).map(DSL::inline).toList());
        if (filter.doctor().isPresent()) {
            condition = condition.and(WAITLIST_ENTRIES.DOCTOR_ID.eq(filter.doctor().get().value()));
        }
        if (filter.specialization().isPresent()) {
            condition =
                    condition.and(
                            DSL.lower(WAITLIST_ENTRIES.SPECIALIZATION)
                                    .eq(DSL.lower(filter.specialization().get())));
        }
        if (filter.patient().isPresent()) {
            condition =
                    condition.and(
                            WAITLIST_ENTRIES.PATIENT_ID.eq(
                                    PatientQueries.survivorOf(filter.patient().get())));
        }
        return condition;
    }
}
