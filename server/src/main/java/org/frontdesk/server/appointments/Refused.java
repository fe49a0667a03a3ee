package org.frontdesk.server.appointments;

import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.AppointmentTypeInactive;
import org.frontdesk.server.types.AppointmentTypeUnknown;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Every way an appointment command can be refused. Which command is refused how stands at the command. */
public sealed interface Refused extends Refusal {

    /** Why there is no place to be had in a slot. */
    sealed interface OfPlace
            extends Refused,
                    BookAppointment.Outcome,
                    OverbookAppointment.Outcome,
                    BookWalkIn.Outcome,
                    OfferPlace.Outcome,
                    MoveAppointments.Outcome,
                    MoveDoctorDay.Outcome {}

    /** Why nothing is booked by the type. */
    sealed interface OfType extends OfSeries, BookAppointment.Outcome, OfferPlace.Outcome {}

    /** Why nothing of a series is booked. */
    sealed interface OfSeries extends Refused, BookSeries.Outcome {}

    /** Why nothing can be done with an appointment. */
    sealed interface OfAppointment
            extends Refused, TakeStep.Outcome, MoveAppointments.Outcome, MoveDoctorDay.Outcome {}

    /** No slot has this id. */
    record SlotUnknown(SlotId slot) implements OfPlace, HoldPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such time slot.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** A doctor books in their own schedule only. */
    record SlotNotYours(SlotId slot) implements OfPlace, OfSeries, HoldPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_NOT_YOURS;
        }

        @Override
        public String sentence() {
            return "This time slot is another doctor's.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** No patient has this id, or it is not the caller's to book for. */
    record PatientUnknown(PatientId patient) implements OfPlace, OfSeries {
        @Override
        public Reason reason() {
            return Reason.PATIENT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such patient.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("patient_id", patient.toString());
        }
    }

    /** The slot has started. */
    record SlotInPast(SlotId slot, TimeRange time) implements OfPlace, HoldPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_IN_PAST;
        }

        @Override
        public String sentence() {
            return "This time slot has already started.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString(), "start_time", time.start().toString());
        }
    }

    /** The slot has ended. */
    record SlotOver(SlotId slot, TimeRange time) implements Refused, BookWalkIn.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_IN_PAST;
        }

        @Override
        public String sentence() {
            return "This time slot is over.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString(), "start_time", time.start().toString());
        }
    }

    /** The slot starts later than anybody waits at the desk for. */
    record WalkInTooEarly(SlotId slot, Instant possibleFrom)
            implements Refused, BookWalkIn.Outcome {
        @Override
        public Reason reason() {
            return Reason.TOO_EARLY;
        }

        @Override
        public String sentence() {
            return "This time slot starts too late to wait for: book an appointment.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString(), "possible_from", possibleFrom.toString());
        }
    }

    /** As many places beyond the capacity are taken as there may be. */
    record OverbookingLimit(SlotId slot, int overbookedPlaces)
            implements Refused, OverbookAppointment.Outcome {
        @Override
        public Reason reason() {
            return Reason.OVERBOOKING_LIMIT;
        }

        @Override
        public String sentence() {
            return "This time slot is overbooked as far as it may be.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of(
                    "slot_id", slot.toString(),
                    "overbooked_places", Integer.toString(overbookedPlaces));
        }
    }

    /** The slot is not to be booked, whatever its places. */
    record SlotBlocked(SlotId slot) implements OfPlace, HoldPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_BLOCKED;
        }

        @Override
        public String sentence() {
            return "This time slot is blocked.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** The type needs more time, and no slot of the doctor begins when this one ends. */
    record SlotsNotConsecutive(SlotId slot, Instant end) implements OfPlace {

        static SlotsNotConsecutive after(SlotRun run) {
            return new SlotsNotConsecutive(run.last().id(), run.last().time().end());
        }

        @Override
        public Reason reason() {
            return Reason.SLOTS_NOT_CONSECUTIVE;
        }

        @Override
        public String sentence() {
            return "This type of appointment takes longer, and no time slot follows.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString(), "end_time", end.toString());
        }
    }

    /** No type has this id. */
    record TypeUnknown(AppointmentTypeId type) implements OfType {
        @Override
        public Reason reason() {
            return new AppointmentTypeUnknown(type).reason();
        }

        @Override
        public String sentence() {
            return new AppointmentTypeUnknown(type).sentence();
        }

        @Override
        public Map<String, String> metadata() {
            return new AppointmentTypeUnknown(type).metadata();
        }
    }

    /** Appointments of this type are not booked any more. */
    record TypeInactive(AppointmentTypeId type) implements OfType {
        @Override
        public Reason reason() {
            return new AppointmentTypeInactive(type).reason();
        }

        @Override
        public String sentence() {
            return new AppointmentTypeInactive(type).sentence();
        }

        @Override
        public Map<String, String> metadata() {
            return new AppointmentTypeInactive(type).metadata();
        }
    }

    /** The patient has another active appointment at that time. */
    record PatientBusy(AppointmentId appointment, TimeRange time)
            implements OfPlace, UndoLastStep.Outcome {
        @Override
        public Reason reason() {
            return Reason.PATIENT_BUSY;
        }

        @Override
        public String sentence() {
            return "The patient already has an appointment at that time.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of(
                    "appointment_id", appointment.toString(),
                    "start_time", time.start().toString(),
                    "end_time", time.end().toString());
        }
    }

    /** Every place is taken. */
    record SlotFull(SlotId slot) implements OfPlace, HoldPlace.Outcome, UndoLastStep.Outcome {
        @Override
        public Reason reason() {
            return Reason.SLOT_FULL;
        }

        @Override
        public String sentence() {
            return "Every place of this time slot is taken.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** The hold ran out, was booked or released, or is not of this slot. */
    record PlaceHoldExpired(HoldId hold)
            implements Refused, BookAppointment.Outcome, ReleaseHold.Outcome {
        @Override
        public Reason reason() {
            return Reason.HOLD_EXPIRED;
        }

        @Override
        public String sentence() {
            return "This place is not held any more.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("hold_id", hold.toString());
        }
    }

    /** Somebody else holds the place. */
    record HoldNotYours(HoldId hold)
            implements Refused, BookAppointment.Outcome, ReleaseHold.Outcome {
        @Override
        public Reason reason() {
            return Reason.HOLD_NOT_YOURS;
        }

        @Override
        public String sentence() {
            return "Somebody else holds this place.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("hold_id", hold.toString());
        }
    }

    /** No appointment has this id, or it is not the caller's to see. */
    record AppointmentUnknown(AppointmentId appointment)
            implements OfAppointment, UndoLastStep.Outcome, CancelSeries.Outcome {
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

    /** No series has this id, or none of its appointments is the caller's to see. */
    record SeriesUnknown(SeriesId series)
            implements Refused, ConfirmSeries.Outcome, CancelSeries.Outcome {
        @Override
        public Reason reason() {
            return Reason.SERIES_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such series of appointments.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("series_id", series.toString());
        }
    }

    /** The appointment was not confirmed in time; its place is given back. */
    record HoldExpired(AppointmentId appointment) implements OfAppointment {
        @Override
        public Reason reason() {
            return Reason.HOLD_EXPIRED;
        }

        @Override
        public String sentence() {
            return "The time to confirm this appointment has run out.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString());
        }
    }

    /** The appointment is in a state from which this step does not go. */
    record WrongState(AppointmentId appointment, AppointmentStatus status)
            implements OfAppointment {
        @Override
        public Reason reason() {
            return Reason.WRONG_STATE;
        }

        @Override
        public String sentence() {
            return "The appointment is %s.".formatted(inWords(status));
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString(), "status", status.name());
        }
    }

    /** The entry of the waitlist does not wait (any more). */
    record WaitlistWrongState(WaitlistEntryId entry, String state)
            implements Refused, OfferPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.WAITLIST_WRONG_STATE;
        }

        @Override
        public String sentence() {
            return "The entry of the waitlist is already %s.".formatted(state.toLowerCase());
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("entry_id", entry.toString(), "state", state);
        }
    }

    /** Nobody who waits can take the place. */
    record WaitlistNobodyFits(SlotId slot) implements Refused, OfferPlace.Outcome {
        @Override
        public Reason reason() {
            return Reason.WAITLIST_NOBODY_FITS;
        }

        @Override
        public String sentence() {
            return "Nobody on the waitlist can take this place.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** The step can't be taken yet. */
    record TooEarly(AppointmentId appointment, Instant possibleFrom)
            implements Refused, TakeStep.Outcome {
        @Override
        public Reason reason() {
            return Reason.TOO_EARLY;
        }

        @Override
        public String sentence() {
            return "It is too early for this step.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of(
                    "appointment_id", appointment.toString(),
                    "possible_from", possibleFrom.toString());
        }
    }

    /** The last thing done to the appointment is none that is taken back. */
    record NothingToUndo(AppointmentId appointment, AppointmentStatus status)
            implements Refused, UndoLastStep.Outcome {
        @Override
        public Reason reason() {
            return Reason.NOTHING_TO_UNDO;
        }

        @Override
        public String sentence() {
            return "The last thing done to the appointment can't be taken back.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString(), "status", status.name());
        }
    }

    /** The step was taken on another day. */
    record UndoTooLate(AppointmentId appointment, Instant takenAt)
            implements Refused, UndoLastStep.Outcome {
        @Override
        public Reason reason() {
            return Reason.UNDO_TOO_LATE;
        }

        @Override
        public String sentence() {
            return "A step is taken back on the day it was taken only.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString(), "taken_at", takenAt.toString());
        }
    }

    /** The appointment is not where the caller saw it. */
    record AppointmentMoved(AppointmentId appointment, SlotId slot)
            implements Refused, MoveAppointments.Outcome, MoveDoctorDay.Outcome {
        @Override
        public Reason reason() {
            return Reason.APPOINTMENT_MOVED;
        }

        @Override
        public String sentence() {
            return "The appointment was moved meanwhile.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString(), "slot_id", slot.toString());
        }
    }

    /** The appointment is there already, or would change places with one of the same patient. */
    record NothingToMove(AppointmentId appointment)
            implements Refused, MoveAppointments.Outcome, MoveDoctorDay.Outcome {
        @Override
        public Reason reason() {
            return Reason.NOTHING_TO_MOVE;
        }

        @Override
        public String sentence() {
            return "Nothing would be moved.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_id", appointment.toString());
        }
    }

    private static String inWords(AppointmentStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
