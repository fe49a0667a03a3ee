package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class SignInLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInLimits limits = new SignInLimits(nanos::get);
    private final InetAddress desk = InetAddress.ofLiteral("192.0.2.7");
    private final InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.8");

    @Test
    void theSixthAttemptForANameHasToWaitThreeMinutesWhereverItComesFrom() {
        fail("anna", desk, 5);

        assertThat(limits.delay("anna", elsewhere)).contains(Duration.ofMinutes(3));
        assertThat(limits.delay("bert", desk)).isEmpty();
    }

    @Test
    void afterTheDelayOneMoreAttemptMayBeMade() {
        fail("anna", desk, 5);
        pass(Duration.ofMinutes(3));

        assertThat(limits.delay("anna", desk)).isEmpty();
        fail("anna", desk, 1);
        assertThat(limits.delay("anna", desk)).isPresent();
    }

    @Test
    void aSuccessForgetsTheFailuresOfTheName() {
        fail("anna", desk, 4);
        limits.succeeded("anna");
        fail("anna", desk, 4);

        assertThat(limits.delay("anna", desk)).isEmpty();
    }

    @Test
    void anAddressThatTriesManyNamesIsStopped() {
        for (int i = 0; i < 50; i++) {
            fail("name" + i, desk, 1);
        }

        assertThat(limits.delay("another", desk)).isPresent();
        assertThat(limits.delay("another", elsewhere)).isEmpty();
    }

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() {
        for (int i = 0; i < 50; i++) {
            fail("name" + i, InetAddress.ofLiteral("2001:db8::" + i), 1);
        }

        assertThat(limits.delay("another", InetAddress.ofLiteral("2001:db8::ffff"))).isPresent();
        assertThat(limits.delay("another", InetAddress.ofLiteral("2001:db8:0:1::1"))).isEmpty();
    }

    private void fail(String name, InetAddress address, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(name, address);
        }
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
