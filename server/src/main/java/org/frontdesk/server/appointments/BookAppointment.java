package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.util.Optional;

/**
 * Takes a place of a slot for a patient: a free one, or the one that the caller holds. The appointment is PENDING until it is confirmed or expires.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SlotUnknown}, {@link Refused.SlotNotYours}, {@link
 * Refused.PatientUnknown}, {@link Refused.SlotInPast}, {@link Refused.SlotBlocked}, {@link Refused.PatientBusy}, then of a
 * hold {@link Refused.PlaceHoldExpired} and {@link Refused.HoldNotYours}, otherwise {@link Refused.SlotFull}; {@link Booked}. A patient who is busy hears that first, as no free place would help them.
 */
public record BookAppointment(
        Intention intended,
        Caller caller,
        SlotId slot,
        PatientId patient,
        String reason,
        Optional<HoldId> hold)
        implements AppointmentCommand<BookAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** Books a free place. */
    public BookAppointment(
            Intention intended, Caller caller, SlotId slot, PatientId patient, String reason) {
        this(intended, caller, slot, patient, reason, Optional.empty());
    }

    /** What came of it. */
    public sealed interface Outcome
            permits Booked, Refused.OfPlace, Refused.PlaceHoldExpired, Refused.HoldNotYours {}

    /** The place is taken. */
    public record Booked(Appointment appointment) implements Outcome {}

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
        needs.placement(patient, slot);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Optional<TimeSlot> found = schedule.slot(slot);
        if (found.isEmpty()) {
            return new Refused.SlotUnknown(slot);
        }
        TimeSlot wanted = found.get();
        if (!caller.mayActIn(wanted.doctor())) {
            return new Refused.SlotNotYours(slot);
        }
        if (!schedule.knows(patient) || !caller.mayActFor(patient)) {
            return new Refused.PatientUnknown(patient);
        }
        if (!wanted.time().start().isAfter(schedule.now())) {
            return new Refused.SlotInPast(slot, wanted.time());
        }
        if (wanted.isBlocked()) {
            return new Refused.SlotBlocked(slot);
        }
        Optional<Appointment> other = schedule.activeAt(patient, wanted.time());
        if (other.isPresent()) {
            return new Refused.PatientBusy(other.get().id(), other.get().time());
        }
        if (hold.isPresent()) {
            return bookHeld(schedule, wanted, hold.get());
        }
        if (wanted.isFull()) {
            return new Refused.SlotFull(slot);
        }
        return new Booked(schedule.book(wanted, patient, reason, intended));
    }

    private Outcome bookHeld(LockedSchedule schedule, TimeSlot wanted, HoldId id) {
        Optional<Hold> held = wanted.hold(id);
        if (held.isEmpty() || held.get().hasExpired(schedule.now())) {
            return new Refused.PlaceHoldExpired(id);
        }
        if (!held.get().heldBy().equals(caller.userId())) {
            return new Refused.HoldNotYours(id);
        }
        return new Booked(schedule.bookHeld(held.get(), wanted, patient, reason, intended));
    }
}
