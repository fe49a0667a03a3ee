package org.frontdesk.server.patients;

import org.jooq.DSLContext;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Two active appointments at the same time, one of each of two records that should become one. */
public record AppointmentOverlap(Appointment survivor, Appointment merged) {

    /** The appointment of one of them. */
    public record Appointment(UUID id, Instant start, Instant end) {}

    /** What is active, and when two overlap, as {@code appointments_patient_in_one_place} has it. */
    private static final String BETWEEN =
            """
            select one.id, one.starts_at, coalesce(one.run_ends_at, one.ends_at),
                other.id, other.starts_at, coalesce(other.run_ends_at, other.ends_at)
            from appointments one
            join appointments other on tstzrange(one.starts_at, coalesce(one.run_ends_at, one.ends_at))
                && tstzrange(other.starts_at, coalesce(other.run_ends_at, other.ends_at))
            where one.patient_id = ? and other.patient_id = ?
                and one.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED')
                and other.status in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED')
            order by one.starts_at, one.id, other.starts_at, other.id
            """;

    /** All of them, by the time of the survivor's. */
    static List<AppointmentOverlap> between(DSLContext db, PatientId survivor, PatientId merged) {
        return db.fetch(BETWEEN, survivor.value(), merged.value())
                .map(
                        row ->
                                new AppointmentOverlap(
                                        new Appointment(
                                                row.get(0, UUID.class),
                                                row.get(1, Instant.class),
                                                row.get(2, Instant.class)),
                                        new Appointment(
                                                row.get(3, UUID.class),
                                                row.get(4, Instant.class),
                                                row.get(5, Instant.class))));
    }
}
