package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls off what is still to come of a series, or what comes from one of its appointments on. What can't be called off any more,
 * and what comes before, is left as it is.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SeriesUnknown}, {@link Refused.AppointmentUnknown} (it is not of the
 * series), {@link Cancelled}.
 *
 * @param appointments all of the series
 * @param from that one and those that begin later; empty: those that have not begun
 */
public record CancelSeries(
        Intention intended,
        Caller caller,
        SeriesId series,
        List<AppointmentId> appointments,
        Optional<AppointmentId> from,
        Cancellation cancellation)
        implements AppointmentCommand<CancelSeries.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits Cancelled, Refused.SeriesUnknown, Refused.AppointmentUnknown {}

    /** These are called off, and their places free. */
    public record Cancelled(List<Appointment> appointments) implements Outcome {}

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
        appointments.forEach(needs::appointment);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        List<Appointment> own = schedule.ofSeries(caller, series, appointments);
        if (own.isEmpty()) {
            return new Refused.SeriesUnknown(series);
        }
        Optional<Instant> first =
                from.isEmpty()
                        ? Optional.of(schedule.now())
                        : own.stream()
                                .filter(one -> one.id().equals(from.get()))
                                .map(one -> one.time().start())
                                .findFirst();
        if (first.isEmpty()) {
            return new Refused.AppointmentUnknown(from.get());
        }
        return new Cancelled(
                own.stream()
                        .filter(one -> !one.time().start().isBefore(first.get()))
                        .filter(one -> !schedule.hasExpired(one))
                        .filter(one -> AppointmentStep.CANCEL.goesFrom(one.status()))
                        .map(
                                one ->
                                        schedule.take(
                                                AppointmentStep.CANCEL,
                                                one,
                                                Optional.of(cancellation),
                                                intention()))
                        .toList());
    }
}
