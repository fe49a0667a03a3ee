package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.Optional;

/**
 * Gives back the place of a PENDING appointment whose time ran out. Commanded by the server itself, as often as it likes.
 *
 * <p>Outcomes, in order of precedence: {@link NothingToDo} (unknown, not PENDING any more, or not due by the database's
 * clock), {@link Expired}.
 */
public record ExpireAppointment(AppointmentId appointment)
        implements AppointmentCommand<ExpireAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome permits Expired, NothingToDo {}

    /** The place is free again. */
    public record Expired(Appointment appointment) implements Outcome {}

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
        needs.appointment(appointment);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        return schedule.appointment(appointment)
                .filter(found -> found.status() == AppointmentStatus.PENDING)
                .filter(schedule::hasExpired)
                .<Outcome>map(
                        due ->
                                new Expired(
                                        schedule.take(
                                                AppointmentStep.EXPIRE,
                                                due,
                                                Optional.empty(),
                                                intention())))
                .orElseGet(NothingToDo::new);
    }
}
