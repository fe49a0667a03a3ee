package org.frontdesk.server.notes;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.util.Optional;

/** What the changes of notes read inside their transactions. */
final class NoteRows {

    private NoteRows() {}

    static Note decode(Record row) {
        return new Note(
                new NoteId(row.get(APPOINTMENT_NOTES.ID)),
                new AppointmentId(row.get(APPOINTMENT_NOTES.APPOINTMENT_ID)),
                new UserId(row.get(APPOINTMENT_NOTES.AUTHOR_ID)),
                row.get(APPOINTMENT_NOTES.TEXT),
                row.get(APPOINTMENT_NOTES.WRITTEN_AT),
                Optional.ofNullable(row.get(APPOINTMENT_NOTES.EDITED_AT)),
                row.get(APPOINTMENT_NOTES.VERSION));
    }

    /** The note, which nobody else changes until this transaction ends; on an appointment that the caller may see. */
    static Optional<Note> locked(DSLContext db, Caller caller, NoteId note) {
        return db.select(APPOINTMENT_NOTES.fields())
                .from(APPOINTMENT_NOTES)
                .join(APPOINTMENTS)
                .on(APPOINTMENTS.ID.eq(APPOINTMENT_NOTES.APPOINTMENT_ID))
                .where(APPOINTMENT_NOTES.ID.eq(note.value()))
                .and(AppointmentQueries.isVisibleTo(caller))
                .forUpdate()
                .of(APPOINTMENT_NOTES)
                .fetchOptional(NoteRows::decode);
    }

    /**
     * Where the appointment stands, if the caller may see it. It takes no step until this transaction ends, so that the trail
     * goes on from state to state; a batch of bookings that wants it to waits for that moment and is not undone.
     */
    static Optional<AppointmentStatus> heldStatus(
            DSLContext db, Caller caller, AppointmentId appointment) {
        return db.select(APPOINTMENTS.STATUS)
                .from(APPOINTMENTS)
                .where(APPOINTMENTS.ID.eq(appointment.value()))
                .and(AppointmentQueries.isVisibleTo(caller))
                .forShare()
                .fetchOptional(row -> AppointmentStatus.valueOf(row.value1()));
    }
}
