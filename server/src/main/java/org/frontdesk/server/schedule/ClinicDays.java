package org.frontdesk.server.schedule;

import org.frontdesk.server.rpc.Fields;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Turns the clinic's days into instants. A day begins when its wall clocks first show it, also where midnight is skipped.
 *
 * @param clinicZone the clinic's zone as it is when it is asked
 */
public record ClinicDays(Supplier<ZoneId> clinicZone) {

    public ZoneId zone() {
        return clinicZone.get();
    }

    /** When the clinic's day began that this instant is on. */
    public Instant beginningOfDay(Instant instant) {
        return dayOf(instant).atStartOfDay(zone()).toInstant();
    }

    /** Whether the clinic's calendar shows the same day at both. */
    public boolean areOnOneDay(Instant one, Instant other) {
        return dayOf(one).equals(dayOf(other));
    }

    /** The day the clinic's calendar shows. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    /** From the beginning of the first day to the beginning of the day after the last. */
    public TimeRange range(Fields.DateRange dates) {
        ZoneId zone = zone();
        return new TimeRange(
                dates.first().atStartOfDay(zone).toInstant(),
                dates.last().plusDays(1).atStartOfDay(zone).toInstant());
    }
}
