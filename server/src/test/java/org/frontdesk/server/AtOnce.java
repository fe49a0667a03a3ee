package org.frontdesk.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many callers that start together: the first one calls when the last one is ready. */
public final class AtOnce {

    /** Longer than any race should last, so that one that hangs is a failure and not a build that never ends. */
    private static final long MOST_SECONDS = 60;

    private AtOnce() {}

    /** What each caller came back with, by its number. */
    public static <T> List<T> call(int callers, IntFunction<T> call) {
        var ready = new CountDownLatch(callers);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> calls = new ArrayList<>(callers);
            for (int number = 0; number < callers; number++) {
                int caller = number;
                calls.add(
                        executor.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return call.apply(caller);
                                }));
            }
            List<T> answers = new ArrayList<>(callers);
            for (Future<T> one : calls) {
                answers.add(one.get(MOST_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("a caller failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            executor.shutdownNow();
        }
    }
}
