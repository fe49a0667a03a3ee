package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Duration;
import java.util.Optional;

/**
 * Holds a place of a slot for the caller, who does not know the patient yet.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SlotUnknown}, {@link Refused.SlotNotYours}, {@link
 * Refused.SlotInPast}, {@link Refused.SlotBlocked}, {@link Refused.SlotFull}, {@link Held}.
 *
 * @param length how long; empty: as long as a booking stays PENDING
 */
public record HoldPlace(Intention intended, Caller caller, SlotId slot, Optional<Duration> length)
        implements AppointmentCommand<HoldPlace.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Held,
                    Refused.SlotUnknown,
                    Refused.SlotNotYours,
                    Refused.SlotInPast,
                    Refused.SlotBlocked,
                    Refused.SlotFull {}

    /** The place is the caller's to book. */
    public record Held(Hold hold) implements Outcome {}

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
        needs.slot(slot);
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
        if (!wanted.time().start().isAfter(schedule.now())) {
            return new Refused.SlotInPast(slot, wanted.time());
        }
        if (wanted.isBlocked()) {
            return new Refused.SlotBlocked(slot);
        }
        if (wanted.isFull()) {
            return new Refused.SlotFull(slot);
        }
        return new Held(schedule.hold(wanted, caller, length, intended));
    }
}
