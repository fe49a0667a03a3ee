package org.frontdesk.desktop.connection;

import com.google.protobuf.Timestamp;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Moments as they come from the server. */
public final class WireTime {

    private WireTime() {}

    public static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    /** The moment as a clock in that zone shows it. */
    public static ZonedDateTime at(Timestamp time, ZoneId zone) {
        return instant(time).atZone(zone);
    }
}
