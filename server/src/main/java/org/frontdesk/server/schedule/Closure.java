package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.CLOSURES;

import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Record;

import java.util.Optional;

/**
 * A time in which nobody is received.
 *
 * @param doctor empty: a holiday of the whole clinic
 */
public record Closure(ClosureId id, Optional<DoctorId> doctor, TimeRange time, String reason) {

    public static Closure decode(Record row) {
        return new Closure(
                new ClosureId(row.get(CLOSURES.ID)),
                Optional.ofNullable(row.get(CLOSURES.DOCTOR_ID)).map(DoctorId::new),
                new TimeRange(row.get(CLOSURES.STARTS_AT), row.get(CLOSURES.ENDS_AT)),
                row.get(CLOSURES.REASON));
    }

    boolean isOver(DoctorId whose, TimeRange range) {
        return doctor.map(whose::equals).orElse(true) && time.overlaps(range);
    }
}
