package org.frontdesk.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Asks for what a list shows, and says which of its states the list is in; an answer overtaken by a newer question is dropped. */
public final class Loading {

    private final Executor fx;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<ListState> state =
            new ReadOnlyObjectWrapper<>(ListState.LOADING);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private long newest;

    public Loading(Executor fx, Texts texts) {
        this.fx = fx;
        this.texts = texts;
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it could not be read. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /**
     * Waits for an answer, on the JavaFX thread.
     *
     * @param take takes the answer up and says whether there is anything to show
     */
    public <R> void waitFor(CompletableFuture<Answer<R>> asked, Predicate<R> take) {
        long mine = ++newest;
        if (state.get() != ListState.READY) {
            state.set(ListState.LOADING); // what is shown stays until there is something newer
        }
        asked.thenAcceptAsync(
                answer -> {
                    if (mine != newest) {
                        return;
                    }
                    switch (answer) {
                        case Answer.Done<R>(R response) ->
                                state.set(take.test(response) ? ListState.READY : ListState.EMPTY);
                        case Answer.Failed<R>(CallFailure problem) -> {
                            failure.set(texts.of(problem));
                            state.set(ListState.FAILED);
                        }
                    }
                },
                fx);
    }

    /** Drops what is on its way: nothing is asked for any more. */
    public void forget() {
        newest++;
        state.set(ListState.EMPTY);
    }
}
