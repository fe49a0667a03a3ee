package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes a place of a slot for a patient: a free one, or the one that the caller holds. A type that is longer than the slot takes a
 * free place of those that follow, too. The appointment is PENDING until it is confirmed or expires.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SlotUnknown}, {@link Refused.SlotNotYours}, {@link
 * Refused.PatientUnknown}, {@link Refused.TypeUnknown}, {@link Refused.TypeInactive}, {@link Refused.SlotInPast}, {@link
 * Refused.SlotsNotConsecutive}, {@link Refused.SlotBlocked}, {@link Refused.PatientBusy}, of a hold {@link Refused.PlaceHoldExpired}
 * and {@link Refused.HoldNotYours}, {@link Refused.SlotFull} (the slot of the held place is not looked at); {@link Booked}. A
 * patient who is busy hears that first, as no free place would help them. Of several slots, the first that is in the way is named.
 */
public record BookAppointment(
        Intention intended,
        Caller caller,
        SlotId slot,
        PatientId patient,
        String reason,
        Optional<HoldId> hold,
        Optional<AppointmentTypeId> type)
        implements AppointmentCommand<BookAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** Books a free place. */
    public BookAppointment(
            Intention intended, Caller caller, SlotId slot, PatientId patient, String reason) {
        this(intended, caller, slot, patient, reason, Optional.empty(), Optional.empty());
    }

    /** What came of it. */
    public sealed interface Outcome
            permits Booked,
                    Refused.OfPlace,
                    Refused.OfType,
                    Refused.PlaceHoldExpired,
                    Refused.HoldNotYours {}

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
        type.ifPresentOrElse(
                one -> needs.placement(patient, slot, one), () -> needs.placement(patient, slot));
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        return refusal(schedule).orElseGet(() -> new Booked(take(schedule, Optional.empty())));
    }

    /** Why it can't be booked; empty: it can. */
    Optional<Outcome> refusal(LockedSchedule schedule) {
        Optional<TimeSlot> found = schedule.slot(slot);
        if (found.isEmpty()) {
            return Optional.of(new Refused.SlotUnknown(slot));
        }
        TimeSlot wanted = found.get();
        if (!caller.mayActIn(wanted.doctor())) {
            return Optional.of(new Refused.SlotNotYours(slot));
        }
        if (!schedule.knows(patient) || !caller.mayActFor(patient)) {
            return Optional.of(new Refused.PatientUnknown(patient));
        }
        Optional<AppointmentType> chosen = type.flatMap(schedule::type);
        if (type.isPresent() && chosen.isEmpty()) {
            return Optional.of(new Refused.TypeUnknown(type.get()));
        }
        if (chosen.isPresent() && !chosen.get().active()) {
            return Optional.of(new Refused.TypeInactive(type.get()));
        }
        if (!wanted.time().start().isAfter(schedule.now())) {
            return Optional.of(new Refused.SlotInPast(slot, wanted.time()));
        }
        SlotRun run = schedule.run(wanted, needed(schedule));
        if (!run.reaches(needed(schedule))) {
            return Optional.of(Refused.SlotsNotConsecutive.after(run));
        }
        if (run.blocked().isPresent()) {
            return Optional.of(new Refused.SlotBlocked(run.blocked().get().id()));
        }
        Optional<Appointment> other = schedule.activeAt(patient, run.time());
        if (other.isPresent()) {
            return Optional.of(new Refused.PatientBusy(other.get().id(), other.get().time()));
        }
        return hold.isPresent()
                ? holdRefusal(schedule, wanted, hold.get()).or(() -> full(run.further()))
                : full(run.slots());
    }

    private Optional<Outcome> holdRefusal(LockedSchedule schedule, TimeSlot wanted, HoldId id) {
        Optional<Hold> held = wanted.hold(id);
        if (held.isEmpty() || held.get().hasExpired(schedule.now())) {
            return Optional.of(new Refused.PlaceHoldExpired(id));
        }
        if (!held.get().heldBy().equals(caller.userId())) {
            return Optional.of(new Refused.HoldNotYours(id));
        }
        return Optional.empty();
    }

    private static Optional<Outcome> full(List<TimeSlot> slots) {
        return slots.stream()
                .filter(TimeSlot::isFull)
                .findFirst()
                .map(one -> new Refused.SlotFull(one.id()));
    }

    /** Takes what nothing is in the way of. */
    Appointment take(LockedSchedule schedule, Optional<SeriesId> series) {
        TimeSlot wanted = schedule.slot(slot).orElseThrow();
        SlotRun run = schedule.run(wanted, needed(schedule));
        Optional<AppointmentType> chosen = type.flatMap(schedule::type);
        return hold.flatMap(wanted::hold)
                .map(held -> schedule.bookHeld(held, run, chosen, patient, reason, intended))
                .orElseGet(() -> schedule.book(run, chosen, series, patient, reason, intended));
    }

    /** Zero: one slot, however long. */
    private Duration needed(LockedSchedule schedule) {
        return type.flatMap(schedule::type).map(AppointmentType::length).orElse(Duration.ZERO);
    }
}
