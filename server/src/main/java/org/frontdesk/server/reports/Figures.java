package org.frontdesk.server.reports;

import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.CancellationCode;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was counted of some slots and appointments.
 *
 * @param byStatus appointments; a state that none is in is absent
 * @param cancelled the same for the codes of those that are CANCELLED
 */
public record Figures(
        long offeredPlaces,
        long usedPlaces,
        Map<AppointmentStatus, Long> byStatus,
        Map<CancellationCode, Long> cancelled,
        Optional<LeadTime> leadTime) {

    /** Of nothing. */
    static final Figures NONE = new Figures(0, 0, Map.of(), Map.of(), Optional.empty());

    /** How long before their start appointments were booked. */
    public record LeadTime(
            long appointments, Duration mean, Duration median, Duration ninthDecile) {}

    /** How many appointments are in one of these states. */
    long in(AppointmentStatus... statuses) {
        return Arrays.stream(statuses).mapToLong(one -> byStatus.getOrDefault(one, 0L)).sum();
    }

    /** Still to come, or nobody has said what became of them. */
    long open() {
        return in(AppointmentStatus.PENDING, AppointmentStatus.CONFIRMED);
    }

    /** Of patients who are in the clinic. */
    long present() {
        return in(AppointmentStatus.CHECKED_IN, AppointmentStatus.IN_PROGRESS);
    }

    OptionalDouble usedShare() {
        return share(usedPlaces, offeredPlaces);
    }

    OptionalDouble noShowRate() {
        long noShows = in(AppointmentStatus.NO_SHOW);
        return share(noShows, noShows + in(AppointmentStatus.COMPLETED));
    }

    /** The slots of these, the appointments of the others. */
    Figures withAppointmentsOf(Figures other) {
        return new Figures(
                offeredPlaces, usedPlaces, other.byStatus, other.cancelled, other.leadTime);
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
