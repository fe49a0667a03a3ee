package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.live.FxHop;
import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The JavaFX thread never waits, on any screen, with and without a server; and the watch sees what it has to see. */
class FxThreadIT {

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk001", "doc001", "admin001", "pat001"})
    void noScreenWaitsForAnything(String account) {
        try (RealClinic clinic = RealClinic.demo();
                Desk desk = Desk.atDemo(clinic).signInAs(account);
                FxWatch watch = new FxWatch()) {
            for (Place place : desk.rail()) {
                desk.go(place);
                desk.press(KeyCode.F5);
                desk.awaitQuiet();
            }
            clinic.stop();
            desk.awaitText("#connectionPill", "Reconnecting");
            desk.rail().forEach(desk::press);
            clinic.start();
            desk.awaitText("#connectionPill", "Live");
            desk.press(KeyCode.CONTROL, KeyCode.L);
            desk.awaitShown("#somebodyElse");
            assertThat(watch.waits()).as("the JavaFX thread waits for nothing").isEmpty();
        }
    }

    @Test
    void whoWaitsForAnAnswerIsSeen() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (FxWatch watch = new FxWatch()) {
            new FxHop().execute(answer::join);
            await().until(() -> !watch.waits().isEmpty());
            assertThat(watch.waits().iterator().next())
                    .contains("CompletableFuture.join")
                    .contains("FxHop");
        } finally {
            answer.complete("");
        }
    }

    @Test
    void whoWaitsForALockIsSeenWhenItTakesLong() {
        ReentrantLock lock = new ReentrantLock();
        try (FxWatch watch = new FxWatch()) {
            lock.lock();
            new FxHop()
                    .execute(
                            () -> {
                                lock.lock();
                                lock.unlock();
                            });
            await().until(() -> !watch.waits().isEmpty());
            assertThat(watch.waits().iterator().next()).contains("ReentrantLock.lock");
        } finally {
            lock.unlock();
        }
    }

    @Test
    void whoOnlyWorksIsNotSeen() {
        try (FxWatch watch = new FxWatch()) {
            new FxHop()
                    .execute(
                            () -> {
                                long end = System.nanoTime() + 200_000_000;
                                while (System.nanoTime() < end) {
                                    Thread.onSpinWait();
                                }
                            });
            fx(() -> null); // after it
            assertThat(watch.waits()).isEmpty();
        }
    }
}
