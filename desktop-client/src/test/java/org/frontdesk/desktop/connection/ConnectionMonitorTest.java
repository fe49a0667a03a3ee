package org.frontdesk.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class ConnectionMonitorTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final HandClock clock = new HandClock();
    private final List<ConnectionState> states = new ArrayList<>();
    private final ConnectionMonitor monitor = new ConnectionMonitor(clock, states::add);

    @Test
    void itIsLiveOnlyWhenEveryStreamIs() {
        monitor.starting("slots");
        monitor.starting("appointments");
        monitor.up("slots");
        assertThat(states).isEmpty();
        monitor.up("appointments");
        assertThat(states).containsExactly(new ConnectionState.Live());
    }

    @Test
    void whatIsShownIsAsOldAsTheLastThingHeard() {
        monitor.up("slots");
        clock.now = NOON.plusSeconds(60);
        monitor.heard();
        clock.now = NOON.plusSeconds(65);
        monitor.down("slots");
        assertThat(states.getLast())
                .isEqualTo(new ConnectionState.Reconnecting(NOON.plusSeconds(60)));
    }

    @Test
    void afterAWhileReconnectingBecomesOfflineSinceTheSameMoment() {
        monitor.up("slots");
        monitor.down("slots");
        clock.now = NOON.plus(ConnectionMonitor.OFFLINE_AFTER).plusMillis(1);
        monitor.tick();
        assertThat(states.getLast()).isEqualTo(new ConnectionState.Offline(NOON));
        monitor.up("slots");
        assertThat(states.getLast()).isEqualTo(new ConnectionState.Live());
    }

    @Test
    void goingToAnotherDayDoesNotLookLikeALoss() {
        monitor.up("monday");
        monitor.closed("monday");
        monitor.starting("tuesday");
        clock.now = NOON.plus(Duration.ofMinutes(1));
        monitor.tick();
        assertThat(states).containsExactly(new ConnectionState.Live());
    }

    private static final class HandClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
