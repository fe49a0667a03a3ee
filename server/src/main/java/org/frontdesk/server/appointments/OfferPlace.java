package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.types.AppointmentTypeId;

import java.util.List;
import java.util.Optional;

/**
 * Books a place of a slot for the first of some waiting patients who can take it, and marks their entry OFFERED. Who comes
 * first was read before; whether they still wait and are free then is decided here, with the slot and the entries locked.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.WaitlistWrongState} of a chosen entry; what {@link BookAppointment}
 * refuses, where what is in the way of one patient only matters if they were chosen; {@link
 * Refused.WaitlistNobodyFits}; {@link Offered}.
 *
 * @param candidates best first; may be none
 * @param isChosen the one candidate was named by the caller, who is told what is in the way
 * @param type what the place is offered for; longer than the slot, it takes those that follow, too
 */
public record OfferPlace(
        Intention intended,
        Caller caller,
        SlotId slot,
        List<Candidate> candidates,
        boolean isChosen,
        Optional<AppointmentTypeId> type)
        implements AppointmentCommand<OfferPlace.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** A patient to be offered the place. */
    public record Candidate(WaitlistEntryId entry, PatientId patient, String reason) {}

    /** What came of it. */
    public sealed interface Outcome
            permits Offered,
                    Refused.OfPlace,
                    Refused.OfType,
                    Refused.WaitlistWrongState,
                    Refused.WaitlistNobodyFits {}

    /** The place is taken for this entry. */
    public record Offered(Appointment appointment, WaitlistEntryId entry) implements Outcome {}

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
        needs.slots.add(slot);
        for (Candidate one : candidates) {
            booking(one).askFor(needs);
            needs.waiting(one.entry());
        }
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        for (Candidate one : candidates) {
            Outcome outcome = decide(schedule, one);
            boolean isTheirs =
                    outcome instanceof Refused.PatientBusy
                            || outcome instanceof Refused.PatientUnknown
                            || outcome instanceof Refused.WaitlistWrongState;
            if (isChosen || !isTheirs) {
                return outcome;
            }
        }
        return inTheWayOfAll(schedule).orElseGet(() -> new Refused.WaitlistNobodyFits(slot));
    }

    /** Why there was nobody to be offered the place, where that is the slot's own affair. */
    private Optional<Outcome> inTheWayOfAll(LockedSchedule schedule) {
        Optional<TimeSlot> found = schedule.slot(slot);
        if (found.isEmpty()) {
            return Optional.of(new Refused.SlotUnknown(slot));
        }
        if (!found.get().time().start().isAfter(schedule.now())) {
            return Optional.of(new Refused.SlotInPast(slot, found.get().time()));
        }
        if (found.get().isBlocked()) {
            return Optional.of(new Refused.SlotBlocked(slot));
        }
        return found.get().isFull() ? Optional.of(new Refused.SlotFull(slot)) : Optional.empty();
    }

    private Outcome decide(LockedSchedule schedule, Candidate one) {
        Optional<WaitingPatient> waiting =
                schedule.waiting(one.entry())
                        .filter(entry -> entry.patient().equals(one.patient()));
        if (waiting.filter(WaitingPatient::isWaiting).isEmpty()) {
            return new Refused.WaitlistWrongState(
                    one.entry(), waiting.map(WaitingPatient::state).orElse("LEFT"));
        }
        return switch (booking(one).decide(schedule)) {
            case BookAppointment.Booked(Appointment booked) -> {
                schedule.offer(waiting.orElseThrow(), booked, intended);
                yield new Offered(booked, one.entry());
            }
            case Refused.SlotUnknown no -> no;
            case Refused.SlotNotYours no -> no;
            case Refused.PatientUnknown no -> no;
            case Refused.SlotInPast no -> no;
            case Refused.SlotBlocked no -> no;
            case Refused.SlotsNotConsecutive no -> no;
            case Refused.TypeUnknown no -> no;
            case Refused.TypeInactive no -> no;
            case Refused.PatientBusy no -> no;
            case Refused.SlotFull no -> no;
            case Refused.PlaceHoldExpired no -> throw bookedWithoutHold();
            case Refused.HoldNotYours no -> throw bookedWithoutHold();
        };
    }

    private BookAppointment booking(Candidate one) {
        return new BookAppointment(
                intended, caller, slot, one.patient(), one.reason(), Optional.empty(), type);
    }

    private static IllegalStateException bookedWithoutHold() {
        return new IllegalStateException("no hold was named");
    }
}
