package org.frontdesk.server.notes;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** What became of a change to an appointment's notes. */
public sealed interface NoteOutcome {

    /** The note is so now, or was so when it was removed. */
    record Done(Note note) implements NoteOutcome {}

    /** Nothing was written. */
    sealed interface Refused extends NoteOutcome, Refusal {}

    /** There is no such appointment for the caller. */
    record NoSuchAppointment(AppointmentId appointment) implements Refused {
        @Override
        public Reason reason() {
            return Reason.APPOINTMENT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such appointment.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString());
        }
    }

    /** There is no such note for the caller, or it was removed. */
    record NoteUnknown(NoteId note) implements Refused {
        @Override
        public Reason reason() {
            return Reason.NOTE_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such note.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("note_id", note.toString());
        }
    }

    /** Somebody else wrote it. */
    record NoteNotYours(NoteId note) implements Refused {
        @Override
        public Reason reason() {
            return Reason.NOTE_NOT_YOURS;
        }

        @Override
        public String sentence() {
            return "Somebody else wrote this note.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("note_id", note.toString());
        }
    }

    /** The note was changed since the caller read it. */
    record Outdated(EtagMismatch mismatch) implements Refused {
        @Override
        public Reason reason() {
            return mismatch.reason();
        }

        @Override
        public String sentence() {
            return mismatch.sentence();
        }

        @Override
        public Map<String, String> metadata() {
            return mismatch.metadata();
        }
    }

    /** The appointment has as many as anybody reads. */
    record TooManyNotes(AppointmentId appointment) implements Refused {
        @Override
        public Reason reason() {
            return Reason.TOO_MANY_NOTES;
        }

        @Override
        public String sentence() {
            return "This appointment has as many notes as it may have.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString());
        }
    }
}
