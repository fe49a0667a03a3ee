package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Confirms every appointment of a series that waits for it. Those that are confirmed, moved on or called off already are left as
 * they are.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SeriesUnknown}, {@link Confirmed}.
 *
 * @param appointments all of the series
 */
public record ConfirmSeries(
        Intention intended, Caller caller, SeriesId series, List<AppointmentId> appointments)
        implements AppointmentCommand<ConfirmSeries.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome permits Confirmed, Refused.SeriesUnknown {}

    /**
     * What waited is confirmed.
     *
     * @param expired those that were not confirmed in time; their places are given back
     */
    public record Confirmed(List<Appointment> appointments, List<AppointmentId> expired)
            implements Outcome {}

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
        List<Appointment> confirmed = new ArrayList<>();
        List<AppointmentId> expired = new ArrayList<>();
        for (Appointment one : own) {
            if (schedule.hasExpired(one)) {
                expired.add(one.id());
            } else if (AppointmentStep.CONFIRM.goesFrom(one.status())) {
                confirmed.add(
                        schedule.take(AppointmentStep.CONFIRM, one, Optional.empty(), intention()));
            }
        }
        return new Confirmed(confirmed, expired);
    }
}
