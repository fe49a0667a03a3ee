package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;

import java.util.Optional;

/**
 * Gives a held place back. The holder does it, or an administrator.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.PlaceHoldExpired}, {@link Refused.HoldNotYours}, {@link Released}.
 */
public record ReleaseHold(Intention intended, Caller caller, HoldId hold)
        implements AppointmentCommand<ReleaseHold.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Released, Refused.PlaceHoldExpired, Refused.HoldNotYours {}

    /** The place is free again. */
    public record Released(Hold hold) implements Outcome {}

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
        needs.hold(hold);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Optional<Hold> found = schedule.hold(hold);
        if (found.isEmpty() || found.get().hasExpired(schedule.now())) {
            return new Refused.PlaceHoldExpired(hold);
        }
        Hold held = found.get();
        if (!held.heldBy().equals(caller.userId()) && caller.role() != Role.ADMIN) {
            return new Refused.HoldNotYours(hold);
        }
        schedule.release(held, HoldStep.RELEASE_HOLD, intention());
        return new Released(held);
    }
}
