package org.frontdesk.desktop;

import javafx.application.Platform;
import javafx.scene.Node;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Looks and presses on the JavaFX thread, from wherever it is called. */
public final class FxThread {

    private FxThread() {}

    /** Does the work there and waits for it. */
    public static <T> T fx(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Whether a person could see it. */
    public static boolean isTreeVisible(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
