package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToLongFunction;

/** What must be true in the database after anything at all. */
public final class Invariants {

    private static final String MISCOUNTED_SLOTS =
            """
            select count(*) from time_slots s
            where booked > capacity + overbooked_places or overbooked_places <> greatest(booked - capacity, 0) or booked <> (
                select count(*) from appointments a
                where a.slot_id = s.id and a.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED'))
                + (select count(*) from appointment_further_slots f join appointments a on a.id = f.appointment_id
                    where f.slot_id = s.id and a.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED'))
                + (select count(*) from holds h where h.slot_id = s.id)
            """;

    /** What a slot shows of its holds is what they are. */
    private static final String MISTOLD_HOLDS =
            """
            select count(*) from time_slots s
            where (select count(*) from holds h where h.slot_id = s.id) <> coalesce(json_array_length(s.holds), 0)
                or exists (select from json_array_elements(s.holds) told where not exists (
                    select from holds h where h.slot_id = s.id and h.id = (told ->> 'id')::uuid
                        and h.held_by = (told ->> 'heldBy')::uuid and h.expires_at = (told ->> 'expiresAt')::timestamptz))
            """;

    private static final String PATIENTS_IN_TWO_PLACES =
            """
            select count(*) from appointments a join appointments b
            on a.patient_id = b.patient_id and a.id < b.id
                and tstzrange(a.starts_at, coalesce(a.run_ends_at, a.ends_at))
                    && tstzrange(b.starts_at, coalesce(b.run_ends_at, b.ends_at))
            where a.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED') and b.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED')
            """;

    /** What an appointment says of its slots is what they are, without a gap and long enough. */
    private static final String MISTOLD_RUNS =
            """
            select count(*) from appointments a
            cross join lateral (
                select array_agg(f.slot_id order by f.starts_at) ids, max(s.ends_at) ends_at,
                    sum(s.ends_at - s.starts_at) as length, bool_and(s.doctor_id = a.doctor_id) as is_doctors
                from appointment_further_slots f join time_slots s on s.id = f.slot_id where f.appointment_id = a.id
            ) run
            where a.further_slot_ids is distinct from run.ids or a.run_ends_at is distinct from run.ends_at
                or run.length <> a.run_ends_at - a.ends_at or not run.is_doctors
                or coalesce(a.run_ends_at, a.ends_at) - a.starts_at < make_interval(mins => a.needed_minutes)
            """;

    /** The trail of each appointment begins with its booking, goes on from state to state, and ends where it is now. */
    private static final String BROKEN_TRAILS =
            """
            select count(*) from appointments a left join (
                select appointment_id, from_status, to_status,
                    lag(to_status) over trail as before, lead(to_status) over trail as after
                from appointment_audit_log window trail as (partition by appointment_id order by id)
            ) step on step.appointment_id = a.id
            where step.appointment_id is null
                or step.from_status is distinct from step.before
                or (step.after is null and step.to_status <> a.status)
            """;

    private static final String TRAILS_OF_NOTHING =
            """
            select count(*) from appointment_audit_log l
            where not exists (select from appointments a where a.id = l.appointment_id)
                or (l.request_id is not null and not exists (
                    select from request_outcomes o where o.request_id = l.request_id))
            """;

    private Invariants() {}

    /**
     * @param count answers a query that counts
     */
    public static void hold(ToLongFunction<String> count) {
        assertThat(count.applyAsLong(MISCOUNTED_SLOTS)).as("slots miscounted").isZero();
        assertThat(count.applyAsLong(MISTOLD_HOLDS)).as("slots that mistell their holds").isZero();
        assertThat(count.applyAsLong(MISTOLD_RUNS)).as("mistold runs of slots").isZero();
        assertThat(count.applyAsLong(PATIENTS_IN_TWO_PLACES)).as("patients in two places").isZero();
        assertThat(count.applyAsLong(BROKEN_TRAILS)).as("appointments with broken trails").isZero();
        assertThat(count.applyAsLong(TRAILS_OF_NOTHING)).as("trails of nothing").isZero();
    }
}
