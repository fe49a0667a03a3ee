package org.frontdesk.desktop.administration;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Long work made of short calls: each is made when the answer to the one before has come, and it can be stopped between two.
 * Called on the JavaFX thread.
 */
public final class OneByOne {

    /** How it ended. */
    public enum End {
        /** Everything was done. */
        DONE,
        /** Somebody stopped it. */
        STOPPED,
        /** A step said that there is no going on. */
        FAILED
    }

    private final Executor fx;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private long newest;

    public OneByOne(Executor fx) {
        this.fx = fx;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** It was told to stop, and waits for the call that is on its way. */
    public ReadOnlyBooleanProperty stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    /** How much of it is done, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /**
     * Begins; what was running makes no further call and ends as stopped.
     *
     * @param begin makes the call of a step; its answer, taken on the JavaFX thread, says whether to go on
     * @param ended called once
     */
    public <T> void run(
            List<T> steps, Function<T, CompletableFuture<Boolean>> begin, Consumer<End> ended) {
        long mine = ++newest;
        running.set(true);
        stopping.set(false);
        next(mine, steps.iterator(), 0, steps.size(), begin, ended);
    }

    /** Makes no further call. */
    public void stop() {
        stopping.set(running.get());
    }

    private <T> void next(
            long mine,
            Iterator<T> left,
            int done,
            int all,
            Function<T, CompletableFuture<Boolean>> begin,
            Consumer<End> ended) {
        if (mine != newest) {
            ended.accept(End.STOPPED);
            return;
        }
        progress.set(all == 0 ? 1 : (double) done / all);
        if (!left.hasNext()) {
            end(End.DONE, ended);
        } else if (stopping.get()) {
            end(End.STOPPED, ended);
        } else {
            begin.apply(left.next())
                    .thenAcceptAsync(
                            goOn -> {
                                if (goOn || mine != newest) {
                                    next(mine, left, done + 1, all, begin, ended);
                                } else {
                                    end(End.FAILED, ended);
                                }
                            },
                            fx);
        }
    }

    private void end(End how, Consumer<End> ended) {
        running.set(false);
        stopping.set(false);
        ended.accept(how);
    }
}
