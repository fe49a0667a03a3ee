package org.frontdesk.desktop.live;

import javafx.application.Platform;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one way to the JavaFX thread: in order, with one hop pending at most, however many ask. */
public final class FxHop implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean hopping = new AtomicBoolean();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (hopping.compareAndSet(false, true)) {
            Platform.runLater(this::land);
        }
    }

    private void land() {
        hopping.set(false); // before the work: what is added from now on needs a hop of its own
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }
}
