package org.frontdesk.server.appointments;

import com.google.protobuf.ByteString;

import org.frontdesk.server.database.ArrayLiteral;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.DSLContext;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The two statements a batch writes with, whatever its size. Rows travel as arrays, one per column, so that the text stays
 * the same and the database keeps its plan. What frees a place is written before what takes one, because constraints are
 * checked row by row.
 */
final class BatchWrites {

    /** The outcome of an intention, to be stored in the transaction that decided it. */
    record Outcome(Intention intention, String json) {}

    private static final String CHANGE =
            """
            with changed as (
                update appointments
                set status = new.status, expires_at = null, cancellation_reason = new.cancellation_reason,
                    version = new.version
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
                    as new(id, status, cancellation_reason, version)
                where appointments.id = new.id
            )
            update time_slots
            set booked = new.booked, version = new.version
            from unnest(?::uuid[], ?::int[], ?::bigint[]) as new(id, booked, version)
            where time_slots.id = new.id
            """;

    private static final String ADD =
            """
            with booked as (
                insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, reason,
                    expires_at, booked_by, booked_at, version)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                    ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::timestamptz[], ?::bigint[])
            ), audited as (
                insert into appointment_audit_log (appointment_id, action, from_status, to_status, actor_id, request_id)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[])
            )
            insert into request_outcomes (request_id, actor_id, operation, content_hash, outcome)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::jsonb[])
            """;

    private final DSLContext db;

    BatchWrites(DSLContext db) {
        this.db = db;
    }

    /** Appointments in another state, and how many places of each slot are taken now. */
    void change(LockedSchedule schedule) {
        Collection<Appointment> appointments = schedule.changedAppointments();
        Collection<TimeSlot> slots = schedule.changedSlots();
        if (appointments.isEmpty() && slots.isEmpty()) {
            return;
        }
        db.execute(
                CHANGE,
                ArrayLiteral.of(appointments, one -> one.id().value()),
                ArrayLiteral.of(appointments, one -> one.status().name()),
                ArrayLiteral.of(appointments, Appointment::cancellationReason),
                ArrayLiteral.of(appointments, Appointment::version),
                ArrayLiteral.of(slots, one -> one.id().value()),
                ArrayLiteral.of(slots, TimeSlot::booked),
                ArrayLiteral.of(slots, TimeSlot::version));
    }

    /** New appointments, the trail of everything done, and the outcomes of the intentions. */
    void add(LockedSchedule schedule, List<Outcome> outcomes) {
        Collection<Appointment> booked = schedule.newAppointments();
        List<LockedSchedule.AuditEntry> audit = schedule.audit();
        if (audit.isEmpty() && outcomes.isEmpty()) {
            return;
        }
        db.execute(
                ADD,
                ArrayLiteral.of(booked, one -> one.id().value()),
                ArrayLiteral.of(booked, one -> one.slot().value()),
                ArrayLiteral.of(booked, one -> one.doctor().value()),
                ArrayLiteral.of(booked, one -> one.patient().value()),
                ArrayLiteral.of(booked, one -> one.time().start()),
                ArrayLiteral.of(booked, one -> one.time().end()),
                ArrayLiteral.of(booked, one -> one.status().name()),
                ArrayLiteral.of(booked, Appointment::reason),
                ArrayLiteral.of(booked, one -> one.expiresAt().orElse(null)),
                ArrayLiteral.of(booked, one -> one.bookedBy().value()),
                ArrayLiteral.of(booked, Appointment::bookedAt),
                ArrayLiteral.of(booked, Appointment::version),
                ArrayLiteral.of(audit, one -> one.appointment().value()),
                ArrayLiteral.of(audit, one -> one.action().name()),
                ArrayLiteral.of(audit, one -> one.from().map(Enum::name).orElse(null)),
                ArrayLiteral.of(audit, one -> one.to().name()),
                ArrayLiteral.of(
                        audit, one -> one.intention().map(i -> i.actor().value()).orElse(null)),
                ArrayLiteral.of(
                        audit, one -> one.intention().map(i -> i.id().value()).orElse(null)),
                ArrayLiteral.of(outcomes, one -> one.intention().id().value()),
                ArrayLiteral.of(outcomes, one -> one.intention().actor().value()),
                ArrayLiteral.of(outcomes, one -> one.intention().operation()),
                ArrayLiteral.of(outcomes, one -> hex(one.intention().contentHash())),
                ArrayLiteral.of(outcomes, Outcome::json));
    }

    /** As PostgreSQL writes bytes. */
    private static String hex(ByteString bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes.toByteArray());
    }
}
