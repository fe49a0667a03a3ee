package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_TYPES;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.REQUEST_OUTCOMES;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import com.google.protobuf.ByteString;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.BatchNeeds.Placement;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.StoredOutcome;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotRows;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.AppointmentTypeRows;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The three statements a batch reads with, whatever its size; one more when places are offered to the waitlist, and one when
 * something is booked by its type.
 */
final class BatchReads {

    private static final Field<UUID> PLACED_PATIENT = DSL.field("placed.patient_id", UUID.class);
    private static final Field<Instant> PLACED_START = DSL.field("placed.starts_at", Instant.class);
    private static final Field<Instant> PLACED_END = DSL.field("placed.ends_at", Instant.class);

    /** As the schema has it: {@code time_slots_at_most_a_day}, {@code appointments_run_is_whole}. */
    private static final DayToSecond LONGEST = new DayToSecond(1);

    private static final String SLOTS_OF_HOLDS =
            " || array(select slot_id from holds where id = any({2}))";

    private static final String SLOTS_OF_DOCTORS =
            """
             || array(
                select time_slots.id from unnest({3}, {4}, {5}) as part(doctor_id, starts_at, ends_at)
                join time_slots on time_slots.doctor_id = part.doctor_id
                    and time_slots.starts_at >= part.starts_at and time_slots.starts_at < part.ends_at)\
            """;

    // OFFSET 0 as in people(): each is looked up alone.
    private static final String SLOTS_THAT_FOLLOW =
            """
             || array(
                select further.id
                from unnest({6}, {7}, {8}) as run(slot_id, appointment_id, minutes)
                left join lateral (
                    select needed_minutes from appointments where id = run.appointment_id offset 0
                ) its on true
                cross join lateral (
                    select doctor_id, starts_at from time_slots where id = run.slot_id offset 0
                ) first
                cross join lateral (
                    select id from time_slots
                    where doctor_id = first.doctor_id and starts_at > first.starts_at
                        and starts_at < first.starts_at + make_interval(mins => coalesce(run.minutes, its.needed_minutes))
                    offset 0
                ) further
            )\
            """;

    private final DSLContext db;

    BatchReads(DSLContext db) {
        this.db = db;
    }

    /** The transaction's time, and what has been answered before to these request ids. */
    record Past(Instant now, Map<RequestId, StoredOutcome> outcomes) {}

    Past past(Collection<RequestId> requests) {
        var now = DSL.field("now()", Instant.class);
        // One row of the clock alone, even when no id was seen before.
        var rows =
                db.select(
                                now,
                                REQUEST_OUTCOMES.REQUEST_ID,
                                REQUEST_OUTCOMES.ACTOR_ID,
                                REQUEST_OUTCOMES.OPERATION,
                                REQUEST_OUTCOMES.CONTENT_HASH,
                                REQUEST_OUTCOMES.OUTCOME)
                        .from(DSL.values(DSL.row(1)).as("clock", "one"))
                        .leftJoin(REQUEST_OUTCOMES)
                        .on(
                                REQUEST_OUTCOMES.REQUEST_ID.eq(
                                        DSL.any(BoundArray.ofUuids(requests, RequestId::value))))
                        .fetch();
        Map<RequestId, StoredOutcome> outcomes = new HashMap<>();
        for (var row : rows) {
            if (row.value2() != null) {
                outcomes.put(
                        new RequestId(row.value2()),
                        new StoredOutcome(
                                new UserId(row.value3()),
                                row.value4(),
                                ByteString.copyFrom(row.value5()),
                                row.value6()));
            }
        }
        return new Past(rows.getFirst().value1(), outcomes);
    }

    /** The types named; asks the database nothing when there is none. */
    Map<AppointmentTypeId, AppointmentType> types(Collection<AppointmentTypeId> types) {
        if (types.isEmpty()) {
            return Map.of();
        }
        return db
                .selectFrom(APPOINTMENT_TYPES)
                .where(
                        APPOINTMENT_TYPES.ID.eq(
                                DSL.any(BoundArray.ofUuids(types, AppointmentTypeId::value))))
                .fetch(AppointmentTypeRows::decode)
                .stream()
                .collect(Collectors.toMap(AppointmentType::id, type -> type));
    }

    /**
     * Locks and returns the slots named, those the named appointments and holds are in, doctors' of a time, and those the runs
     * take: in id order, so that no two batches deadlock.
     *
     * @param types those of the runs, as far as there are such
     */
    List<TimeSlot> lockSlots(BatchNeeds needs, Map<AppointmentTypeId, AppointmentType> types) {
        return db.selectFrom(TIME_SLOTS)
                .where(
                        TIME_SLOTS.ID.eq(
                                DSL.any(
                                        DSL.field(
                                                "{0} || array(select unnest(slot_id ||"
                                                        + " further_slot_ids) from appointments"
                                                        + " where id = any({1}))"
                                                        // Batches without these do not pay for
                                                        // them.
                                                        + (needs.holds.isEmpty()
                                                                ? ""
                                                                : SLOTS_OF_HOLDS)
                                                        + (needs.doctorTimes.isEmpty()
                                                                ? ""
                                                                : SLOTS_OF_DOCTORS)
                                                        + (needs.runs.isEmpty()
                                                                ? ""
                                                                : SLOTS_THAT_FOLLOW),
                                                UUID[].class,
                                                BoundArray.ofUuids(needs.slots, SlotId::value),
                                                BoundArray.ofUuids(
                                                        needs.appointments, AppointmentId::value),
                                                BoundArray.ofUuids(needs.holds, HoldId::value),
                                                BoundArray.ofUuids(
                                                        needs.doctorTimes,
                                                        part -> part.doctor().value()),
                                                BoundArray.ofInstants(
                                                        needs.doctorTimes,
                                                        part -> part.time().start()),
                                                BoundArray.ofInstants(
                                                        needs.doctorTimes,
                                                        part -> part.time().end()),
                                                BoundArray.ofUuids(
                                                        needs.runs, run -> run.first().value()),
                                                BoundArray.ofUuids(
                                                        needs.runs,
                                                        run ->
                                                                run.appointment()
                                                                        .map(AppointmentId::value)
                                                                        .orElse(null)),
                                                BoundArray.ofIntegers(
                                                        needs.runs,
                                                        run ->
                                                                run.type()
                                                                        .map(types::get)
                                                                        .map(
                                                                                AppointmentType
                                                                                        ::minutes)
                                                                        .orElse(null))))))
                .orderBy(TIME_SLOTS.ID)
                .forUpdate()
                .fetch(TimeSlotRows::decode);
    }

    /** Locks and returns the entries of the waitlist, in id order; asks the database nothing when there is none. */
    List<WaitingPatient> lockWaiting(Collection<WaitlistEntryId> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return db.select(WAITLIST_ENTRIES.ID, WAITLIST_ENTRIES.PATIENT_ID, WAITLIST_ENTRIES.STATE)
                .from(WAITLIST_ENTRIES)
                .where(
                        WAITLIST_ENTRIES.ID.eq(
                                DSL.any(BoundArray.ofUuids(entries, WaitlistEntryId::value))))
                .orderBy(WAITLIST_ENTRIES.ID)
                .forUpdate()
                .fetch(
                        row ->
                                new WaitingPatient(
                                        new WaitlistEntryId(row.value1()),
                                        new PatientId(row.value2()),
                                        row.value3()));
    }

    /**
     * The appointments named; and of each patient to be placed, whether they exist and their active appointments at the
     * slot's time. What is shown of the patients is remembered on the way: the answers will need it.
     */
    void people(
            LockedSchedule schedule,
            Collection<AppointmentId> appointments,
            Collection<Placement> placements,
            PatientSummaries summaries) {
        List<Placement> placed =
                placements.stream()
                        .filter(
                                one ->
                                        one.slot().flatMap(schedule::slot).isPresent()
                                                || one.slot().isEmpty())
                        .toList();
        // What is not said of a placement is the named appointment's.
        var placedTable =
                DSL.table(
                        """
                        (select coalesce(said.patient_id, its.patient_id) as patient_id,
                            coalesce(said.starts_at, its.starts_at) as starts_at,
                            coalesce(said.ends_at, its.ends_at) as ends_at
                        from unnest({0}, {1}, {2}, {3}) as said(patient_id, appointment_id, starts_at, ends_at)
                        left join lateral (
                            select patient_id, starts_at, coalesce(run_ends_at, ends_at) as ends_at from appointments
                            where id = said.appointment_id offset 0
                        ) its on true) as placed\
                        """,
                        BoundArray.ofUuids(
                                placed, one -> one.patient().map(PatientId::value).orElse(null)),
                        BoundArray.ofUuids(
                                placed,
                                one -> one.appointment().map(AppointmentId::value).orElse(null)),
                        BoundArray.ofInstants(
                                placed,
                                one -> timeOf(schedule, one).map(TimeRange::start).orElse(null)),
                        BoundArray.ofInstants(
                                placed,
                                one -> timeOf(schedule, one).map(TimeRange::end).orElse(null)));
        // OFFSET 0 has each patient looked up alone: joined, a table that was small when the plan
        // was made is read whole.
        var thePatient =
                DSL.lateral(
                        DSL.select(PatientSummaries.COLUMNS)
                                .from(PATIENTS)
                                .where(PATIENTS.ID.eq(PLACED_PATIENT))
                                .and(PATIENTS.MERGED_INTO.isNull())
                                .offset(DSL.inline(0))
                                .asTable(PATIENTS.getName()));
        var atThatTime =
                DSL.lateral(
                        DSL.select(AppointmentRows.COLUMNS)
                                .from(APPOINTMENTS)
                                .where(APPOINTMENTS.PATIENT_ID.eq(PLACED_PATIENT))
                                .and(AppointmentRows.IS_ACTIVE)
                                .and(AppointmentRows.ENDS_AT.gt(PLACED_START))
                                .and(APPOINTMENTS.STARTS_AT.lt(PLACED_END))
                                // Nothing in the schema is longer than a day: spares the patient's
                                // history.
                                .and(APPOINTMENTS.STARTS_AT.gt(PLACED_START.minus(LONGEST)))
                                .offset(DSL.inline(0))
                                .asTable(APPOINTMENTS.getName()));
        var placedPatients =
                db.select(PatientSummaries.COLUMNS)
                        .select(AppointmentRows.COLUMNS)
                        .from(placedTable)
                        .crossJoin(thePatient)
                        .leftJoin(atThatTime)
                        .on(DSL.trueCondition());
        var namedAppointments =
                db.select(PatientSummaries.COLUMNS)
                        .select(AppointmentRows.COLUMNS)
                        .from(APPOINTMENTS)
                        .join(PATIENTS)
                        .on(PATIENTS.ID.eq(APPOINTMENTS.PATIENT_ID))
                        .where(
                                APPOINTMENTS.ID.eq(
                                        DSL.any(
                                                BoundArray.ofUuids(
                                                        appointments, AppointmentId::value))));
        for (Record row : placedPatients.unionAll(namedAppointments).fetch()) {
            schedule.read(new PatientId(row.get(PATIENTS.ID)));
            summaries.remember(row);
            if (row.get(APPOINTMENTS.ID) != null) {
                schedule.read(AppointmentRows.decode(row));
            }
        }
    }

    private static Optional<TimeRange> timeOf(LockedSchedule schedule, Placement placement) {
        // Of a run, as long a time as it may take at most: whether the patient is busy then is
        // decided
        // by the time it takes.
        return placement
                .slot()
                .flatMap(schedule::slot)
                .map(
                        slot ->
                                placement.alsoFurther()
                                        ? schedule.run(slot, SlotRun.LONGEST).time()
                                        : slot.time());
    }
}
