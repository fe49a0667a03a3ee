package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.Optional;

/**
 * Makes a PENDING appointment CONFIRMED.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.AppointmentUnknown}, {@link Refused.HoldExpired} (also when the expiry
 * is due and has not been written yet), {@link Refused.WrongState}, {@link Confirmed}.
 */
public record ConfirmAppointment(Intention intended, Caller caller, AppointmentId appointment)
        implements AppointmentCommand<ConfirmAppointment.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Confirmed,
                    Refused.AppointmentUnknown,
                    Refused.HoldExpired,
                    Refused.WrongState {}

    /** The appointment stands. */
    public record Confirmed(Appointment appointment) implements Outcome {}

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
        Appointment pending = found.get();
        if (schedule.hasExpired(pending)) {
            return new Refused.HoldExpired(appointment);
        }
        if (pending.status() != AppointmentStatus.PENDING) {
            return new Refused.WrongState(appointment, pending.status());
        }
        return new Confirmed(
                schedule.change(
                        pending.withStatus(AppointmentStatus.CONFIRMED, ""),
                        AuditAction.CONFIRM,
                        intention()));
    }
}
