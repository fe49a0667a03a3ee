package org.frontdesk.server.notes;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists the notes of an appointment; whether the caller may see it is asked before. */
public final class NoteQueries {

    /** The order of the list; the key of a page token. */
    public record Position(Instant writtenAt, UUID note) {}

    private final Transactions transactions;

    public NoteQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code most} notes after the position, in the order they were written, then of their ids. */
    public List<Note> list(AppointmentId appointment, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENT_NOTES)
                                .where(APPOINTMENT_NOTES.APPOINTMENT_ID.eq(appointment.value()))
                                .and(after.map(NoteQueries::isAfter).orElse(DSL.noCondition()))
                                .orderBy(APPOINTMENT_NOTES.WRITTEN_AT, APPOINTMENT_NOTES.ID)
                                .limit(most)
                                .fetch(NoteRows::decode));
    }

    private static Condition isAfter(Position position) {
        return DSL.row(APPOINTMENT_NOTES.WRITTEN_AT, APPOINTMENT_NOTES.ID)
                .gt(position.writtenAt(), position.note());
    }
}
