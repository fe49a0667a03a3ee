package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.ClinicDays;

import java.time.Instant;
import java.util.Optional;

/**
 * Takes an appointment one step on, as the table of {@link AppointmentStep} says.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.AppointmentUnknown}, {@link Refused.HoldExpired} (also when the expiry
 * is due and has not been written yet), {@link Refused.WrongState}, {@link Refused.TooEarly}, {@link Taken}.
 *
 * @param cancellation present with {@link AppointmentStep#CANCEL} only
 */
public record TakeStep(
        Intention intended,
        Caller caller,
        AppointmentId appointment,
        AppointmentStep step,
        Optional<Cancellation> cancellation,
        ClinicDays days)
        implements AppointmentCommand<TakeStep.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome permits Taken, Refused.OfAppointment, Refused.TooEarly {}

    /** The appointment is where the step leads. */
    public record Taken(Appointment appointment) implements Outcome {}

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
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Optional<Appointment> found = schedule.appointmentFor(caller, appointment);
        if (found.isEmpty()) {
            return new Refused.AppointmentUnknown(appointment);
        }
        Appointment present = found.get();
        if (schedule.hasExpired(present)) {
            return new Refused.HoldExpired(appointment);
        }
        if (!step.goesFrom(present.status())) {
            return new Refused.WrongState(appointment, present.status());
        }
        Instant from = step.possibleFrom(present, days);
        if (schedule.now().isBefore(from)) {
            return new Refused.TooEarly(appointment, from);
        }
        return new Taken(schedule.take(step, present, cancellation, intention()));
    }
}
