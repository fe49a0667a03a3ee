package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;

import java.util.Optional;

/**
 * Gives back a held place whose time ran out. Commanded by the server itself, as often as it likes.
 *
 * <p>Outcomes, in order of precedence: {@link NothingToDo} (gone, or not due by the database's clock), {@link Expired}.
 */
public record ExpireHold(HoldId hold) implements AppointmentCommand<ExpireHold.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome permits Expired, NothingToDo {}

    /** The place is free again. */
    public record Expired(Hold hold) implements Outcome {}

    /** Somebody was faster. */
    public record NothingToDo() implements Outcome {}

    @Override
    public Optional<Intention> intention() {
        return Optional.empty();
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
        Optional<Hold> due = schedule.hold(hold).filter(one -> one.hasExpired(schedule.now()));
        if (due.isEmpty()) {
            return new NothingToDo();
        }
        schedule.release(due.get(), HoldStep.EXPIRE_HOLD, intention());
        return new Expired(due.get());
    }
}
