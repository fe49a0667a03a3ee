package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.DSLContext;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

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
                column(appointments, one -> one.id().value(), UUID[]::new),
                column(appointments, one -> one.status().name(), String[]::new),
                column(appointments, Appointment::cancellationReason, String[]::new),
                column(appointments, Appointment::version, Long[]::new),
                column(slots, one -> one.id().value(), UUID[]::new),
                column(slots, TimeSlot::booked, Integer[]::new),
                column(slots, TimeSlot::version, Long[]::new));
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
                column(booked, one -> one.id().value(), UUID[]::new),
                column(booked, one -> one.slot().value(), UUID[]::new),
                column(booked, one -> one.doctor().value(), UUID[]::new),
                column(booked, one -> one.patient().value(), UUID[]::new),
                column(booked, one -> one.time().start(), Instant[]::new),
                column(booked, one -> one.time().end(), Instant[]::new),
                column(booked, one -> one.status().name(), String[]::new),
                column(booked, Appointment::reason, String[]::new),
                column(booked, one -> one.expiresAt().orElse(null), Instant[]::new),
                column(booked, one -> one.bookedBy().value(), UUID[]::new),
                column(booked, Appointment::bookedAt, Instant[]::new),
                column(booked, Appointment::version, Long[]::new),
                column(audit, one -> one.appointment().value(), UUID[]::new),
                column(audit, one -> one.action().name(), String[]::new),
                column(audit, one -> one.from().map(Enum::name).orElse(null), String[]::new),
                column(audit, one -> one.to().name(), String[]::new),
                column(
                        audit,
                        one -> one.intention().map(i -> i.actor().value()).orElse(null),
                        UUID[]::new),
                column(
                        audit,
                        one -> one.intention().map(i -> i.id().value()).orElse(null),
                        UUID[]::new),
                column(outcomes, one -> one.intention().id().value(), UUID[]::new),
                column(outcomes, one -> one.intention().actor().value(), UUID[]::new),
                column(outcomes, one -> one.intention().operation(), String[]::new),
                column(outcomes, one -> one.intention().contentHash().toByteArray(), byte[][]::new),
                column(outcomes, Outcome::json, String[]::new));
    }

    private static <T, V> V[] column(
            Collection<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
