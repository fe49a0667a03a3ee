package org.frontdesk.bench;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Calls at an even pace, whether or not those before have been answered: people do not wait with their questions until
 * somebody else has an answer. What a call took counts from when it was due, so that waiting counts too.
 */
final class Pace {

    /** Hears what a call took, in microseconds. */
    interface Answered {
        void took(int call, long micros);
    }

    private Pace() {}

    /**
     * Makes the calls 0, 1, 2, ... for as long as there is one, and waits for their answers.
     *
     * @param answered is told what each took
     */
    static void keep(
            double callsPerSecond, IntPredicate isThere, IntConsumer call, Answered answered) {
        var answers = new Phaser(1);
        long began = System.nanoTime();
        for (int i = 0; isThere.test(i); i++) {
            int number = i;
            long due = began + (long) (i * Duration.ofSeconds(1).toNanos() / callsPerSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            answers.register();
            Thread.startVirtualThread(
                    () -> {
                        try {
                            call.accept(number);
                            answered.took(number, (System.nanoTime() - due) / 1_000);
                        } finally {
                            answers.arriveAndDeregister();
                        }
                    });
        }
        answers.arriveAndAwaitAdvance();
    }
}
