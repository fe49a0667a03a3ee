package org.frontdesk.server.notes;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentTrail;
import org.frontdesk.server.appointments.AuditAction;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Optional;

/**
 * Gives a note another text. Its author alone does, not even an administrator: the words stand under the author's name.
 *
 * <p>Outcomes, in order of precedence: {@link NoteOutcome.NoteUnknown}, {@link NoteOutcome.NoteNotYours}, {@link
 * NoteOutcome.Outdated}, {@link NoteOutcome.Done}.
 */
public final class EditNote {

    private static final OutcomeJson<NoteOutcome> JSON = new OutcomeJson<>(NoteOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public EditNote(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param version of the note as the caller read it
     */
    public Settled<NoteOutcome> settle(
            Intention intention, Caller caller, NoteId note, long version, String text) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, caller, note, version, text)));
    }

    private static NoteOutcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            NoteId id,
            long version,
            String text) {
        Optional<Note> found = NoteRows.locked(db, caller, id);
        if (found.isEmpty()) {
            return new NoteOutcome.NoteUnknown(id);
        }
        Note note = found.get();
        if (!note.author().equals(caller.userId())) {
            return new NoteOutcome.NoteNotYours(id);
        }
        if (note.version() != version) {
            return new NoteOutcome.Outdated(new EtagMismatch(Long.toString(note.version())));
        }
        Note edited =
                db.update(APPOINTMENT_NOTES)
                        .set(APPOINTMENT_NOTES.TEXT, text)
                        .set(APPOINTMENT_NOTES.EDITED_AT, DSL.currentInstant())
                        .set(APPOINTMENT_NOTES.VERSION, version + 1)
                        .where(APPOINTMENT_NOTES.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(NoteRows::decode);
        var status = NoteRows.heldStatus(db, caller, note.appointment()).orElseThrow();
        AppointmentTrail.write(
                db, intention, note.appointment(), AuditAction.EDIT_NOTE, status, text);
        return new NoteOutcome.Done(edited);
    }
}
