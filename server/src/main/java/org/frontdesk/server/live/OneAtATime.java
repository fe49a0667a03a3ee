package org.frontdesk.server.live;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs work when it is signalled, never twice at once: a signal that comes while it runs has it run once more. */
final class OneAtATime {

    private final Executor executor;
    private final Runnable work;
    private final AtomicInteger signals = new AtomicInteger();

    OneAtATime(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /** There may be something to do. Returns at once. */
    void signal() {
        if (signals.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int answered;
        do {
            answered = signals.get();
            work.run();
        } while (signals.addAndGet(-answered) != 0);
    }
}
