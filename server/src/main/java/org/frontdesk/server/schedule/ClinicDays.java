package org.frontdesk.server.schedule;

import org.frontdesk.server.rpc.Fields;

import java.time.ZoneId;

/** Turns the clinic's days into instants. A day begins when its wall clocks first show it, also where midnight is skipped. */
public record ClinicDays(ZoneId zone) {

    /** From the beginning of the first day to the beginning of the day after the last. */
    public TimeRange range(Fields.DateRange dates) {
        return new TimeRange(
                dates.first().atStartOfDay(zone).toInstant(),
                dates.last().plusDays(1).atStartOfDay(zone).toInstant());
    }
}
