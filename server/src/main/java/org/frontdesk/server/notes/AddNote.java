package org.frontdesk.server.notes;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_NOTES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.AppointmentTrail;
import org.frontdesk.server.appointments.AuditAction;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Adds a note to an appointment, whatever its state: much is worth noting only afterwards.
 *
 * <p>Outcomes, in order of precedence: {@link NoteOutcome.NoSuchAppointment}, {@link NoteOutcome.TooManyNotes}, {@link
 * NoteOutcome.Done}.
 */
public final class AddNote {

    /** More than anybody reads before a visit. */
    static final int MOST_NOTES = 100;

    private static final OutcomeJson<NoteOutcome> JSON = new OutcomeJson<>(NoteOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public AddNote(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<NoteOutcome> settle(
            Intention intention, Caller caller, AppointmentId appointment, String text) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, caller, appointment, text)));
    }

    private NoteOutcome decide(
            DSLContext db,
            Intention intention,
            Caller caller,
            AppointmentId appointment,
            String text) {
        Optional<AppointmentStatus> status = NoteRows.heldStatus(db, caller, appointment);
        if (status.isEmpty()) {
            return new NoteOutcome.NoSuchAppointment(appointment);
        }
        int present =
                db.fetchCount(
                        APPOINTMENT_NOTES,
                        APPOINTMENT_NOTES.APPOINTMENT_ID.eq(appointment.value()));
        if (present >= MOST_NOTES) {
            return new NoteOutcome.TooManyNotes(appointment);
        }
        Note added =
                db.insertInto(APPOINTMENT_NOTES)
                        .set(APPOINTMENT_NOTES.ID, newIds.get())
                        .set(APPOINTMENT_NOTES.APPOINTMENT_ID, appointment.value())
                        .set(APPOINTMENT_NOTES.AUTHOR_ID, intention.actor().value())
                        .set(APPOINTMENT_NOTES.TEXT, text)
                        .returning()
                        .fetchSingle(NoteRows::decode);
        AppointmentTrail.write(
                db, intention, appointment, AuditAction.ADD_NOTE, status.get(), text);
        return new NoteOutcome.Done(added);
    }
}
