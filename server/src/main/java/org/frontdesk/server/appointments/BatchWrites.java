package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_SERIES;

import org.frontdesk.server.appointments.LockedSchedule.FurtherSlot;
import org.frontdesk.server.appointments.LockedSchedule.HoldAudit;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotHolds;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.DSLContext;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The two statements a batch writes with, whatever its size. Rows travel as arrays, one per column, so that the text stays
 * the same and the database keeps its plan. What frees a place is written before what takes one, because constraints are
 * checked row by row.
 */
final class BatchWrites {

    /** The outcome of an intention, to be stored in the transaction that decided it. */
    record Outcome(Intention intention, String json) {}

    private static final String CHANGE_TEXT =
            """
            with changed as (
                update appointments
                set slot_id = new.slot_id, doctor_id = new.doctor_id, starts_at = new.starts_at, ends_at = new.ends_at,
                    status = new.status, expires_at = new.expires_at, cancellation_reason = new.cancellation_reason,
                    cancellation_code = new.cancellation_code, step_from = new.step_from, stepped_at = new.stepped_at,
                    version = new.version%s
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?%s)
                    as new(id, slot_id, doctor_id, starts_at, ends_at, status, expires_at, cancellation_reason,
                        cancellation_code, step_from, stepped_at, version%s)
                where appointments.id = new.id
            )%s
            update time_slots
            set booked = new.booked, version = new.version%s
            from unnest(?, ?, ?%s) as new(id, booked, version%s)
            where time_slots.id = new.id
            """;

    private static final String ADD_TEXT =
            """
            with booked as (
                insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, reason,
                    expires_at, booked_by, booked_at, version%s)
                select %s from unnest(?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?%s
            ), audited as (
                insert into appointment_audit_log (appointment_id, action, from_status, to_status, actor_id, request_id,
                    note, from_slot_id, from_starts_at, to_slot_id, to_starts_at)
                select * from unnest(?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?)
            )%s
            insert into request_outcomes (request_id, actor_id, operation, content_hash, outcome)
            select * from unnest(?, ?, ?, ?, ?)
            """;

    private static final String HELD =
            """
            , held as (
                insert into holds (id, slot_id, held_by, held_at, expires_at)
                select * from unnest(?, ?, ?, ?, ?)
            ), told as (
                insert into audit_log (actor_id, action, record_kind, record_id, request_id, detail)
                select actor_id, action, 'holds', record_id, request_id, detail::jsonb
                from unnest(?, ?, ?, ?, ?) as told(actor_id, action, record_id, request_id, detail)
            )\
            """;

    private static final String MOVED_ON =
            ", left_behind as (delete from appointment_further_slots where appointment_id ="
                    + " any(?))";

    private static final String FURTHER =
            """
            , further as (
                insert into appointment_further_slots (appointment_id, slot_id, doctor_id, starts_at, ends_at)
                select * from unnest(?, ?, ?, ?, ?)
            )\
            """;

    private static final String CHANGE = CHANGE_TEXT.formatted("", "", "", "", "", "", "");
    private static final String ADD = ADD_TEXT.formatted("", "*", ")", "");

    // The same for a batch that touches what is rare: holds, overbooked slots, walk-ins, types,
    // series. The
    // others do not pay for them.
    private static final String CHANGE_RARE =
            CHANGE_TEXT.formatted(
                    ", further_slot_ids = new.further_slot_ids::uuid[], run_ends_at ="
                            + " new.run_ends_at",
                    ", ?, ?",
                    ", further_slot_ids, run_ends_at",
                    MOVED_ON + ", gone as (delete from holds where id = any(?))",
                    ", holds = new.holds::json, overbooked_places = new.overbooked_places",
                    ", ?, ?",
                    ", holds, overbooked_places");

    private static final String BOOKED =
            "id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, reason, expires_at,"
                    + " booked_by, booked_at, version";
    private static final String RARELY_BOOKED =
            ", walk_in, series_id, appointment_type_id, needed_minutes, run_ends_at,"
                    + " further_slot_ids";
    private static final String ADD_RARE =
            ADD_TEXT.formatted(
                    RARELY_BOOKED,
                    BOOKED + RARELY_BOOKED + "::uuid[]",
                    ", ?, ?, ?, ?, ?, ?) as new(" + BOOKED + RARELY_BOOKED + ")",
                    FURTHER + HELD);

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
        boolean isRare =
                !schedule.holdAudit().isEmpty()
                        || schedule.touchesOverbooked()
                        || schedule.touchesTyped();
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                BoundArray.ofUuids(appointments, one -> one.id().value()),
                BoundArray.ofUuids(appointments, one -> one.slot().value()),
                BoundArray.ofUuids(appointments, one -> one.doctor().value()),
                BoundArray.ofInstants(appointments, one -> one.time().start()),
                BoundArray.ofInstants(appointments, Appointment::firstSlotEnd),
                BoundArray.ofTexts(appointments, one -> one.status().name()),
                BoundArray.ofInstants(appointments, one -> one.expiresAt().orElse(null)),
                BoundArray.ofTexts(appointments, Appointment::cancellationReason),
                BoundArray.ofTexts(
                        appointments, one -> one.cancellationCode().map(Enum::name).orElse(null)),
                BoundArray.ofTexts(
                        appointments,
                        one -> one.lastStep().map(step -> step.from().name()).orElse(null)),
                BoundArray.ofInstants(
                        appointments, one -> one.lastStep().map(LastStep::at).orElse(null)),
                BoundArray.ofLongs(appointments, Appointment::version));
        if (isRare) {
            values.add(BoundArray.ofTexts(appointments, BatchWrites::furtherSlots));
            values.add(BoundArray.ofInstants(appointments, one -> one.runEnd().orElse(null)));
            values.add(BoundArray.ofUuids(schedule.movedTyped(), AppointmentId::value));
            values.add(BoundArray.ofUuids(schedule.goneHolds(), HoldId::value));
        }
        Collections.addAll(
                values,
                BoundArray.ofUuids(slots, one -> one.id().value()),
                BoundArray.ofIntegers(slots, TimeSlot::booked),
                BoundArray.ofLongs(slots, TimeSlot::version));
        if (isRare) {
            values.add(BoundArray.ofTexts(slots, one -> SlotHolds.write(one.holds())));
            values.add(BoundArray.ofIntegers(slots, TimeSlot::overbookedPlaces));
        }
        db.execute(isRare ? CHANGE_RARE : CHANGE, values.toArray());
    }

    /** As an array of PostgreSQL reads; null where there are none. */
    private static String furtherSlots(Appointment appointment) {
        return appointment.furtherSlots().isEmpty()
                ? null
                : appointment.furtherSlots().stream()
                        .map(SlotId::toString)
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** New appointments, the trail of everything done, and the outcomes of the intentions. */
    void add(LockedSchedule schedule, List<Outcome> outcomes) {
        Collection<Appointment> booked = schedule.newAppointments();
        List<LockedSchedule.AuditEntry> audit = schedule.audit();
        List<HoldAudit> holdAudit = schedule.holdAudit();
        if (audit.isEmpty() && outcomes.isEmpty() && holdAudit.isEmpty()) {
            return;
        }
        boolean isRare =
                !holdAudit.isEmpty() || schedule.touchesWalkIns() || schedule.touchesTyped();
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                BoundArray.ofUuids(booked, one -> one.id().value()),
                BoundArray.ofUuids(booked, one -> one.slot().value()),
                BoundArray.ofUuids(booked, one -> one.doctor().value()),
                BoundArray.ofUuids(booked, one -> one.patient().value()),
                BoundArray.ofInstants(booked, one -> one.time().start()),
                BoundArray.ofInstants(booked, Appointment::firstSlotEnd),
                BoundArray.ofTexts(booked, one -> one.status().name()),
                BoundArray.ofTexts(booked, Appointment::reason),
                BoundArray.ofInstants(booked, one -> one.expiresAt().orElse(null)),
                BoundArray.ofUuids(booked, one -> one.bookedBy().value()),
                BoundArray.ofInstants(booked, Appointment::bookedAt),
                BoundArray.ofLongs(booked, Appointment::version));
        if (isRare) {
            addRare(values, booked);
        }
        Collections.addAll(
                values,
                BoundArray.ofUuids(audit, one -> one.appointment().value()),
                BoundArray.ofTexts(audit, one -> one.action().name()),
                BoundArray.ofTexts(audit, one -> one.from().map(Enum::name).orElse(null)),
                BoundArray.ofTexts(audit, one -> one.to().name()),
                BoundArray.ofUuids(
                        audit, one -> one.intention().map(i -> i.actor().value()).orElse(null)),
                BoundArray.ofUuids(
                        audit, one -> one.intention().map(i -> i.id().value()).orElse(null)),
                BoundArray.ofTexts(audit, LockedSchedule.AuditEntry::note),
                BoundArray.ofUuids(
                        audit, one -> one.move().map(move -> move.from().value()).orElse(null)),
                BoundArray.ofInstants(
                        audit, one -> one.move().map(LockedSchedule.Move::fromStart).orElse(null)),
                BoundArray.ofUuids(
                        audit, one -> one.move().map(move -> move.to().value()).orElse(null)),
                BoundArray.ofInstants(
                        audit, one -> one.move().map(LockedSchedule.Move::toStart).orElse(null)));
        if (isRare) {
            addFurther(values, schedule.newFurtherSlots());
            addHolds(values, schedule.newHolds(), holdAudit);
        }
        Collections.addAll(
                values,
                BoundArray.ofUuids(outcomes, one -> one.intention().id().value()),
                BoundArray.ofUuids(outcomes, one -> one.intention().actor().value()),
                BoundArray.ofTexts(outcomes, one -> one.intention().operation()),
                BoundArray.ofBytes(outcomes, one -> one.intention().contentHash().toByteArray()),
                BoundArray.ofTexts(outcomes, Outcome::json));
        db.execute(isRare ? ADD_RARE : ADD, values.toArray());
    }

    private static void addRare(List<Object> values, Collection<Appointment> booked) {
        Collections.addAll(
                values,
                BoundArray.ofBooleans(booked, Appointment::walkIn),
                BoundArray.ofUuids(booked, one -> one.series().map(SeriesId::value).orElse(null)),
                BoundArray.ofUuids(
                        booked, one -> one.typed().map(typed -> typed.type().value()).orElse(null)),
                BoundArray.ofIntegers(
                        booked, one -> one.typed().map(Typed::neededMinutes).orElse(null)),
                BoundArray.ofInstants(booked, one -> one.runEnd().orElse(null)),
                BoundArray.ofTexts(booked, BatchWrites::furtherSlots));
    }

    private static void addFurther(List<Object> values, Collection<FurtherSlot> further) {
        Collections.addAll(
                values,
                BoundArray.ofUuids(further, one -> one.appointment().value()),
                BoundArray.ofUuids(further, one -> one.slot().id().value()),
                BoundArray.ofUuids(further, one -> one.slot().doctor().value()),
                BoundArray.ofInstants(further, one -> one.slot().time().start()),
                BoundArray.ofInstants(further, one -> one.slot().time().end()));
    }

    private static void addHolds(
            List<Object> values, Collection<Hold> held, List<HoldAudit> audit) {
        Collections.addAll(
                values,
                BoundArray.ofUuids(held, one -> one.id().value()),
                BoundArray.ofUuids(held, one -> one.slot().value()),
                BoundArray.ofUuids(held, one -> one.heldBy().value()),
                BoundArray.ofInstants(held, Hold::heldAt),
                BoundArray.ofInstants(held, Hold::expiresAt),
                BoundArray.ofUuids(
                        audit, one -> one.intention().map(i -> i.actor().value()).orElse(null)),
                BoundArray.ofTexts(audit, one -> one.step().name()),
                BoundArray.ofUuids(audit, one -> one.hold().id().value()),
                BoundArray.ofUuids(
                        audit, one -> one.intention().map(i -> i.id().value()).orElse(null)),
                BoundArray.ofTexts(audit, BatchWrites::detail));
    }

    /** JSON of ids alone, which need no escaping. */
    private static String detail(HoldAudit audit) {
        String slot = "\"slot_id\": \"%s\"".formatted(audit.hold().slot());
        return audit.appointment()
                .map(one -> "{%s, \"appointment_id\": \"%s\"}".formatted(slot, one))
                .orElse("{" + slot + "}");
    }

    /** Series that begin. Few, as a person books each. */
    void begin(List<LockedSchedule.BegunSeries> begun) {
        for (LockedSchedule.BegunSeries one : begun) {
            Series series = one.series();
            db.insertInto(APPOINTMENT_SERIES)
                    .set(APPOINTMENT_SERIES.ID, series.id().value())
                    .set(APPOINTMENT_SERIES.PATIENT_ID, series.patient().value())
                    .set(APPOINTMENT_SERIES.DOCTOR_ID, series.doctor().value())
                    .set(APPOINTMENT_SERIES.EVERY_WEEKS, series.everyWeeks())
                    .set(APPOINTMENT_SERIES.BOOKED_BY, series.bookedBy().value())
                    .set(APPOINTMENT_SERIES.BOOKED_AT, series.bookedAt())
                    .execute();
            AuditTrail.write(
                    db,
                    AuditEntry.of(
                                    one.intention(),
                                    "BOOK_SERIES",
                                    APPOINTMENT_SERIES.getName(),
                                    series.id().value())
                            .onPatient(series.patient().value())
                            .with("doctor", series.doctor().toString())
                            .with("every_weeks", series.everyWeeks()));
        }
    }

    /** Entries of the waitlist and the appointments they are offered. Few, as a person offers each. */
    void offer(List<LockedSchedule.PlaceOffer> offers) {
        for (LockedSchedule.PlaceOffer one : offers) {
            db.execute(
                    "update waitlist_entries set state = 'OFFERED', appointment_id = ?, version ="
                            + " version + 1 where id = ?",
                    one.appointment().value(),
                    one.to().entry().value());
            AuditTrail.write(
                    db,
                    AuditEntry.of(
                                    one.intention(),
                                    "OFFER_PLACE",
                                    "waitlist_entries",
                                    one.to().entry().value())
                            .onPatient(one.to().patient().value())
                            .with("appointment_id", one.appointment().toString()));
        }
    }
}
