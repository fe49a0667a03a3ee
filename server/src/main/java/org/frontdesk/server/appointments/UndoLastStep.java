package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.TimeSlot;

import java.util.Optional;

/**
 * Takes the last step of an appointment back, on the clinic's day it was taken: the appointment is where it was before. A step
 * that freed its places takes them again, if they are still free. Once: the step before it stays.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.AppointmentUnknown}, {@link Refused.NothingToUndo} (the last thing done
 * was no step, or one that is not taken back), {@link Refused.UndoTooLate}, {@link Refused.PatientBusy}, {@link
 * Refused.SlotFull}, {@link Undone}.
 */
public record UndoLastStep(
        Intention intended, Caller caller, AppointmentId appointment, ClinicDays days)
        implements AppointmentCommand<UndoLastStep.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Undone,
                    Refused.AppointmentUnknown,
                    Refused.NothingToUndo,
                    Refused.UndoTooLate,
                    Refused.PatientBusy,
                    Refused.SlotFull {}

    /** The appointment is where it was; a hold has its whole time again. */
    public record Undone(Appointment appointment) implements Outcome {}

    @Override
    public Optional<Intention> intention() {
        return Optional.of(intended);
    }

    @Override
    public OutcomeJson<Outcome> outcomeJson() {
        return JSON;
    }

    @Override
    public void askFor(BatchNeeds needs) {
        needs.appointment(appointment);
        needs.returnOf(appointment);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Optional<Appointment> found = schedule.appointmentFor(caller, appointment);
        if (found.isEmpty()) {
            return new Refused.AppointmentUnknown(appointment);
        }
        Appointment present = found.get();
        boolean undoable =
                AppointmentStep.to(present.status())
                        .filter(AppointmentStep::isUndoable)
                        .isPresent();
        if (!undoable || present.lastStep().isEmpty()) {
            return new Refused.NothingToUndo(appointment, present.status());
        }
        LastStep last = present.lastStep().get();
        if (!days.areOnOneDay(last.at(), schedule.now())) {
            return new Refused.UndoTooLate(appointment, last.at());
        }
        if (!present.status().isActive()) {
            Optional<Appointment> other = schedule.activeAt(present.patient(), present.time());
            if (other.isPresent()) {
                return new Refused.PatientBusy(other.get().id(), other.get().time());
            }
            Optional<TimeSlot> full =
                    present.slots().stream()
                            .flatMap(slot -> schedule.slot(slot).stream())
                            .filter(TimeSlot::isFull)
                            .findFirst();
            if (full.isPresent()) {
                return new Refused.SlotFull(full.get().id());
            }
        }
        return new Undone(schedule.undo(present, last, intended));
    }
}
