package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.Optional;

/**
 * A move of an appointment that its caller did not find before the lane was asked. Goes through the lane all the same: an intention
 * that was settled before has the outcome it had, also for whoever has lost sight of the appointment since.
 *
 * <p>Outcome: {@link Refused.AppointmentUnknown}.
 */
public record MoveOfNothing(Intention intended, AppointmentId appointment)
        implements AppointmentCommand<MoveAppointments.Outcome> {

    private static final OutcomeJson<MoveAppointments.Outcome> JSON =
            new OutcomeJson<>(MoveAppointments.Outcome.class);

    @Override
    public Optional<Intention> intention() {
        return Optional.of(intended);
    }

    @Override
    public OutcomeJson<MoveAppointments.Outcome> outcomeJson() {
        return JSON;
    }

    @Override
    public void askFor(BatchNeeds needs) {
        // There is nothing to see.
    }

    @Override
    public MoveAppointments.Outcome decide(LockedSchedule schedule) {
        return new Refused.AppointmentUnknown(appointment);
    }
}
