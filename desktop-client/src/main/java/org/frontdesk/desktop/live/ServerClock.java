package org.frontdesk.desktop.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The server's clock as far as it is known here, in the clinic's zone: holds expire by it, not by the desk's own. */
public final class ServerClock extends Clock {

    private final Clock desk;
    private volatile Duration offset;

    public ServerClock(Clock desk) {
        this(desk, Duration.ZERO);
    }

    private ServerClock(Clock desk, Duration offset) {
        this.desk = desk;
        this.offset = offset;
    }

    /** The server said what time it is. */
    public void serverSays(Instant serverTime) {
        offset = Duration.between(desk.instant(), serverTime);
    }

    @Override
    public Instant instant() {
        return desk.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return desk.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ServerClock(desk.withZone(zone), offset);
    }
}
