package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_AUDIT_LOG;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.schedule.SlotId;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was done to one appointment, from its booking on. */
public final class AppointmentTrail {

    /**
     * One thing that was done.
     *
     * @param position grows from entry to entry; the key of a page token
     * @param actor empty: the server itself
     */
    public record Entry(
            long position,
            AuditAction action,
            Optional<AppointmentStatus> from,
            AppointmentStatus to,
            Optional<UserId> actor,
            Optional<UUID> request,
            Instant at,
            String note,
            Optional<Place> fromPlace,
            Optional<Place> toPlace) {}

    /** Where an appointment was or is. */
    public record Place(SlotId slot, Instant start) {}

    private final Transactions transactions;

    public AppointmentTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code most} entries after the position, in the order they were made. */
    public List<Entry> read(AppointmentId appointment, long after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENT_AUDIT_LOG)
                                .where(APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID.eq(appointment.value()))
                                .and(APPOINTMENT_AUDIT_LOG.ID.gt(after))
                                .orderBy(APPOINTMENT_AUDIT_LOG.ID)
                                .limit(most)
                                .fetch(AppointmentTrail::decode));
    }

    /** Adds what was done to an appointment without a change of its state, in the caller's transaction. */
    public static void write(
            DSLContext db,
            Intention intention,
            AppointmentId appointment,
            AuditAction action,
            AppointmentStatus status,
            String note) {
        db.insertInto(APPOINTMENT_AUDIT_LOG)
                .set(APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID, appointment.value())
                .set(APPOINTMENT_AUDIT_LOG.ACTION, action.name())
                .set(APPOINTMENT_AUDIT_LOG.FROM_STATUS, status.name())
                .set(APPOINTMENT_AUDIT_LOG.TO_STATUS, status.name())
                .set(APPOINTMENT_AUDIT_LOG.ACTOR_ID, intention.actor().value())
                .set(APPOINTMENT_AUDIT_LOG.REQUEST_ID, intention.id().value())
                .set(APPOINTMENT_AUDIT_LOG.NOTE, note)
                .execute();
    }

    private static Entry decode(Record row) {
        return new Entry(
                row.get(APPOINTMENT_AUDIT_LOG.ID),
                AuditAction.valueOf(row.get(APPOINTMENT_AUDIT_LOG.ACTION)),
                Optional.ofNullable(row.get(APPOINTMENT_AUDIT_LOG.FROM_STATUS))
                        .map(AppointmentStatus::valueOf),
                AppointmentStatus.valueOf(row.get(APPOINTMENT_AUDIT_LOG.TO_STATUS)),
                Optional.ofNullable(row.get(APPOINTMENT_AUDIT_LOG.ACTOR_ID)).map(UserId::new),
                Optional.ofNullable(row.get(APPOINTMENT_AUDIT_LOG.REQUEST_ID)),
                row.get(APPOINTMENT_AUDIT_LOG.AT),
                row.get(APPOINTMENT_AUDIT_LOG.NOTE),
                place(
                        row.get(APPOINTMENT_AUDIT_LOG.FROM_SLOT_ID),
                        row.get(APPOINTMENT_AUDIT_LOG.FROM_STARTS_AT)),
                place(
                        row.get(APPOINTMENT_AUDIT_LOG.TO_SLOT_ID),
                        row.get(APPOINTMENT_AUDIT_LOG.TO_STARTS_AT)));
    }

    private static Optional<Place> place(UUID slot, Instant start) {
        return Optional.ofNullable(slot).map(id -> new Place(new SlotId(id), start));
    }
}
