package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.Optional;

/**
 * Makes a PENDING or CONFIRMED appointment CANCELLED and frees its place.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.AppointmentUnknown}, {@link Refused.HoldExpired}, {@link
 * Refused.WrongState}, {@link Cancelled}.
 */
public record CancelAppointment(
        Intention intended, Caller caller, AppointmentId appointment, String reason)
        implements AppointmentCommand<CancelAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Cancelled,
                    Refused.AppointmentUnknown,
                    Refused.HoldExpired,
                    Refused.WrongState {}

    /** The place is free again. */
    public record Cancelled(Appointment appointment) implements Outcome {}

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
        Appointment active = found.get();
        if (schedule.hasExpired(active)) {
            return new Refused.HoldExpired(appointment);
        }
        if (!active.status().isActive()) {
            return new Refused.WrongState(appointment, active.status());
        }
        return new Cancelled(
                schedule.change(
                        active.withStatus(AppointmentStatus.CANCELLED, reason),
                        AuditAction.CANCEL,
                        intention()));
    }
}
