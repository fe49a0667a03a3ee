package org.frontdesk.desktop.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Collects changes on the live thread until the JavaFX thread takes them: the newest state per record, no more. */
final class Handover<T> {

    private final Executor fx;
    private final Consumer<Changes<T>> taker;
    private Map<String, T> changed = new LinkedHashMap<>();
    private Set<String> removed = new HashSet<>();
    private boolean pending;

    Handover(Executor fx, Consumer<Changes<T>> taker) {
        this.fx = fx;
        this.taker = taker;
    }

    synchronized void changed(String id, T record) {
        removed.remove(id);
        changed.put(id, record);
        hop();
    }

    synchronized void removed(String id) {
        changed.remove(id);
        removed.add(id);
        hop();
    }

    private void hop() {
        if (!pending) {
            pending = true;
            fx.execute(() -> taker.accept(take()));
        }
    }

    private synchronized Changes<T> take() {
        pending = false;
        Changes<T> taken = new Changes<>(List.copyOf(changed.values()), Set.copyOf(removed));
        changed = new LinkedHashMap<>();
        removed = new HashSet<>();
        return taken;
    }
}
