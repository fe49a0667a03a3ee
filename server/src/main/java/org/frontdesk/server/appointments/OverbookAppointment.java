package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.util.Optional;

/**
 * Takes a place of a slot for a patient, beyond its capacity if need be: the slot's own allowance grows by that place. Whether the
 * caller may was decided at the door. Where a place is free, that one is taken, and nothing is overbooked.
 *
 * <p>Outcomes, in order of precedence: what {@link BookAppointment} refuses but for {@link Refused.SlotFull}, {@link
 * Refused.OverbookingLimit}, {@link Overbooked}.
 *
 * @param why beyond the capacity; not empty
 */
public record OverbookAppointment(
        Intention intended,
        Caller caller,
        SlotId slot,
        PatientId patient,
        String reason,
        String why)
        implements AppointmentCommand<OverbookAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome permits Overbooked, Refused.OfPlace, Refused.OverbookingLimit {}

    /** The place is taken. */
    public record Overbooked(Appointment appointment) implements Outcome {}

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
        var booking = new BookAppointment(intended, caller, slot, patient, reason);
        return switch (booking.decide(schedule)) {
            case BookAppointment.Booked(Appointment booked) -> new Overbooked(booked);
            case Refused.SlotFull full -> beyondCapacity(schedule);
            case Refused.OfPlace no -> no;
            case Refused.OfType no -> throw bookedWithoutType();
            case Refused.PlaceHoldExpired no -> throw bookedWithoutHold();
            case Refused.HoldNotYours no -> throw bookedWithoutHold();
        };
    }

    private Outcome beyondCapacity(LockedSchedule schedule) {
        TimeSlot full = schedule.slot(slot).orElseThrow();
        if (full.beyondCapacity() >= TimeSlot.MOST_OVERBOOKED_PLACES) {
            return new Refused.OverbookingLimit(slot, full.beyondCapacity());
        }
        return new Overbooked(schedule.overbook(full, patient, reason, why, intended));
    }

    private static IllegalStateException bookedWithoutType() {
        return new IllegalStateException("no type was named");
    }

    private static IllegalStateException bookedWithoutHold() {
        return new IllegalStateException("no hold was named");
    }
}
