package org.frontdesk.server.patients;

import org.frontdesk.server.access.PatientAccounts;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.requests.Intention;
import org.jooq.DSLContext;

import java.util.List;
import java.util.UUID;

/**
 * What belongs to a patient beside the record itself, and moves when that is merged into another. Reminders, trails and further
 * slots of appointments go with their appointments; a series is the survivor's as its appointments are. A test holds it against every foreign key of the schema.
 *
 * @param appointments in whatever state
 * @param upcomingAppointments those of them that are active and have not ended
 * @param reminders of these appointments
 * @param waitlistEntries in whatever state
 * @param leftWaitlistEntries those, of either record, that leave because both wait for the same thing
 */
public record PatientBelongings(
        int appointments,
        int upcomingAppointments,
        int reminders,
        int waitlistEntries,
        List<UUID> leftWaitlistEntries,
        List<UserId> accounts) {

    private static final String COUNTS =
            """
            with its as (select id, coalesce(run_ends_at, ends_at) as ends_at, status from appointments where patient_id = ?)
            select
                (select count(*) from its),
                (select count(*) from its where ends_at > now()
                    and status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS')),
                (select count(*) from reminders where appointment_id in (select id from its)),
                (select count(*) from waitlist_entries where patient_id = ?)
            """;

    /** Of each two entries for the same thing the one that has no offer, or else is further back in line. */
    private static final String LEFT_ENTRIES =
            """
            select case
                when (one.state <> 'OFFERED', -one.priority, one.joined_at, one.id)
                    < (other.state <> 'OFFERED', -other.priority, other.joined_at, other.id)
                then other.id else one.id end
            from waitlist_entries one
            join waitlist_entries other
                on other.doctor_id = one.doctor_id or lower(other.specialization) = lower(one.specialization)
            where one.patient_id = ? and other.patient_id = ?
                and one.state in ('WAITING', 'OFFERED') and other.state in ('WAITING', 'OFFERED')
            order by 1
            """;

    /** An appointment that was offered for it stays booked. */
    private static final String LEAVE =
            """
            update waitlist_entries set state = 'LEFT', appointment_id = null, version = version + 1 where id = any(?::uuid[])
            """;

    private static final String MOVE_APPOINTMENTS =
            """
            with moved as (
                update appointments set patient_id = ?, version = version + 1 where patient_id = ?
                returning id, status
            )
            insert into appointment_audit_log (appointment_id, action, from_status, to_status, actor_id, request_id, note)
            select id, 'MERGE', status, status, ?, ?, ? from moved order by id
            """;

    private static final String MOVE_WAITLIST_ENTRIES =
            "update waitlist_entries set patient_id = ?, version = version + 1 where patient_id ="
                    + " ?";

    private static final String MOVE_SERIES =
            "update appointment_series set patient_id = ? where patient_id = ?";

    static PatientBelongings of(DSLContext db, PatientId survivor, PatientId merged) {
        var counts = db.fetchSingle(COUNTS, merged.value(), merged.value());
        return new PatientBelongings(
                counts.get(0, Integer.class),
                counts.get(1, Integer.class),
                counts.get(2, Integer.class),
                counts.get(3, Integer.class),
                db.fetch(LEFT_ENTRIES, survivor.value(), merged.value())
                        .map(row -> row.get(0, UUID.class)),
                PatientAccounts.of(db, merged));
    }

    /**
     * Makes them another patient's.
     *
     * @param number of the patient they were of, for the trail of each appointment
     */
    void move(
            DSLContext db, Intention intention, PatientId survivor, PatientId merged, long number) {
        db.execute(
                MOVE_APPOINTMENTS,
                survivor.value(),
                merged.value(),
                intention.actor().value(),
                intention.id().value(),
                "was of patient " + number);
        db.execute(MOVE_SERIES, survivor.value(), merged.value());
        db.execute(LEAVE, (Object) leftWaitlistEntries.toArray(UUID[]::new));
        db.execute(MOVE_WAITLIST_ENTRIES, survivor.value(), merged.value());
        for (UUID left : leftWaitlistEntries) {
            AuditTrail.write(
                    db,
                    AuditEntry.of(intention, "LEAVE_WAITLIST", "waitlist_entries", left)
                            .onPatient(survivor.value())
                            .with("merged_id", merged.toString()));
        }
        PatientAccounts.handOver(db, intention, accounts, merged, survivor);
    }
}
