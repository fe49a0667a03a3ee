package org.frontdesk.desktop.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something after a while, on the JavaFX thread, unless it is asked for something newer before. */
public final class Later {

    private final ScheduledExecutorService timer;
    private final Executor fx;
    private final Duration delay;
    private Future<?> pending;
    private long newest;

    public Later(ScheduledExecutorService timer, Executor fx, Duration delay) {
        this.timer = timer;
        this.fx = fx;
        this.delay = delay;
    }

    /** Replaces what was waiting. Called on the JavaFX thread. */
    public void run(Runnable work) {
        cancel();
        long mine = newest;
        pending =
                timer.schedule(
                        () ->
                                fx.execute(
                                        () -> {
                                            if (mine == newest) {
                                                work.run();
                                            }
                                        }),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Drops what was waiting. Called on the JavaFX thread. */
    public void cancel() {
        newest++;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
